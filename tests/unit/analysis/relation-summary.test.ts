import { describe, expect, it } from "vitest";
import { summaryOf } from "@/app/(app)/analisis/relaciones/[id]/relation-summary";
import type { RelationTest } from "@/lib/analysis/schema/relations";
import type { ZoneDto } from "@/lib/analysis/schema/studies";

const huasco: ZoneDto = { code: "huasco", name: "Huasco" };

function test(
  key: string,
  zone: ZoneDto | null,
  pearson: RelationTest["estimates"]["pearson"],
): RelationTest {
  return {
    ...{ key, zone, grade: "2m", year: 2024, n: 8, status: "ok", caveats: [] },
    outcome: { path: key, name: key, shortName: key, kind: key.startsWith("simce") ? "simce" : "idps" },
    without: { fewStudents: 0, feedback: 0, outcome: 0 },
    estimates: { pearson, spearman: null, partial: null, weighted: null, robust: null },
  };
}

const estimate = (value: number, range: readonly [number, number], q: number) => ({
  ...{ value, low: range[0], high: range[1], q },
  ...{ p: q, n: 8 },
});

describe("what a cut says taken together", () => {
  it("counts what leaves zero out on either side, and gives each zone its middle correlation", () => {
    const summary = summaryOf([
      test("a", huasco, estimate(0.9, [0.5, 1], 0.01)),
      test("b", huasco, estimate(-0.6, [-0.9, -0.1], 0.2)),
      test("simce/lect", huasco, estimate(0.2, [-0.4, 0.6], 0.9)),
      test("c", huasco, estimate(0.1, [-0.3, 0.5], 0.9)),
      test("d", null, estimate(0.2, [-0.1, 0.4], 0.4)),
      test("e", null, estimate(0.4, [0, 0.6], 0.4)),
      test("f", null, null),
    ]);
    expect(summary).toMatchObject({ count: 6, apart: 2, adjusted: 1 });
    expect(summary.zones[0]).toEqual({
      ...{ zone: huasco, fewest: 8, most: 8 },
      kinds: [
        { kind: "idps", count: 3, median: 0.1, apart: 2 },
        { kind: "simce", count: 1, median: 0.2, apart: 0 },
      ],
    });
    expect(summary.zones[1]?.kinds).toMatchObject([{ kind: "idps", count: 2, apart: 0 }]);
    expect(summary.zones[1]?.kinds[0]?.median).toBeCloseTo(0.3, 12);
  });

  it("is empty when nothing could be calculated", () => {
    expect(summaryOf([test("a", huasco, null)])).toEqual({ count: 0, apart: 0, adjusted: 0, zones: [] });
  });
});
