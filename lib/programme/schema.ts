import { z } from "zod";
import type { CivilDate } from "@/lib/format/civil-date";

/** What a programme lead may set, with the words the screen gives each setting. */
export const programmeSettings = z.object({
  minimumCell: z.coerce
    .number("Escribir un número de personas.")
    .int("Escribir un número entero de personas.")
    .min(5, "Con menos de 5 personas se podría reconocer a alguien: usar 5 o más.")
    .max(50, "Con más de 50 personas casi nada se podría mostrar: usar 50 o menos."),
  mentorCap: wholeNumber({ min: 1, max: 10, unit: "docentes" }),
  otherSchoolCap: wholeNumber({ min: 0, max: 10, unit: "docentes" }),
  weeklyTravelCapMinutes: wholeNumber({ min: 0, max: 600, unit: "minutos" }),
  feedbackWithinHours: wholeNumber({ min: 24, max: 240, unit: "horas" }),
  cycleWeeks: wholeNumber({ min: 4, max: 20, unit: "semanas" }),
  needThreshold: z.coerce
    .number("Escribir un nivel, por ejemplo 2,5.")
    .min(1, "El umbral es un nivel de la pauta: usar 1 o más.")
    .max(5, "El umbral es un nivel de la pauta: usar 5 o menos."),
  shareReminderDays: wholeNumber({ min: 1, max: 30, unit: "días" }),
});
export type ProgrammeSettings = z.output<typeof programmeSettings>;
export type SettingName = keyof ProgrammeSettings;

function wholeNumber({
  min,
  max,
  unit,
}: {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}) {
  const message = `Escribir un número entero de ${unit}, de ${min} a ${max}.`;
  return z.coerce.number(message).int(message).min(min, message).max(max, message);
}

export const configureProgrammeInput = programmeSettings.extend({ programmeId: z.uuid() });
export type ConfigureProgrammeInput = z.input<typeof configureProgrammeInput>;

export const programmeParams = z.object({
  territoryId: z.uuid(),
  schoolYear: z.number().int().optional(),
});
export type ProgrammeParams = z.input<typeof programmeParams>;

export interface ProgrammeView extends ProgrammeSettings {
  readonly id: string;
  readonly territoryId: string;
  readonly territoryName: string;
  readonly timeZone: string;
  readonly schoolYear: number;
  readonly name: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly defaultRubricVersionId: string;
  readonly canConfigure: boolean;
}

export interface ProgrammeSummary {
  readonly id: string;
  readonly territoryId: string;
  readonly territoryName: string;
  readonly schoolYear: number;
  readonly name: string;
}

export interface FocusAreaView {
  readonly id: string;
  readonly code: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly description: string;
  readonly standards: readonly string[];
  /** Codes of the rubric indicators in which this focus can be seen. */
  readonly indicatorCodes: readonly string[];
}

export interface FocusTaxonomyView {
  readonly version: number;
  readonly source: string;
  readonly areas: readonly FocusAreaView[];
}

/** An area with the areas inside it, in the order of the taxonomy. */
export interface FocusBranch extends FocusAreaView {
  readonly children: readonly FocusBranch[];
}
