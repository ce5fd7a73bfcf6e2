import { fQuantile } from "@/lib/numerics/distributions/f-quantile";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type SingleRaterIcc = Readonly<{ icc: number; ci95: readonly [number, number] }>;

export type RaterAgreement = Readonly<{
  /** ICC(A,1): of one rater, differences of level between raters counting as disagreement. */
  agreement: SingleRaterIcc;
  /** ICC(C,1): of one rater, those differences left out. */
  consistency: SingleRaterIcc;
  subjects: number;
  raters: number;
}>;

interface Squares {
  readonly n: number;
  readonly k: number;
  /** Mean squares of subjects, raters and what is left. */
  readonly subjects: number;
  readonly raters: number;
  readonly error: number;
}

/**
 * Intraclass correlations of single ratings from a two-way analysis of variance without replication (McGraw & Wong, 1996, tables 4
 * and 7; the cases (2,1) and (3,1) of Shrout & Fleiss, 1979), with 95 % intervals. Rows are subjects, columns raters; no value may
 * be missing. Throws SHAPE for an unequal table, TOO_FEW_ROWS without two subjects and two raters, CONSTANT_ITEM when nothing
 * varies, or the subjects do not and the estimate would be of nothing. An interval is [NaN, NaN] where the raters never differ within a subject beyond a shift, because F is then infinite,
 * and that of agreement also where Satterthwaite's degrees of freedom are below a tenth.
 */
export function raterAgreement(ratings: readonly (readonly number[])[]): RaterAgreement {
  const squares = meanSquares(ratings);
  const { n, k, subjects, raters, error } = squares;
  const ofConsistency = subjects + (k - 1) * error;
  const ofAgreement = ofConsistency + (k / n) * (raters - error);
  const least = 1e-12 * (subjects + raters + error);
  if (!(ofConsistency > least && ofAgreement > least)) {
    throw new NumericsError("CONSTANT_ITEM", "The subjects do not vary: there is no share of it to give.");
  }
  const consistency = (subjects - error) / ofConsistency;
  const agreement = (subjects - error) / ofAgreement;
  return {
    agreement: { icc: agreement, ci95: agreementInterval(squares, agreement) },
    consistency: { icc: consistency, ci95: consistencyInterval(squares) },
    ...{ subjects: n, raters: k },
  };
}

function meanSquares(ratings: readonly (readonly number[])[]): Squares {
  const [n, k] = [ratings.length, ratings[0]?.length ?? 0];
  if (ratings.some((row) => row.length !== k))
    throw new NumericsError("SHAPE", "Every subject needs every rater.");
  if (n < 2 || k < 2) throw new NumericsError("TOO_FEW_ROWS", "Two subjects and two raters are needed.");
  const all = ratings.flat();
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const grand = mean(all);
  const rows = ratings.map(mean);
  const columns = Array.from({ length: k }, (_, j) => mean(ratings.map((row) => row[j] ?? Number.NaN)));
  const around = (means: readonly number[]) => means.reduce((sum, value) => sum + (value - grand) ** 2, 0);
  const total = all.reduce((sum, value) => sum + (value - grand) ** 2, 0);
  if (!(total > 0)) throw new NumericsError("CONSTANT_ITEM", "The ratings do not vary.");
  const left = Math.max(total - k * around(rows) - n * around(columns), 0);
  return {
    ...{ n, k, subjects: (k * around(rows)) / (n - 1), raters: (n * around(columns)) / (k - 1) },
    error: left / ((n - 1) * (k - 1)),
  };
}

const unknown = [Number.NaN, Number.NaN] as const;
const fewestDegrees = 0.1;

function consistencyInterval({ n, k, subjects, error }: Squares): readonly [number, number] {
  if (!(error > 0)) return unknown;
  const f = subjects / error;
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  const low = f / fQuantile(0.975, df1, df2);
  const high = f * fQuantile(0.975, df2, df1);
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

/** With Satterthwaite's degrees of freedom, as in table 7. */
function agreementInterval(
  { n, k, subjects, raters, error }: Squares,
  icc: number,
): readonly [number, number] {
  if (!(error > 0) || !(icc < 1)) return unknown;
  const a = (k * icc) / (n * (1 - icc));
  const b = 1 + (k * icc * (n - 1)) / (n * (1 - icc));
  const v =
    (a * raters + b * error) ** 2 / ((a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)));
  // With a tenth of a degree of freedom the quantile is near the end of the numbers, and says nothing.
  if (!(v >= fewestDegrees)) return unknown;
  const upper = fQuantile(0.975, n - 1, v);
  const lower = fQuantile(0.975, v, n - 1);
  const rest = k * raters + (k * n - k - n) * error;
  return [
    (n * (subjects - upper * error)) / (upper * rest + n * subjects),
    (n * (lower * subjects - error)) / (rest + n * lower * subjects),
  ];
}
