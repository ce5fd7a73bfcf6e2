import { benjaminiHochberg } from "@/lib/numerics/inference/benjamini-hochberg";
import type { RelationOptions, RelationTest } from "../schema/relations";
import { FEWEST_SCHOOLS, relationMethods } from "../schema/relations";
import type { StoredRelationTest } from "../schema/relation-results";
import type { StudyRow } from "../schema/study-rows";
import { caveatsOfTest } from "./relation-caveats";
import { estimatesOf, type BareEstimate } from "./relation-estimates";
import { relationScopes, rowsOf, toSample, varies, type RelationScope } from "./relation-sample";

/** One relation to be estimated: a scope and a result. */
export interface RelationPlan {
  readonly scope: RelationScope;
  readonly path: string;
}

/** A relation that was estimated and is not yet adjusted for the others. */
export type BareTest = Omit<StoredRelationTest, "estimates"> & {
  readonly estimates: Readonly<Record<(typeof relationMethods)[number], BareEstimate | null>>;
};

/** Every relation of a run, in the order in which they are shown. */
export function plannedRelations(options: RelationOptions): readonly RelationPlan[] {
  return relationScopes(options).flatMap((scope) => options.outcomes.map((path) => ({ scope, path })));
}

const none = { pearson: null, spearman: null, partial: null, weighted: null, robust: null } as const;

/** One relation by every method. The same rows in another order give the same. */
export function relate(
  { scope, path }: RelationPlan,
  rows: readonly StudyRow[],
  options: RelationOptions,
): BareTest {
  const sample = toSample(rowsOf(rows, scope, options), path);
  const status = statusOf(sample);
  const { n, without, hasEveryControl } = sample;
  return {
    key: [scope.zone ?? "todas", scope.grade ?? "todos", scope.year ?? "promedio", path].join("|"),
    ...scope,
    path,
    ...{ n, without, status },
    estimates: status === "ok" ? estimatesOf(sample, options) : none,
    caveats: caveatsOfTest({ scope, path, n, hasEveryControl, source: options.source.kind }),
  };
}

function statusOf(sample: ReturnType<typeof toSample>): RelationTest["status"] {
  if (sample.n < FEWEST_SCHOOLS) return "too_few";
  return varies(sample.feedback) && varies(sample.outcome) ? "ok" : "no_spread";
}

/** The relations with each p adjusted for all of the same method: none is left out for being weak. */
export function adjusted(tests: readonly BareTest[]): readonly StoredRelationTest[] {
  const qs = new Map(
    relationMethods.map((method) => {
      const there = tests.flatMap(({ key, estimates }) => {
        const estimate = estimates[method];
        return estimate === null ? [] : [{ key, p: estimate.p }];
      });
      const adjustedPs = benjaminiHochberg(there.map(({ p }) => p));
      return [method, new Map(there.map(({ key }, at) => [key, adjustedPs[at] ?? 1]))];
    }),
  );
  return tests.map((test) => {
    const withQ = (method: (typeof relationMethods)[number]) => {
      const estimate = test.estimates[method];
      return estimate === null ? null : { ...estimate, q: qs.get(method)?.get(test.key) ?? 1 };
    };
    return {
      ...test,
      estimates: {
        pearson: withQ("pearson"),
        spearman: withQ("spearman"),
        partial: withQ("partial"),
        weighted: withQ("weighted"),
        robust: withQ("robust"),
      },
    };
  });
}
