import { describe, expect, it } from "vitest";
import { forestDomain, forestSummary, type ForestRow } from "@/components/charts/forest-data";
import { formatNumber } from "@/lib/format/numbers";

const row: ForestRow = {
  id: "1",
  label: "Huasco",
  group: "huasco",
  value: 0.3,
  range: [-0.1, 0.6],
  note: "n 22",
};

describe("the domain of a forest plot", () => {
  it("reaches every limit in quarters, with zero inside", () => {
    expect(forestDomain([{ id: "a", label: "Lectura", rows: [row] }])).toEqual([-0.25, 0.75]);
    const above = { ...row, value: 0.6, range: [0.55, 0.65] as const };
    expect(forestDomain([{ id: "a", label: "Lectura", rows: [above] }])).toEqual([0, 0.75]);
  });

  it("is that of a correlation when nothing could be estimated", () => {
    const none = { ...row, value: null, range: null };
    expect(forestDomain([{ id: "a", label: "Lectura", rows: [none] }])).toEqual([-1, 1]);
  });
});

describe("an estimate in words", () => {
  const block = { id: "a", label: "Lectura", rows: [row] };

  it("says its interval and its n", () => {
    expect(forestSummary(block, row, formatNumber)).toBe(
      "Lectura, Huasco: 0,3, intervalo de −0,1 a 0,6, n 22.",
    );
  });

  it("says why there is none", () => {
    const none = { ...row, value: null, range: null, note: "menos de 4 establecimientos" };
    expect(forestSummary(block, none, formatNumber)).toBe("Lectura, Huasco: menos de 4 establecimientos.");
  });
});
