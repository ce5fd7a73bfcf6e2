import { describe, expect, it } from "vitest";
import { scatterDomain, scatterSummary } from "@/components/charts/scatter-data";

describe("the domain of a scatter", () => {
  it("holds every value with room around it, and what must be in sight", () => {
    const [low, high] = scatterDomain([-1.4, 2.3], [-3, 1]);
    expect(low).toBeLessThan(-3);
    expect(high).toBeGreaterThan(2.3);
  });

  it("has a width when all values are the same, and when there is none", () => {
    const [low, high] = scatterDomain([50, 50]);
    expect(high - low).toBeGreaterThan(0);
    expect(scatterDomain([])).toEqual([0, 1]);
  });
});

describe("a scatter in words", () => {
  const point = { x: 1, y: 1, group: "a" };

  it("says the axes, how many of each group, and only the points set apart", () => {
    const words = scatterSummary({
      caption: "Índice y Simce",
      xLabel: "índice",
      yLabel: "Simce",
      groups: [
        { id: "a", label: "Huasco" },
        { id: "b", label: "Barrancas" },
      ],
      points: [
        { ...point, id: "1", label: "Escuela Uno", name: "1" },
        { ...point, id: "2", label: "Escuela Dos" },
      ],
    });
    expect(words).toBe(
      "Índice y Simce. Horizontal: índice. Vertical: Simce. Huasco: 2, Barrancas: 0. Marcados: Escuela Uno.",
    );
  });
});
