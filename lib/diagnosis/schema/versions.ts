import { z } from "zod";
import { pageRequest } from "@/lib/db/page";
import type { CivilDate } from "@/lib/format/civil-date";
import type { NeedView } from "./needs";
import type { Distribution, OfficialResult } from "./snapshot";

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

/** A school in the list of diagnoses; diagnosisId is null while none was opened. */
export interface DiagnosisRow {
  /** The school's. */
  readonly id: string;
  readonly rbd: number;
  readonly schoolName: string;
  readonly communeName: string;
  readonly schoolYear: number | null;
  readonly diagnosisId: string | null;
  readonly version: number | null;
  readonly state: DiagnosisState | null;
  readonly teachersObserved: number;
  readonly teachersTotal: number;
  /** Who must act next and on what: "Dirección: leer y firmar u objetar". */
  readonly nextStep: string;
  readonly canOpen: boolean;
}

export interface ReviewView {
  readonly decision: "agree" | "object";
  readonly text: string | null;
  readonly reviewerName: string;
  readonly on: Date;
}

/** One version in the history. */
export interface VersionSummary {
  readonly id: string;
  readonly version: number;
  readonly state: DiagnosisState;
  readonly changeReason: string | null;
  readonly preparedByName: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly signedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly approvedByName: string | null;
  readonly approvalNote: string | null;
  readonly reviews: readonly ReviewView[];
  /** First letters of the content's hash; null while it is being prepared. */
  readonly folio: string | null;
}

export interface MissingTeacher {
  readonly personId: string;
  readonly name: string;
  readonly department: string;
}

/** Who was observed, of whom; names only for whoever prepares the diagnosis. */
export interface CoverageView {
  readonly teachersObserved: number;
  readonly teachersTotal: number;
  readonly observations: number;
  readonly departments: readonly {
    readonly name: string;
    readonly observed: number;
    readonly total: number;
  }[];
  readonly missing: readonly MissingTeacher[] | null;
}

/** The version that is shown, with all that it says. */
export interface VersionView extends VersionSummary {
  readonly lockVersion: number;
  readonly summary: string;
  readonly rubricVersionId: string;
  readonly rubricName: string;
  readonly needThreshold: number;
  readonly needs: readonly NeedView[];
  readonly coverage: CoverageView;
  readonly distribution: readonly Distribution[];
  readonly results: readonly OfficialResult[];
  /** The day the figures were taken: when it was submitted, or today for one in preparation. */
  readonly takenOn: CivilDate;
  /** null while it is being prepared; false if what is stored no longer gives the hash it was signed with. */
  readonly isContentIntact: boolean | null;
  /** What changed from the version before, in words; empty in the first. */
  readonly differences: readonly string[];
}

export interface DiagnosisView {
  readonly id: string;
  readonly schoolYear: number;
  readonly territoryId: string;
  readonly territoryName: string;
  readonly timeZone: string;
  readonly school: {
    readonly id: string;
    readonly rbd: number;
    readonly name: string;
    readonly communeName: string;
  };
  /** Newest first: those this person may read. */
  readonly versions: readonly VersionSummary[];
  /** null: there is only a version in preparation, which this person does not read yet. */
  readonly shown: VersionView | null;
  readonly isLatest: boolean;
  readonly hasOpenVersion: boolean;
  readonly nextStep: string;
  readonly may: {
    readonly prepare: boolean;
    readonly review: boolean;
    readonly approve: boolean;
    readonly startNewVersion: boolean;
    readonly defineFocus: boolean;
  };
}
