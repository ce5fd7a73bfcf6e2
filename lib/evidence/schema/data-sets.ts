import { z } from "zod";

/** What a column of a student file is taken for. `identifier` is never stored, whoever asks for it. */
export const columnRoles = ["item", "school", "group", "weight", "identifier", "left_out"] as const;
export type ColumnRole = (typeof columnRoles)[number];

export const columnRoleLabels: Readonly<Record<ColumnRole, string>> = {
  item: "Pregunta",
  school: "Establecimiento",
  group: "Grupo",
  weight: "Ponderador",
  identifier: "Identifica a personas: no se guarda",
  left_out: "No se guarda",
};

export const schoolIdKinds = ["rbd", "other"] as const;
export type SchoolIdKind = (typeof schoolIdKinds)[number];

/** What is done with a column. `index` is its place in the file, from 0. */
export const columnPlanSchema = z.array(
  z.object({ index: z.int().min(0), variable: z.string().min(1).max(120), role: z.enum(columnRoles) }),
);
export type ColumnPlan = z.infer<typeof columnPlanSchema>[number];

/** A column as it was recognised: what it holds in numbers, and no value of a person. */
export const columnPreviewSchema = z.object({
  index: z.int(),
  variable: z.string(),
  role: z.enum(columnRoles),
  /** Why it was taken for that, in Spanish. */
  reason: z.string(),
  wording: z.string().nullable(),
  filledCount: z.int(),
  missingCount: z.int(),
  /** No answers, by the code that says so. */
  missingByCode: z.array(z.object({ code: z.int(), count: z.int() })),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  categoryCount: z.int().nullable(),
  /** Values that the codebook's scale does not have; their rows are rejected. */
  unknownCodes: z.array(z.string()),
});
export type ColumnPreview = z.infer<typeof columnPreviewSchema>;

export const rejectionSchema = z.object({ line: z.int(), column: z.string().nullable(), reason: z.string() });
export type Rejection = z.infer<typeof rejectionSchema>;

/** So many rejections are kept with their line; the others are counted. */
export const KEPT_REJECTIONS = 200;

export const draftPreviewSchema = z.object({
  rowCount: z.int(),
  acceptedCount: z.int(),
  rejectedCount: z.int(),
  rejections: z.array(rejectionSchema),
  columns: z.array(columnPreviewSchema),
  schoolCount: z.int().nullable(),
});
export type DraftPreview = z.infer<typeof draftPreviewSchema>;

const longest = (most: number) => `Usar hasta ${most} letras.`;
const written = (most: number, words: string) => z.string().trim().min(5, words).max(most, longest(most));
const day = z.iso.date("Escribir día, mes y año, como 11-05-2026.");

/** Most years that an importer's access may last. */
export const MAXIMUM_ACCESS_YEARS = 5;
export const SMALLEST_MINIMUM_CELL = 5;

export const statementInput = z.object({
  territoryId: z.uuid("Elegir el territorio de su permiso de investigación."),
  name: written(120, "Escribir un nombre que se reconozca en la lista."),
  // "OCDE" is a name.
  publisher: z.string().trim().min(2, "Escribir quién entregó los datos.").max(200, longest(200)),
  conditions: written(4_000, "Escribir qué permite la licencia, con sus palabras."),
  purpose: written(1_000, "Escribir para qué se usarán: es lo que queda a la vista de la administración."),
  validTo: day,
  isSynthetic: z.boolean().default(false),
  minimumCell: z
    .int("Escribir un número entero de estudiantes.")
    .min(SMALLEST_MINIMUM_CELL, "Con menos de 5 estudiantes se podría reconocer a alguien: usar 5 o más.")
    .max(100, "Usar hasta 100 estudiantes.")
    .default(10),
  year: z
    .int("Escribir el año con cuatro cifras.")
    .min(1990, "Revisar el año.")
    .max(2100, "Revisar el año.")
    .nullable()
    .default(null),
  grade: z.string().trim().max(20).nullable().default(null),
});
export type StatementInput = z.input<typeof statementInput>;
export type Statement = z.output<typeof statementInput>;

export const grantDataSetInput = z.object({
  dataSetId: z.uuid(),
  personId: z.uuid("Elegir a una persona con el rol de investigación."),
  purpose: written(1_000, "Escribir para qué se usarán."),
  validFrom: day,
  validTo: day,
});
export type GrantDataSetInput = z.input<typeof grantDataSetInput>;

export const deleteDataSetInput = z.object({
  dataSetId: z.uuid(),
  /** The name as typed by whoever deletes it. */
  typedName: z.string().trim(),
  reason: written(500, "Escribir por qué se borra."),
});
export type DeleteDataSetInput = z.input<typeof deleteDataSetInput>;

export const itemByGroupRequest = z.object({
  dataSetId: z.uuid(),
  variable: z.string().max(120),
  by: z.string().max(120),
});
export type ItemByGroupRequest = z.input<typeof itemByGroupRequest>;

export const loadDataSetRequest = z.object({
  dataSetId: z.uuid(),
  variables: z.array(z.string().max(120)).min(1, "Elegir al menos una variable.").max(2_000),
});
export type LoadDataSetRequest = z.input<typeof loadDataSetRequest>;

export const planDraftInput = z.object({
  draftId: z.uuid(),
  codebookId: z.uuid().nullable(),
  /** Role by the place of the column in the file; those left out keep what was proposed. */
  roles: z.record(z.string().regex(/^\d+$/), z.enum(columnRoles)),
});
export type PlanDraftInput = z.input<typeof planDraftInput>;

export interface DataSetSummary {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly year: number | null;
  readonly grade: string | null;
  readonly isSynthetic: boolean;
  readonly respondentCount: number;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  /** The reader's own access: purpose and first day without it; null for an administration, which sees no answer. */
  readonly access: { readonly purpose: string; readonly validTo: string } | null;
}

/** Who reaches a data set, since when, until when and for what. */
export interface DataSetGrantView {
  readonly id: string;
  readonly personName: string;
  readonly purpose: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly state: "current" | "upcoming" | "ended" | "revoked";
}

/** A data set as it is known without any answer: to holders and to the administration. */
export interface DataSetSheet extends DataSetSummary {
  readonly fileName: string;
  readonly sha256: string;
  readonly conditions: string;
  readonly minimumCell: number;
  readonly rejectedCount: number;
  readonly rejections: readonly Rejection[];
  readonly codebook: { readonly id: string; readonly name: string } | null;
  readonly importedByName: string | null;
  readonly deletedByName: string | null;
  readonly deleteReason: string | null;
  readonly grants: readonly DataSetGrantView[];
  readonly canGrant: boolean;
  readonly canDelete: boolean;
}

/** A category and how many chose it; null: fewer than the minimum cell, or hidden so that those cannot be found by subtraction. */
export interface Frequency {
  readonly label: string;
  readonly code: number | null;
  readonly count: number | null;
}

export interface ItemDescription {
  readonly variable: string;
  readonly section: string | null;
  readonly wording: string | null;
  readonly isReversed: boolean;
  /** In the order of the instrument, no answer last. */
  readonly frequencies: readonly Frequency[];
}

/** What a holder reads of a data set: no cell under its minimum. */
export interface DataSetDescription {
  readonly respondentCount: number;
  readonly minimumCell: number;
  readonly items: readonly ItemDescription[];
  /** Columns an item can be split by. */
  readonly groupings: readonly string[];
  readonly schools: { readonly count: number; readonly withMinimum: number } | null;
  readonly weights: readonly string[];
}

/** One item by the categories of a grouping; a hidden row is one whose cells would be too small, or would give those away. */
export interface ItemByGroup {
  readonly variable: string;
  readonly by: string;
  readonly categories: readonly string[];
  readonly groups: readonly { readonly label: string; readonly counts: readonly number[] | null }[];
  readonly hiddenGroupCount: number;
}

/** A column as analyses take it. Item: NaN-free integers, -32768 missing. School: 0 missing. Group: index in labels, -1 missing. Weight: NaN missing. */
export type LoadedColumn =
  | { readonly role: "item"; readonly variable: string; readonly values: Int16Array }
  | { readonly role: "school"; readonly variable: string; readonly values: Int32Array }
  | {
      readonly role: "group";
      readonly variable: string;
      readonly labels: readonly string[];
      readonly values: Int16Array;
    }
  | { readonly role: "weight"; readonly variable: string; readonly values: Float64Array };

/** A data set open for analysis: every column has `n` elements, in the order of the file. */
export interface LoadedDataSet {
  readonly n: number;
  readonly minimumCell: number;
  readonly columns: readonly LoadedColumn[];
}

export interface DraftView {
  readonly id: string;
  readonly fileName: string;
  readonly byteCount: number;
  readonly codebook: { readonly id: string; readonly name: string } | null;
  readonly state: "receiving" | "waiting" | "reading" | "read" | "refused" | "discarded";
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly jobId: string | null;
  readonly preview: DraftPreview | null;
  readonly statement: Statement | null;
  readonly createdAt: Date;
}
