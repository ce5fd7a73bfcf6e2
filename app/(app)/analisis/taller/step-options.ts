import type { FormValues } from "@/lib/format/form-values";
import {
  correlationKinds,
  extractionMethods,
  rotationMethods,
  scoringMethods,
  type FactorOptions,
  type FactorOptionsInput,
} from "@/lib/analysis/schema/factor-options";

/** The steps that have settings of their own. */
export type ChangeableStep =
  | "items"
  | "audit"
  | "matrix"
  | "number"
  | "solution"
  | "reliability"
  | "replication"
  | "scores"
  | "aggregation";

type StepReader = (before: FactorOptions, values: FormValues) => Partial<FactorOptionsInput>;

const readers: Readonly<Record<ChangeableStep, StepReader>> = {
  items: ({ solution }, values) => {
    const chosen = itemsIn(values);
    // A decision on an item that is no longer there is no decision.
    const dropped = solution.dropped.filter(({ variable }) => chosen.items.includes(variable));
    return { ...chosen, solution: { ...solution, dropped } };
  },
  audit: (_, values) => ({
    audit: {
      thinShare: values.number("options.audit.thinShare"),
      joinThin: isTicked(values, "options.audit.joinThin"),
      leaveOutStraightLining: isTicked(values, "options.audit.leaveOutStraightLining"),
    },
  }),
  matrix: (_, values) => ({
    matrix: {
      correlation: choice(values, "options.matrix.correlation", correlationKinds),
      missing: choice(values, "options.matrix.missing", ["pairwise", "listwise"]),
    },
  }),
  number: (_, values) => ({
    number: {
      factors: values.number("options.number.factors") ?? null,
      data: choice(values, "options.number.data", ["permuted", "normal"]),
      basis: choice(values, "options.number.basis", ["components", "factors"]),
      quantile: values.number("options.number.quantile"),
      draws: values.number("options.number.draws"),
      seed: values.number("options.number.seed"),
    },
  }),
  solution: ({ solution: { dropped } }, values) => ({
    solution: {
      dropped,
      extraction: choice(values, "options.solution.extraction", extractionMethods),
      rotation: choice(values, "options.solution.rotation", rotationMethods),
      kaiser: isTicked(values, "options.solution.kaiser"),
      starts: values.number("options.solution.starts"),
      mainLoading: values.number("options.solution.mainLoading"),
      crossGap: values.number("options.solution.crossGap"),
      communality: values.number("options.solution.communality"),
      itemsPerFactor: values.number("options.solution.itemsPerFactor"),
      dropping: choice(values, "options.solution.dropping", ["propose", "apply"]),
    },
  }),
  reliability: (_, values) => ({
    reliability: {
      bootstrapDraws: values.number("options.reliability.bootstrapDraws"),
      seed: values.number("options.reliability.seed"),
    },
  }),
  replication: (_, values) => ({
    replication: {
      congruence: values.number("options.replication.congruence"),
      seed: values.number("options.replication.seed"),
    },
  }),
  scores: (_, values) => ({
    scores: {
      method: choice(values, "options.scores.method", scoringMethods),
      leastAnswered: values.number("options.scores.leastAnswered"),
    },
  }),
  aggregation: (_, values) => ({
    aggregation: {
      minimumCell: values.number("options.aggregation.minimumCell"),
      shrink: isTicked(values, "options.aggregation.shrink"),
    },
  }),
};

/** The options of a run with what the form of one step says instead; what it leaves blank goes back to the default. The command parses them. */
export function optionsWith(
  before: FactorOptions,
  step: ChangeableStep,
  values: FormValues,
): FactorOptionsInput {
  return { ...before, ...readers[step](before, values) };
}

/** The options of a run that begins: its items, over those of another run when it is a copy. */
export function startOptions(before: FactorOptions | null, values: FormValues): FactorOptionsInput {
  if (before !== null) return optionsWith(before, "items", values);
  return itemsIn(values);
}

/** The options with one more item dropped, as the form of the item log says it. */
export function optionsWithDropped(before: FactorOptions, values: FormValues): FactorOptionsInput {
  const { dropped } = before.solution;
  const at = `options.solution.dropped.${dropped.length}`;
  const added = { variable: values.text(`${at}.variable`), reason: values.text(`${at}.reason`) };
  return { ...before, solution: { ...before.solution, dropped: [...dropped, added] } };
}

/** The options with a dropped item back. */
export function optionsWithReturned(before: FactorOptions, variable: string): FactorOptionsInput {
  const dropped = before.solution.dropped.filter((one) => one.variable !== variable);
  return { ...before, solution: { ...before.solution, dropped } };
}

function itemsIn(values: FormValues) {
  const items = [...values.list("options.items")];
  return {
    items,
    reversed: values.list("options.reversed").filter((variable) => items.includes(variable)),
    gradeBy: values.optional("options.gradeBy") ?? null,
  };
}

function isTicked(values: FormValues, name: string): boolean {
  return values.optional(name) !== undefined;
}

function choice<Kind extends string>(
  values: FormValues,
  name: string,
  kinds: readonly Kind[],
): Kind | undefined {
  const sent = values.text(name);
  return kinds.find((kind) => kind === sent);
}
