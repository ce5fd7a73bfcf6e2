import type { CaseReason, CaseSettings } from "../schema/cases";
import type { StudyRow } from "../schema/study-rows";
import { isComplete } from "./case-scores";

/** A time in which a sponsor ran a school; civil days, `to` is the first day without it. */
export interface Sponsorship {
  readonly sponsorId: string;
  readonly from: string;
  readonly to: string | null;
}

/** Whether one sponsor ran the school from the first day of the first year to the last day of the last; null when the record does not reach. */
export function hadOneSponsor(
  sponsorships: readonly Sponsorship[],
  years: readonly number[],
): boolean | null {
  const first = `${Math.min(...years)}-01-01`;
  const last = `${Math.max(...years)}-12-31`;
  const during = sponsorships.filter(({ from, to }) => from <= last && (to === null || to > first));
  if (new Set(during.map(({ sponsorId }) => sponsorId)).size > 1) return false;
  const [earliest] = during.map(({ from }) => from).sort();
  const isOpen = during.some(({ to }) => to === null || to > last);
  return earliest !== undefined && earliest <= first && isOpen ? true : null;
}

type EligibilitySettings = Pick<
  CaseSettings,
  | "idps"
  | "simce"
  | "years"
  | "minimumStudents"
  | "minimumYears"
  | "requiresSameSponsor"
  | "minimumReliability"
>;

/** Every reason for which a school cannot be a case, in the order in which they count; empty if it can. */
export function obstaclesOf(
  school: { readonly rows: readonly StudyRow[]; readonly hadOneSponsor: boolean | null },
  settings: EligibilitySettings,
): readonly CaseReason[] {
  const { rows } = school;
  const complete = rows.filter((row) => isComplete(row, settings));
  const large = complete.filter(({ n }) => (n ?? 0) >= settings.minimumStudents);
  const reliabilities = complete.flatMap(({ reliability }) => reliability ?? []);
  const least = Math.min(...reliabilities);
  const that = (holds: boolean, code: CaseReason["code"], value: number | null = null) =>
    holds ? [{ code, value }] : [];
  return [
    ...dataObstacles(rows, complete),
    ...that(complete.length > 0 && large.length < complete.length, "few_students", settings.minimumStudents),
    ...that(complete.length > 0 && complete.length < settings.minimumYears, "few_years", complete.length),
    ...that(reliabilities.length > 0 && least < settings.minimumReliability, "low_reliability", least),
    ...that(settings.requiresSameSponsor && school.hadOneSponsor === false, "sponsor_changed"),
    ...that(settings.requiresSameSponsor && school.hadOneSponsor === null, "sponsor_unknown"),
  ];
}

function dataObstacles(rows: readonly StudyRow[], complete: readonly StudyRow[]): readonly CaseReason[] {
  if (complete.length > 0) return [];
  const large = rows.filter(({ isSmall }) => !isSmall);
  if (large.length === 0) return [{ code: "few_students", value: null }];
  const scored = large.filter(({ feedback }) => feedback !== null);
  if (scored.length === 0) return [{ code: "no_feedback", value: null }];
  const isControlled = scored.some(({ gse, isRural }) => gse !== null && isRural !== null);
  return [{ code: isControlled ? "no_outcome" : "no_controls", value: null }];
}
