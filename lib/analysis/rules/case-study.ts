import type { CaseSettings, CaseStatus } from "../schema/cases";
import type { CaseInput, CaseResult, StoredCaseSchool } from "../schema/case-results";
import type { StudyRow } from "../schema/study-rows";
import { obstaclesOf } from "./case-eligibility";
import { caseScores, type CaseScore } from "./case-scores";
import {
  quadrantOf,
  selectCases,
  signOf,
  strengthsOf,
  type Candidate,
  type Placement,
} from "./case-selection";

/** Schools picked, by RBD, and what each zone is short of. */
interface Chosen {
  readonly scores: ReadonlyMap<number, CaseScore>;
  readonly placements: ReadonlyMap<number, Placement>;
  readonly shortBy: Readonly<Record<string, number>>;
}

type School = CaseInput["schools"][number];

/** Scores the schools of these rows and picks the cases of every zone among those that may be one. */
function choose(rows: readonly StudyRow[], input: CaseInput, settings: CaseSettings): Chosen {
  const scores = new Map(caseScores(rows, settings, input.basis).map((score) => [score.rbd, score]));
  const allowed = input.schools.filter((school) => obstacles(school, rows, settings).length === 0);
  const zones = settings.territories.map((zone) => {
    const candidates = allowed.flatMap((school): readonly Candidate[] => {
      const score = scores.get(school.rbd);
      return school.zone === zone && score !== undefined ? [{ ...score, isRural: school.isRural }] : [];
    });
    return { zone, ...selectCases(candidates, settings) };
  });
  return {
    scores,
    placements: new Map(zones.flatMap(({ placements }) => placements.map((one) => [one.rbd, one] as const))),
    shortBy: Object.fromEntries(zones.map(({ zone, shortBy }) => [zone, shortBy])),
  };
}

function obstacles(school: School, rows: readonly StudyRow[], settings: CaseSettings) {
  const own = rows.filter(({ rbd }) => rbd === school.rbd);
  return obstaclesOf({ rows: own, hadOneSponsor: school.hadOneSponsor }, settings);
}

/** The RBD of the schools picked from these rows: what one run of the bootstrap counts. */
export function pickedFrom(
  rows: readonly StudyRow[],
  input: CaseInput,
  settings: CaseSettings,
): readonly number[] {
  const { placements } = choose(rows, input, settings);
  return [...placements.values()].filter(({ status }) => status === "picked").map(({ rbd }) => rbd);
}

/**
 * Every school considered with its place and its reason in or out. `picks` counts, by RBD, in how many of the `draws`
 * the school was picked.
 */
export function caseResult(
  input: CaseInput,
  settings: CaseSettings,
  stability: { readonly picks: ReadonlyMap<number, number>; readonly draws: number },
): CaseResult {
  const chosen = choose(input.rows, input, settings);
  const schools = [...input.schools]
    .sort((a, b) => a.rbd - b.rbd)
    .map((school) => toStored(school, { chosen, input, settings, stability }));
  return { basis: { kind: input.basis, schoolCount: chosen.scores.size }, shortBy: chosen.shortBy, schools };
}

function toStored(
  school: School,
  about: {
    readonly chosen: Chosen;
    readonly input: CaseInput;
    readonly settings: CaseSettings;
    readonly stability: { readonly picks: ReadonlyMap<number, number>; readonly draws: number };
  },
): StoredCaseSchool {
  const { chosen, input, settings, stability } = about;
  const score = chosen.scores.get(school.rbd);
  const placement = chosen.placements.get(school.rbd);
  const quadrant = score === undefined ? null : quadrantOf(score, settings.threshold);
  const status: CaseStatus = placement?.status ?? "not_eligible";
  return {
    rbd: school.rbd,
    zone: school.zone,
    isRural: school.isRural,
    years: score?.years ?? [],
    n: score?.n ?? null,
    gse: score?.gse ?? null,
    feedbackZ: score?.feedbackZ ?? null,
    outcomeZ: score?.outcomeZ ?? null,
    quadrant,
    sign: quadrant === null ? null : signOf(quadrant),
    strengths: score === undefined ? null : strengthsOf(score),
    rank: placement?.rank ?? null,
    status,
    reasons: placement === undefined ? [...obstacles(school, input.rows, settings)] : [placement.reason],
    stability:
      placement === undefined ? null : (stability.picks.get(school.rbd) ?? 0) / Math.max(1, stability.draws),
  };
}
