import { raterAgreement } from "@/lib/numerics/agreement/rater-agreement";
import { weightedKappa } from "@/lib/numerics/agreement/weighted-kappa";
import { NumericsError } from "@/lib/numerics/numerics-error";
import type { AgreementFigures, Interval } from "../schema/agreement";

/** The levels that two people gave to the same thing; null: "no observado". */
export type LevelPair = readonly [number | null, number | null];

/**
 * How far two people gave the same levels, of 1 to `levels`: shares of equal levels and of levels at most one apart, Cohen's kappa
 * with quadratic weights (Cohen, 1968) and ICC(A,1) (McGraw & Wong, 1996), with their 95 % intervals. Only what both valued
 * counts; what only one of the two saw is counted apart. Kappa and ICC are null where the ratings give none.
 */
export function agreementOf(pairs: readonly LevelPair[], levels: number): AgreementFigures {
  const both = pairs.flatMap(([one, other]) =>
    one === null || other === null ? [] : [[one, other] as const],
  );
  const oneSided = pairs.filter(([one, other]) => (one === null) !== (other === null)).length;
  const share = (isAgreed: (distance: number) => boolean) =>
    both.length === 0
      ? 0
      : both.filter(([one, other]) => isAgreed(Math.abs(one - other))).length / both.length;
  return {
    ...{ n: both.length, oneSided },
    exact: share((distance) => distance === 0),
    withinOne: share((distance) => distance <= 1),
    kappa: kappaOf(both, levels),
    icc: iccOf(both),
  };
}

function kappaOf(both: readonly (readonly [number, number])[], levels: number): Interval | null {
  const table = Array.from({ length: Math.max(levels, 2) }, () =>
    new Array<number>(Math.max(levels, 2)).fill(0),
  );
  for (const [one, other] of both) {
    const row = table[one - 1];
    if (row) row[other - 1] = (row[other - 1] ?? 0) + 1;
  }
  return orNull(() => {
    const { kappa, ci95 } = weightedKappa(table, "quadratic");
    return { value: kappa, ci95 };
  });
}

function iccOf(both: readonly (readonly [number, number])[]): Interval | null {
  return orNull(() => {
    const { icc, ci95 } = raterAgreement(both).agreement;
    return { value: icc, ci95: ci95.some(Number.isNaN) ? null : ci95 };
  });
}

function orNull(work: () => Interval): Interval | null {
  try {
    return work();
  } catch (error) {
    // Too few ratings, or all of them equal: there is no figure to give.
    if (error instanceof NumericsError) return null;
    throw error;
  }
}

/** Below this many ratings by both, an interval is so wide that only the shares should be read. */
const fewRatings = 10;

/** A plain reading of a kappa, after Landis & Koch (1977), said with its caution when there are few ratings. */
export function readingOf({ n, kappa, exact }: AgreementFigures): string {
  if (n === 0) return "Todavía no hay valoraciones de ambas personas.";
  if (kappa === null) {
    return exact === 1
      ? "Siempre el mismo nivel: coinciden, y nada dice qué pasaría con clases distintas."
      : "Las valoraciones no alcanzan para un kappa.";
  }
  const words = wordsOf(kappa.value);
  return n < fewRatings ? `${words}, con solo ${n} valoraciones: no se puede decir más.` : `${words}.`;
}

function wordsOf(kappa: number): string {
  if (kappa < 0) return "Menos acuerdo que al azar";
  if (kappa <= 0.2) return "Acuerdo muy bajo";
  if (kappa <= 0.4) return "Acuerdo bajo";
  if (kappa <= 0.6) return "Acuerdo moderado";
  if (kappa <= 0.8) return "Acuerdo considerable";
  return "Acuerdo muy alto";
}
