import { z } from "zod";

/** What is calculated from a score and kept: relations, or a selection of cases. */
export const studyKinds = ["relation", "case"] as const;
export type StudyKind = (typeof studyKinds)[number];

export interface ZoneDto {
  readonly code: string;
  readonly name: string;
}

/** What names a study in a list. */
export interface StudyIdentity {
  readonly id: string;
  /** Null until somebody names it. */
  readonly name: string | null;
  readonly createdAt: Date;
  readonly createdByName: string | null;
  readonly zones: readonly ZoneDto[];
}

/** What is left of a study that was deleted. */
export interface DeletedStudy extends StudyIdentity {
  readonly deletedAt: Date;
  readonly deletedByName: string | null;
  readonly reason: string;
}

const study = z.object({ kind: z.enum(studyKinds), id: z.uuid() });

export const studyName = study.extend({
  name: z.string().trim().min(3, "Escribir un nombre de 3 letras o más.").max(120, "Usar hasta 120 letras."),
});
export type StudyName = z.input<typeof studyName>;

export const studyDeletion = study.extend({
  reason: z.string().trim().min(5, "Escribir por qué se borra.").max(500, "Usar hasta 500 letras."),
});
export type StudyDeletion = z.input<typeof studyDeletion>;
