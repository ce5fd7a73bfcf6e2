import { describe, expect, it } from "vitest";
import { selectedWords, signName, standingOf, weakRelation } from "@/components/analysis/case-words";
import { signsWithoutCase } from "@/lib/analysis/rules/case-texts";

describe("where a school stands in a list of cases", () => {
  it("is what the algorithm left, unless a confirmed change says otherwise", () => {
    const clear = { quadrant: "high_high" } as const;
    expect(standingOf({ ...clear, status: "picked", isCase: true }).word).toBe("Caso");
    expect(standingOf({ ...clear, status: "reserve", isCase: false }).word).toBe("Reserva");
    expect(standingOf({ ...clear, status: "reserve", isCase: true }).word).toBe("Caso, por cambio");
    expect(standingOf({ ...clear, status: "picked", isCase: false }).word).toBe("Salió por cambio");
  });

  it("says weak of whoever is under the threshold and in the list", () => {
    const near = { quadrant: "near_mean" } as const;
    expect(standingOf({ ...near, status: "picked", isCase: true })).toEqual({
      ...{ tone: "attention", word: "Caso, débil" },
    });
    expect(standingOf({ ...near, status: "reserve", isCase: true }).word).toBe("Caso, por cambio, débil");
    expect(standingOf({ ...near, status: "reserve", isCase: false }).word).toBe("Reserva, débil");
    expect(standingOf({ ...near, status: "not_picked", isCase: false }).word).toBe("No elegido");
  });

  it("is counted in the log with the weak ones apart", () => {
    const clear = { status: "picked", quadrant: "low_low" } as const;
    expect(selectedWords([clear, { status: "reserve", quadrant: "near_mean" }])).toBe("1 caso.");
    expect(selectedWords([clear, clear, { ...clear, quadrant: "near_mean" }])).toBe(
      "3 casos, 1 débil: bajo el umbral.",
    );
  });

  it("names the signs of which no eligible school is clear", () => {
    const positive = { status: "picked", sign: "positive" } as const;
    expect(signsWithoutCase([positive, { status: "not_eligible", sign: "negative" }])).toEqual(["negative"]);
    expect(signsWithoutCase([positive, { status: "not_picked", sign: "negative" }])).toEqual([]);
  });
});

describe("the sign of a relation", () => {
  it("is said of a school under the threshold as weak, by the sides on which its scores stand", () => {
    const near = { quadrant: "near_mean", feedbackZ: 0.3 } as const;
    expect(weakRelation({ ...near, outcomeZ: 0.4 })).toBe("Positiva, débil");
    expect(weakRelation({ ...near, outcomeZ: -0.4 })).toBe("Negativa, débil");
  });

  it("is not weak above it, and is none without scores", () => {
    expect(weakRelation({ quadrant: "high_high", feedbackZ: 1, outcomeZ: 1 })).toBeNull();
    expect(weakRelation({ quadrant: null, feedbackZ: null, outcomeZ: 1 })).toBeNull();
    expect(signName(null)).toBe("Sin signo");
  });
});
