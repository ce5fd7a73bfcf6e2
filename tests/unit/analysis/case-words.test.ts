import { describe, expect, it } from "vitest";
import { signName, standingOf, weakRelation } from "@/components/analysis/case-words";

describe("where a school stands in a list of cases", () => {
  it("is what the algorithm left, unless a confirmed change says otherwise", () => {
    expect(standingOf({ status: "picked", isCase: true }).word).toBe("Caso");
    expect(standingOf({ status: "reserve", isCase: false }).word).toBe("Reserva");
    expect(standingOf({ status: "reserve", isCase: true }).word).toBe("Caso, por cambio");
    expect(standingOf({ status: "picked", isCase: false }).word).toBe("Salió por cambio");
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
