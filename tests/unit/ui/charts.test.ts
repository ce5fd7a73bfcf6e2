import { describe, expect, it } from "vitest";
import { crowdedLabels, spreadLabels } from "@/components/charts/label-layout";
import { fitMap } from "@/components/charts/map-fit";
import { missingNotes, trendDomain, trendSummary, trendYears } from "@/components/charts/trend-data";

const reading = {
  id: "lectura",
  label: "Lectura",
  points: [
    { x: 2022, value: 240, n: 60 },
    { x: 2023, value: null, n: 4, state: "pocos estudiantes" },
    { x: 2024, value: 253, n: 62 },
  ],
};
const band = { label: "Similares", points: [{ x: 2018, mean: 250, spread: 20 }] };

describe("a trend", () => {
  it("takes its years from the series and the band, once each and in order", () => {
    expect(trendYears([reading, reading], band)).toEqual([2018, 2022, 2023, 2024]);
  });

  it("makes room for the whole band and never starts from a missing value as if it were zero", () => {
    const [low, high] = trendDomain([reading], band);
    expect(low).toBeLessThanOrEqual(230);
    expect(low).toBeGreaterThan(200);
    expect(high).toBeGreaterThanOrEqual(270);
  });

  it("has a domain for one value and for none", () => {
    const [low, high] = trendDomain([{ ...reading, points: [{ x: 2024, value: 253 }] }], undefined);
    expect(low).toBeLessThan(253);
    expect(high).toBeGreaterThan(253);
    expect(trendDomain([], undefined)).toEqual([0, 1]);
  });

  it("says every figure and every missing one in words", () => {
    const words = trendSummary({ caption: "Simce", series: [reading], band }, String);
    expect(words).toBe(
      "Simce. Lectura: 2022 240, 2023 pocos estudiantes, 2024 253. Similares: 2018 250 ± 20.",
    );
    expect(missingNotes([reading])).toEqual(["2023 pocos estudiantes"]);
    expect(missingNotes([reading, { ...reading, label: "Matemática", points: [] }])).toEqual([
      "Lectura: 2023 pocos estudiantes",
    ]);
  });
});

describe("labels", () => {
  it("give each other room, keep their order and stay above the limit", () => {
    const placed = spreadLabels(
      [
        { id: "c", y: 98 },
        { id: "a", y: 90 },
        { id: "b", y: 91 },
      ],
      20,
      100,
    );
    expect([placed.get("a"), placed.get("b"), placed.get("c")]).toEqual([60, 80, 100]);
  });

  it("stay where they are when there is room", () => {
    const placed = spreadLabels(
      [
        { id: "a", y: 10 },
        { id: "b", y: 60 },
      ],
      20,
      100,
    );
    expect([...placed]).toEqual([
      ["a", 10],
      ["b", 60],
    ]);
  });

  it("step back from the last one, which always shows", () => {
    const position = (year: number) => (year - 2014) * 9;
    expect([...crowdedLabels([2014, 2016, 2022, 2023, 2024], position, 13)]).toEqual([2023]);
    expect(crowdedLabels([2022, 2023, 2024], position, 9).size).toBe(0);
  });
});

describe("a map", () => {
  const square = (west: number, south: number, size: number) => ({
    type: "Polygon" as const,
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  });
  const communes = [{ code: "03301", name: "Vallenar", geometry: square(-71, -29, 1) }];

  it("puts north up, west to the left, and a school in the middle in the middle", () => {
    const map = fitMap(communes, []);
    expect(map.toPercent(-70.5, -28.5).x).toBeCloseTo(50, 6);
    expect(map.toPercent(-70.5, -28.5).y).toBeCloseTo(50, 6);
    expect(map.toPercent(-70.9, -28.1).x).toBeLessThan(50);
    expect(map.toPercent(-70.9, -28.1).y).toBeLessThan(50);
  });

  it("shortens degrees of longitude by the latitude, so that a kilometre is the same both ways", () => {
    const map = fitMap(communes, []);
    const kmAcross = 111.2 * Math.cos((28.5 * Math.PI) / 180);
    const widthPercent = map.toPercent(-70, -28.5).x - map.toPercent(-71, -28.5).x;
    const heightPercent =
      (map.toPercent(-70.5, -29).y - map.toPercent(-70.5, -28).y) * (map.height / map.width);
    expect(widthPercent / kmAcross).toBeCloseTo(map.percentPerKm, 6);
    expect(heightPercent / 111.2).toBeCloseTo(map.percentPerKm, 6);
  });

  it("draws the same whichever way round an official polygon runs", () => {
    const [commune] = communes;
    const reversed = {
      ...commune,
      code: "03301",
      name: "Vallenar",
      geometry: {
        type: "Polygon" as const,
        coordinates: square(-71, -29, 1).coordinates.map((ring) => ring.toReversed()),
      },
    };
    expect(fitMap([reversed], []).height).toBeCloseTo(fitMap(communes, []).height, 6);
  });

  it("writes a commune's name where it hides no school, inside the commune", () => {
    const school = { longitude: -70.5, latitude: -28.5 };
    const [alone] = fitMap(communes, []).communes;
    const [beside] = fitMap(communes, [school]).communes;
    expect(Math.abs((alone?.labelX ?? 0) - 50)).toBeLessThan(5);
    expect(Math.hypot((beside?.labelX ?? 50) - 50, (beside?.labelY ?? 50) - 50)).toBeGreaterThan(2);
    for (const at of [beside?.labelX ?? -1, beside?.labelY ?? -1]) {
      expect(at).toBeGreaterThan(2);
      expect(at).toBeLessThan(98);
    }
  });
});
