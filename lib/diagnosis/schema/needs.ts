import { z } from "zod";
import type { CivilDate } from "@/lib/format/civil-date";
import { versionEdit, type DiagnosisState } from "./versions";

export const needLevels = ["school", "stage", "class_group", "teacher"] as const;
export type NeedLevel = (typeof needLevels)[number];

/** What the screen calls the reach of a need. A need of one teacher is never written in a school's diagnosis. */
export const needLevelLabels: Readonly<Record<Exclude<NeedLevel, "teacher">, string>> = {
  school: "Toda la escuela",
  stage: "Un ciclo",
  class_group: "Un curso",
};

const degree = z.coerce
  .number("Elegir 1, 2 o 3.")
  .int("Elegir 1, 2 o 3.")
  .min(1, "Elegir 1, 2 o 3.")
  .max(3, "Elegir 1, 2 o 3.");

const needFields = {
  focusAreaId: z.uuid("Elegir el foco de la lista."),
  level: z.string().pipe(z.enum(["school", "stage", "class_group"], "Elegir a quiénes alcanza.")),
  statement: z
    .string("Escribir la necesidad.")
    .trim()
    .min(15, "Escribir la necesidad en una frase: al menos 15 caracteres.")
    .max(600, "La necesidad admite hasta 600 caracteres."),
  impact: degree,
  feasibility: degree,
  urgency: degree,
  /** Evidence in words beside the observations and figures the rule cited; empty takes it away. */
  writtenEvidence: z.string().trim().max(1_000, "La evidencia admite hasta 1.000 caracteres.").optional(),
};

export const addNeedInput = versionEdit.extend(needFields).extend({
  writtenEvidence: z
    .string("Escribir de dónde sale: qué se vio, en qué documento, en qué conversación.")
    .trim()
    .min(15, "Escribir de dónde sale: al menos 15 caracteres.")
    .max(1_000, "La evidencia admite hasta 1.000 caracteres."),
});
export type AddNeedInput = z.input<typeof addNeedInput>;

export const updateNeedInput = versionEdit.extend(needFields).extend({ needId: z.uuid() });
export type UpdateNeedInput = z.input<typeof updateNeedInput>;

export const removeNeedInput = versionEdit.extend({ needId: z.uuid() });
export type RemoveNeedInput = z.input<typeof removeNeedInput>;

export const reorderNeedsInput = versionEdit.extend({ needIds: z.array(z.uuid()).min(1) });
export type ReorderNeedsInput = z.input<typeof reorderNeedsInput>;

/** How far a need can be trusted, by how many teachers stand behind it. */
export interface Certainty {
  readonly level: "high" | "medium" | "low";
  readonly words: string;
}

export interface NeedView {
  readonly id: string;
  readonly statement: string;
  readonly areaId: string;
  readonly areaLabel: string;
  readonly indicatorId: string | null;
  readonly indicatorTitle: string | null;
  readonly level: NeedLevel;
  readonly impact: number;
  readonly feasibility: number;
  readonly urgency: number;
  readonly priority: number;
  readonly proposedByRule: boolean;
  readonly ruleText: string | null;
  readonly isValidated: boolean;
  readonly carriedFromId: string | null;
  readonly certainty: Certainty;
  /** Observed lessons behind it: how many, of how many teachers and when; never whose. */
  readonly lessons: {
    readonly count: number;
    readonly teachers: number;
    readonly firstOn: CivilDate;
    readonly lastOn: CivilDate;
  } | null;
  /** Official figures that point the same way, in words. */
  readonly figures: readonly { readonly id: string; readonly words: string }[];
  readonly written: string | null;
}

/** A need with the version it stands in: where the road to a support focus starts. */
export interface NeedDetail extends NeedView {
  readonly diagnosisId: string;
  readonly versionId: string;
  readonly version: number;
  readonly versionState: DiagnosisState;
  readonly schoolYear: number;
  readonly territoryId: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly rbd: number;
  readonly coverage: { readonly teachersObserved: number; readonly teachersTotal: number } | null;
  /** Newest results cited in the diagnosis: "Resultados 4° básico 2024"; null when there are none. */
  readonly resultsLabel: string | null;
  /** The lessons, only for who may open them: beside the calendar, their days would tell the others whose they are. */
  readonly observedOn: readonly { readonly on: CivilDate; readonly visitId: string }[];
}

/** What the rule found for one rubric indicator, proposed or not, so that its reasons can be read. */
export interface FindingView {
  readonly indicatorId: string;
  readonly code: string;
  readonly title: string;
  readonly lessons: number;
  readonly teachers: number;
  readonly mean: number | null;
  readonly lowLessons: number;
  readonly outcome: FindingOutcome;
}

export const findingOutcomes = ["proposed", "beyond_maximum", "no_area", "enough", "too_few"] as const;
export type FindingOutcome = (typeof findingOutcomes)[number];

/** What the rule decided for an indicator, in the words of the screen. */
export const findingOutcomeLabels: Readonly<Record<FindingOutcome, string>> = {
  proposed: "Se propone",
  beyond_maximum: "Cumple, pero ya hay cinco con más prioridad",
  no_area: "Cumple, pero ningún foco de la lista lo reúne",
  enough: "No se propone: el nivel es suficiente",
  too_few: "No se propone: faltan clases o docentes",
};
