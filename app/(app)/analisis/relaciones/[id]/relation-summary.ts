import type { Estimate, OutcomeDto, RelationTest } from "@/lib/analysis/schema/relations";
import type { ZoneDto } from "@/lib/analysis/schema/studies";

type OutcomeKind = OutcomeDto["kind"];
const kinds: readonly OutcomeKind[] = ["idps", "simce"];

export interface KindSummary {
  readonly kind: OutcomeKind;
  /** Results with a Pearson correlation. */
  readonly count: number;
  /** The middle correlation: unlike the largest one it does not grow with the number of results looked at. */
  readonly median: number;
  /** Those whose interval leaves zero out. */
  readonly apart: number;
}

/** How one zone, or all of them together, came out over the results of a cut. */
export interface ZoneSummary {
  readonly zone: ZoneDto | null;
  /** Of each kind that has any: answers of the same questionnaire, and a test. */
  readonly kinds: readonly KindSummary[];
  readonly fewest: number;
  readonly most: number;
}

export interface CutSummary {
  readonly count: number;
  readonly apart: number;
  /** Those still under 0.05 once adjusted for every test of the run. */
  readonly adjusted: number;
  readonly zones: readonly ZoneSummary[];
}

const LEVEL = 0.05;

/** What the tests of a cut say taken together, by Pearson's correlation; zones in the order of the tests. */
export function summaryOf(tests: readonly RelationTest[]): CutSummary {
  const known = tests.flatMap(({ zone, outcome: { kind }, estimates: { pearson } }) =>
    pearson === null ? [] : [{ zone, kind, pearson, isApart: pearson.low > 0 || pearson.high < 0 }],
  );
  const codes = [...new Set(known.map(({ zone }) => zone?.code ?? null))];
  return {
    count: known.length,
    apart: known.filter(({ isApart }) => isApart).length,
    adjusted: known.filter(({ pearson }) => pearson.q < LEVEL).length,
    zones: codes.map((code) => {
      const own = known.filter(({ zone }) => (zone?.code ?? null) === code);
      const sizes = own.map(({ pearson }) => pearson.n);
      return {
        zone: own[0]?.zone ?? null,
        kinds: kinds.flatMap((kind) => kindOf(own, kind)),
        ...{ fewest: Math.min(...sizes), most: Math.max(...sizes) },
      };
    }),
  };
}

interface Known {
  readonly kind: OutcomeKind;
  readonly pearson: Estimate;
  readonly isApart: boolean;
}

function kindOf(all: readonly Known[], kind: OutcomeKind): readonly KindSummary[] {
  const own = all.filter((one) => one.kind === kind);
  if (own.length === 0) return [];
  const median = medianOf(own.map(({ pearson }) => pearson.value));
  return [{ kind, count: own.length, median, apart: own.filter(({ isApart }) => isApart).length }];
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [(sorted.length - 1) >> 1, sorted.length >> 1];
  return ((sorted[low] ?? NaN) + (sorted[high] ?? NaN)) / 2;
}
