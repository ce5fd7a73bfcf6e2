import type { IndicatorLessons } from "@/lib/diagnosis/rules/need-rule";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatNumber } from "@/lib/format/numbers";
import { isWithinProgramme } from "@/lib/programme/rules";
import type { FocusState } from "./schema";

/** With fewer teachers behind it, a mean level would be somebody's. */
const minimumBaselineTeachers = 3;

export interface Baseline {
  readonly value: number;
  readonly lessons: number;
  readonly teachers: number;
}

/**
 * The mean level of the lessons observed in a school for one indicator, with how many lessons and teachers stand
 * behind it. Null until three teachers do, or all of them where fewer teach.
 */
export function baselineOf(
  indicator: Pick<IndicatorLessons, "lessons">,
  schoolTeachers: number,
): Baseline | null {
  const rated = indicator.lessons.flatMap(({ level, teacherId }) =>
    level === null ? [] : [{ level, teacherId }],
  );
  const teachers = new Set(rated.map((lesson) => lesson.teacherId)).size;
  if (rated.length === 0 || teachers < Math.min(minimumBaselineTeachers, schoolTeachers)) return null;
  const value = rated.reduce((sum, lesson) => sum + lesson.level, 0) / rated.length;
  return { value, lessons: rated.length, teachers };
}

/** True if a baseline of this school may be read by everybody who reads the focus. */
export function isBaselineShown(schoolTeachers: number): boolean {
  return schoolTeachers >= minimumBaselineTeachers;
}

/** What is wrong with a goal, by field and in words; empty when it can be set. */
export function goalErrors(
  goal: { readonly targetValue: number; readonly dueOn: CivilDate },
  against: {
    readonly baselineValue: number;
    readonly highestLevel: number;
    readonly programme: { readonly startsOn: CivilDate; readonly endsOn: CivilDate };
  },
): Readonly<Record<string, string>> {
  const { baselineValue, highestLevel, programme } = against;
  const errors: Record<string, string> = {};
  if (goal.targetValue <= baselineValue) {
    errors.targetValue = `La meta debe ser mayor que la línea base, ${formatNumber(baselineValue, { max: 2 })}.`;
  } else if (goal.targetValue > highestLevel) {
    errors.targetValue = `El nivel más alto de este indicador es ${formatNumber(highestLevel)}.`;
  }
  if (!isWithinProgramme(goal.dueOn, programme)) {
    errors.dueOn = `Elegir una fecha del año del programa: entre el ${formatDate(programme.startsOn)} y el ${formatDate(programme.endsOn)}.`;
  }
  return errors;
}

/** True while a focus may still be worked on: its goal, teachers and assignments. */
export function isOpenFocus(state: FocusState): boolean {
  return state === "proposed" || state === "active";
}

/** What a proposed focus still needs before it starts, in words; empty when it can. */
export function missingToActivate(focus: {
  readonly hasGoal: boolean;
  readonly teachers: number;
}): readonly string[] {
  return [
    focus.hasGoal ? "" : "Falta la meta: en qué indicador, hasta qué nivel y para cuándo.",
    focus.teachers > 0 ? "" : "Falta al menos un o una docente.",
  ].filter((sentence) => sentence !== "");
}
