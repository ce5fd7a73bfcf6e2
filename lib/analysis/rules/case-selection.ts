import type { CaseReason, CaseSettings, CaseStatus, Quadrant, Sign, StrengthRule } from "../schema/cases";
import type { CaseScore } from "./case-scores";
import { grouped } from "./grouped";

/** A school of a zone that may be a case, with its scores. */
export interface Candidate extends CaseScore {
  readonly isRural: boolean;
}

/** Where a school stands by both scores; near the mean when either is under the threshold. */
export function quadrantOf(
  { feedbackZ, outcomeZ }: Pick<CaseScore, "feedbackZ" | "outcomeZ">,
  threshold: number,
): Quadrant {
  if (Math.abs(feedbackZ) < threshold || Math.abs(outcomeZ) < threshold) return "near_mean";
  if (feedbackZ > 0) return outcomeZ > 0 ? "high_high" : "high_low";
  return outcomeZ > 0 ? "low_high" : "low_low";
}

/** Positive when both scores agree, negative when they do not; null near the mean. */
export function signOf(quadrant: Quadrant): Sign | null {
  if (quadrant === "near_mean") return null;
  return quadrant === "high_high" || quadrant === "low_low" ? "positive" : "negative";
}

/** How strong the relation of a school is, by each rule. */
export function strengthsOf(
  score: Pick<CaseScore, "feedbackZ" | "outcomeZ" | "residual">,
): Readonly<Record<StrengthRule, number>> {
  const [f, o] = [Math.abs(score.feedbackZ), Math.abs(score.outcomeZ)];
  return { minimum: Math.min(f, o), product: f * o, residual: Math.abs(score.residual), sum: f + o };
}

/** What the algorithm says of a school that may be a case. */
export interface Placement {
  readonly rbd: number;
  readonly quadrant: Quadrant;
  readonly rank: number | null;
  readonly status: Exclude<CaseStatus, "not_eligible">;
  readonly reason: CaseReason;
}

export interface ZoneSelection {
  readonly placements: readonly Placement[];
  readonly shortBy: number;
}

interface Entrant {
  readonly candidate: Candidate;
  readonly quadrant: Quadrant;
  /** By the side of the mean alone, also near it. */
  readonly sign: Sign;
  /** To two decimals, as it is shown: what differs beyond them is a tie. */
  readonly strength: number;
}

type SelectionSettings = Pick<
  CaseSettings,
  "mode" | "strength" | "threshold" | "includesMirror" | "completesZones"
>;

const CASES = 3;
const RESERVES = 2;

/**
 * The cases and reserves of one zone. Schools rank within their quadrant by strength; ties are broken by more students,
 * then by a rurality that no case has yet, then by the lowest RBD. A school low in both is taken only when none high in
 * both is left, and one near the mean only to complete a zone that is short.
 */
export function selectCases(candidates: readonly Candidate[], settings: SelectionSettings): ZoneSelection {
  const entrants = candidates.map((candidate) => toEntrant(candidate, settings));
  const pool = entrants.filter(
    ({ quadrant }) =>
      (settings.includesMirror || quadrant !== "low_low") &&
      (settings.completesZones || quadrant !== "near_mean"),
  );
  const chosen = settings.mode === "three_in_all" ? pickInAll(pool) : pickOfEach(pool);
  const ranks = ranksOf(entrants);
  const placements = entrants.map((entrant): Placement => {
    const { candidate, quadrant } = entrant;
    const rank = ranks.get(candidate.rbd) ?? null;
    const at = { rbd: candidate.rbd, quadrant, rank };
    return { ...at, ...outcomeOf(entrant, { chosen, rank, threshold: settings.threshold }) };
  });
  return { placements, shortBy: chosen.wanted - chosen.picks.length };
}

function outcomeOf(
  entrant: Entrant,
  known: { readonly chosen: Picked; readonly rank: number | null; readonly threshold: number },
): Pick<Placement, "status" | "reason"> {
  const { chosen, rank, threshold } = known;
  const isWeak = entrant.quadrant === "near_mean";
  if (chosen.picks.includes(entrant)) {
    const reason: CaseReason = isWeak
      ? { code: "picked_weak", value: threshold }
      : { code: "picked", value: rank };
    return { status: "picked", reason };
  }
  const place = chosen.reserves.indexOf(entrant) + 1;
  if (place > 0) {
    return { status: "reserve", reason: { code: isWeak ? "reserve_weak" : "reserve", value: place } };
  }
  if (isWeak) return { status: "not_picked", reason: { code: "near_mean", value: threshold } };
  const isLeftOut = entrant.quadrant === "low_low" && !chosen.pool.includes(entrant);
  return {
    status: "not_picked",
    reason: { code: isLeftOut ? "mirror_not_used" : "ranked_below", value: rank },
  };
}

function toEntrant(candidate: Candidate, settings: SelectionSettings): Entrant {
  const strength = Math.round(strengthsOf(candidate)[settings.strength] * 100) / 100;
  const isAgreed = candidate.feedbackZ > 0 === candidate.outcomeZ > 0;
  return {
    candidate,
    quadrant: quadrantOf(candidate, settings.threshold),
    sign: isAgreed ? "positive" : "negative",
    strength,
  };
}

interface Picked {
  readonly pool: readonly Entrant[];
  readonly picks: readonly Entrant[];
  readonly reserves: readonly Entrant[];
  readonly wanted: number;
}

/** The strongest of each sign, then the strongest left; near the mean only after everybody else. */
function pickInAll(pool: readonly Entrant[]): Picked {
  const picks: Entrant[] = [];
  const strong = pool.filter(({ quadrant }) => quadrant !== "near_mean");
  for (const sign of ["positive", "negative"] as const) {
    take(
      strong.filter((entrant) => entrant.sign === sign),
      { taken: picks, known: [], count: 1 },
    );
  }
  take(pool, { taken: picks, known: [], count: CASES - picks.length });
  const reserves: Entrant[] = [];
  take(pool, { taken: reserves, known: picks, count: RESERVES });
  return { pool, picks, reserves, wanted: CASES };
}

/** Three of each sign, and two reserves of each. */
function pickOfEach(pool: readonly Entrant[]): Picked {
  const picks: Entrant[] = [];
  const reserves: Entrant[] = [];
  for (const sign of ["positive", "negative"] as const) {
    const own = pool.filter((entrant) => entrant.sign === sign);
    take(own, { taken: picks, known: [], count: CASES });
    take(own, { taken: reserves, known: picks, count: RESERVES });
  }
  return { pool, picks, reserves, wanted: 2 * CASES };
}

/** Takes so many of the pool, best first; each choice looks at the ruralities of those taken before. */
function take(
  pool: readonly Entrant[],
  into: { readonly taken: Entrant[]; readonly known: readonly Entrant[]; readonly count: number },
): void {
  for (let left = into.count; left > 0; left -= 1) {
    const chosen = [...into.known, ...into.taken];
    const ruralities = new Set(chosen.map(({ candidate }) => candidate.isRural));
    const [best] = pool
      .filter((entrant) => !chosen.includes(entrant))
      .sort((a, b) => byStep(a, b) || byStrength(a, b) || newRurality(ruralities, a, b) || byRbd(a, b));
    if (best === undefined) return;
    into.taken.push(best);
  }
}

const steps: Readonly<Record<Quadrant, number>> = {
  high_high: 0,
  high_low: 0,
  low_high: 0,
  low_low: 1,
  near_mean: 2,
};

const byStep = (a: Entrant, b: Entrant) => steps[a.quadrant] - steps[b.quadrant];

const byStrength = (a: Entrant, b: Entrant) => b.strength - a.strength || b.candidate.n - a.candidate.n;

const newRurality = (known: ReadonlySet<boolean>, a: Entrant, b: Entrant) =>
  Number(known.has(a.candidate.isRural)) - Number(known.has(b.candidate.isRural));

const byRbd = (a: Entrant, b: Entrant) => a.candidate.rbd - b.candidate.rbd;

function ranksOf(entrants: readonly Entrant[]): ReadonlyMap<number, number> {
  const groups = [...grouped(entrants, ({ quadrant }) => quadrant).values()];
  return new Map(
    groups.flatMap((group) =>
      [...group]
        .sort((a, b) => byStrength(a, b) || byRbd(a, b))
        .map(({ candidate }, at) => [candidate.rbd, at + 1] as const),
    ),
  );
}
