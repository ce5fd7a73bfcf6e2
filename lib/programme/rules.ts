import type { CivilDate } from "@/lib/format/civil-date";
import type { FocusAreaView, FocusBranch, ProgrammeSettings, SettingName } from "./schema";

/** One setting that differs, as it is kept in the audit trail: ids and numbers only. */
export function changedSettings(before: ProgrammeSettings, after: ProgrammeSettings): readonly string[] {
  return settingNames
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name}: ${before[name]} → ${after[name]}`);
}

export const settingNames = [
  "minimumCell",
  "mentorCap",
  "otherSchoolCap",
  "weeklyTravelCapMinutes",
  "feedbackWithinHours",
  "cycleWeeks",
  "needThreshold",
  "shareReminderDays",
] as const satisfies readonly SettingName[];

/** True if the day belongs to the programme's school year, its first and last day included. */
export function isWithinProgramme(
  day: CivilDate,
  programme: { readonly startsOn: CivilDate; readonly endsOn: CivilDate },
): boolean {
  return programme.startsOn <= day && day <= programme.endsOn;
}

/** The areas as a tree, in the order given; an area whose parent is not in the list stands at the top. */
export function treeOfAreas(areas: readonly FocusAreaView[]): readonly FocusBranch[] {
  const known = new Set(areas.map((area) => area.id));
  const branchesUnder = (parentId: string | null): readonly FocusBranch[] =>
    areas
      .filter(
        (area) => (area.parentId !== null && known.has(area.parentId) ? area.parentId : null) === parentId,
      )
      .map((area) => ({ ...area, children: branchesUnder(area.id) }));
  return branchesUnder(null);
}

/**
 * The area that an indicator suggests: of the ones inside another, the first that names it first, else the first that
 * names it at all, in the order of the taxonomy; only then one at the top. Null if none names it.
 */
export function areaOfIndicator<Area extends Pick<FocusAreaView, "parentId" | "indicatorCodes">>(
  areas: readonly Area[],
  indicatorCode: string,
): Area | null {
  const fitting = areas.filter((area) => area.indicatorCodes.includes(indicatorCode));
  const narrow = fitting.filter((area) => area.parentId !== null);
  return narrow.find((area) => area.indicatorCodes[0] === indicatorCode) ?? narrow[0] ?? fitting[0] ?? null;
}

/** The area's name after its parent's, as it is read in a sentence: "Evaluación y retroalimentación: retroalimentación". */
export function areaLabel(area: {
  readonly name: string;
  readonly parent: { readonly name: string } | null;
}): string {
  return area.parent === null ? area.name : `${area.parent.name}: ${area.name}`;
}
