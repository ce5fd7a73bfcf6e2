import { z } from "zod";
import { pageRequest } from "@/lib/db/page";

export const diagnosisStates = ["draft", "in_review", "objected", "agreed", "approved"] as const;
export const diagnosisStateSchema = z.enum(diagnosisStates);
export type DiagnosisState = z.infer<typeof diagnosisStateSchema>;

/** What the screen calls each state of a version. */
export const diagnosisStateLabels: Readonly<Record<DiagnosisState, string>> = {
  draft: "En preparación",
  in_review: "En revisión de la dirección",
  objected: "Objetado por la dirección",
  agreed: "Firmado por la dirección",
  approved: "Aprobado",
};

export const openDiagnosisInput = z.object({
  schoolId: z.uuid(),
  schoolYear: z.coerce.number().int().min(2020).max(2100),
});
export type OpenDiagnosisInput = z.input<typeof openDiagnosisInput>;

/** A write on one version: refused as STALE when the version was written since it was read. */
export const versionEdit = z.object({
  versionId: z.uuid(),
  lockVersion: z.coerce.number().int().min(1),
});
export type VersionEdit = z.input<typeof versionEdit>;

export const updateSummaryInput = versionEdit.extend({
  summary: z.string().trim().max(3_000, "El resumen admite hasta 3.000 caracteres."),
});
export type UpdateSummaryInput = z.input<typeof updateSummaryInput>;

export const reviewDiagnosisInput = z.discriminatedUnion(
  "decision",
  [
    versionEdit.extend({
      decision: z.literal("agree"),
      text: z.string().trim().max(2_000).optional(),
    }),
    versionEdit.extend({
      decision: z.literal("object"),
      text: z
        .string("Escribir en qué no se reconoce la escuela.")
        .trim()
        .min(10, "Escribir en qué no se reconoce la escuela: al menos 10 caracteres.")
        .max(2_000, "La objeción admite hasta 2.000 caracteres."),
    }),
  ],
  "Elegir si está de acuerdo o si objeta.",
);
export type ReviewDiagnosisInput = z.input<typeof reviewDiagnosisInput>;

export const approveDiagnosisInput = versionEdit.extend({
  note: z.string().trim().max(1_000, "La nota admite hasta 1.000 caracteres.").optional(),
});
export type ApproveDiagnosisInput = z.input<typeof approveDiagnosisInput>;

export const startNewVersionInput = z.object({
  diagnosisId: z.uuid(),
  reason: z
    .string("Escribir por qué se hace una versión nueva.")
    .trim()
    .min(10, "Escribir por qué se hace una versión nueva: al menos 10 caracteres.")
    .max(500, "El motivo admite hasta 500 caracteres."),
});
export type StartNewVersionInput = z.input<typeof startNewVersionInput>;

/** How a list is asked for; `none` is the schools without a diagnosis, `any` those that have one. */
export const diagnosisListRequest = pageRequest.extend({
  schoolYear: z.coerce.number().int().optional().catch(undefined),
  q: z.string().trim().max(120).optional(),
  state: z
    .enum(["any", "none", ...diagnosisStates])
    .optional()
    .catch(undefined),
});
export type DiagnosisListRequest = z.input<typeof diagnosisListRequest>;
