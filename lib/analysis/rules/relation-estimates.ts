import { takeRows, type Column } from "@/lib/numerics/columns";
import { correlate, type Correlation } from "@/lib/numerics/correlation/correlate";
import { standardise } from "@/lib/numerics/descriptive/standardise";
import { bootstrapInterval } from "@/lib/numerics/inference/bootstrap-interval";
import { resampleRows } from "@/lib/numerics/inference/resample";
import { NumericsError } from "@/lib/numerics/numerics-error";
import type { Coefficient } from "@/lib/numerics/regression/coefficient";
import { linearModel } from "@/lib/numerics/regression/linear-model";
import { partialCorrelation } from "@/lib/numerics/regression/partial-correlation";
import type { Estimate, RelationMethod } from "../schema/relations";
import type { RelationSample } from "./relation-sample";

/** An estimate before it is adjusted for the others of its run. */
export type BareEstimate = Omit<Estimate, "q">;

interface Chance {
  readonly seed: number;
  readonly draws: number;
}

/**
 * The relation of a sample by each method, null where one has no answer. Pearson with Fisher's interval; Spearman with the
 * percentile interval of a seeded bootstrap; Pearson with socioeconomic group and rurality held constant; the standardised
 * slope with those controls, weighted by students, and unweighted with HC3 errors. With several grades every method has a
 * term for each.
 */
export function estimatesOf(
  sample: RelationSample,
  chance: Chance,
): Readonly<Record<RelationMethod, BareEstimate | null>> {
  const { controls, gradeTerms, students } = sample;
  const held = [...controls, ...gradeTerms];
  const slope = (weight?: Column) =>
    linearModel(standardise(sample.outcome), [standardise(sample.feedback), ...held], weight);
  return {
    pearson: orNull(() => ofCorrelation(associate(sample, gradeTerms, "pearson"))),
    spearman: orNull(() => rankEstimate(sample, chance)),
    partial: controls.length === 0 ? null : orNull(() => ofCorrelation(associate(sample, held, "pearson"))),
    weighted: orNull(() => ofCoefficient(slope(students).coefficients[1], sample)),
    robust: orNull(() => ofCoefficient(slope().robust[1], sample)),
  };
}

function associate(
  { feedback, outcome }: Pick<RelationSample, "feedback" | "outcome">,
  held: readonly Column[],
  method: "pearson" | "spearman",
): Correlation {
  return held.length === 0
    ? correlate(feedback, outcome, method)
    : partialCorrelation({ x: feedback, y: outcome }, held, method);
}

function rankEstimate(sample: RelationSample, { seed, draws }: Chance): BareEstimate {
  const { r, p, nUsed } = associate(sample, sample.gradeTerms, "spearman");
  const again = (rows: Uint32Array): number => {
    const drawn = {
      feedback: takeRows(sample.feedback, rows),
      outcome: takeRows(sample.outcome, rows),
    };
    const terms = sample.gradeTerms.map((term) => takeRows(term, rows));
    return valueOr(() => associate(drawn, terms, "spearman").r, Number.NaN);
  };
  const { low, high } = bootstrapInterval(resampleRows(sample.n), again, { draws, seed });
  return { value: r, low, high, p, n: nUsed };
}

function ofCorrelation({ r, interval, p, nUsed }: Correlation): BareEstimate {
  return { value: r, low: interval.low, high: interval.high, p, n: nUsed };
}

function ofCoefficient(slope: Coefficient | undefined, sample: RelationSample): BareEstimate {
  if (slope === undefined) throw new Error("A model without the slope that was asked for");
  const complete = sample.controls.reduce(
    (missing, { values }) => Math.max(missing, [...values].filter(Number.isNaN).length),
    0,
  );
  const { estimate, low, high, p } = slope;
  return { value: estimate, low, high, p, n: sample.n - complete };
}

/** The estimate, or null if the sample does not allow it: too few schools, a term that does not vary, or one school alone in a term. */
function orNull(estimate: () => BareEstimate): BareEstimate | null {
  const found = valueOr<BareEstimate | null>(estimate, null);
  return found !== null && Object.values(found).every(Number.isFinite) ? found : null;
}

function valueOr<T>(calculate: () => T, otherwise: T): T {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof NumericsError) return otherwise;
    throw error;
  }
}
