import { z } from "zod";
import type { Family, Reading, Rejection } from "./parsed";

/** Most bytes of a file that is taken; a larger one is refused before anything of it is sent. */
export const MAXIMUM_FILE_BYTES = 256 * 1024 * 1024;
/** Bytes of each part of an upload but the last. */
export const UPLOAD_PART_BYTES = 4 * 1024 * 1024;

/** The job that reads an upload: its input is `{uploadId}`. */
export const READ_JOB = "evidence.read";
/** Kind of the job that publishes a staged batch. */
export const PUBLISH_JOB = "evidence.publish";

export type UploadState = "receiving" | "waiting" | "reading" | "read" | "refused" | "discarded";
export type ImportState = "staged" | "published" | "superseded" | "undone" | "discarded";

export const importStateLabels: Readonly<Record<ImportState, string>> = {
  staged: "Por revisar",
  published: "Vigente",
  superseded: "Reemplazado",
  undone: "Deshecho",
  discarded: "Descartado",
};

export const uploadStateLabels: Readonly<Record<UploadState, string>> = {
  receiving: "Subiendo",
  waiting: "En espera",
  reading: "Leyendo",
  read: "Leído",
  refused: "No se pudo leer",
  discarded: "Descartado",
};

export interface ImportProblem {
  readonly code: string;
  readonly message: string;
}

/** Schools of the local service of a territory that a file lists, and those of them with a figure to show. */
export interface TerritoryCount {
  readonly schools: number;
  readonly withValue: number;
}

export interface BatchSummary {
  readonly id: string;
  readonly uploadId: string | null;
  readonly fileName: string;
  readonly entryPath: string | null;
  readonly family: Family;
  readonly grade: string | null;
  readonly year: number | null;
  readonly version: string | null;
  readonly fileDate: string | null;
  readonly state: ImportState;
  /** The seed's: it holds the rows of its territories only. */
  readonly isExtract: boolean;
  readonly rowCount: number;
  readonly newCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly rejectedCount: number;
  readonly warningCount: number;
  readonly importedAt: Date;
  readonly importedByName: string | null;
  readonly publishedAt: Date | null;
}

export interface UploadView {
  readonly id: string;
  readonly fileName: string;
  readonly byteCount: number;
  readonly state: UploadState;
  readonly problem: ImportProblem | null;
  readonly uploadedAt: Date;
  readonly uploadedByName: string | null;
  /** Whoever began it goes on with it and discards it, and nobody else. */
  readonly isOwn: boolean;
  readonly jobId: string | null;
  /** Sequence numbers (from 0) of the parts that have arrived, ascending, while it is `receiving`; else empty. */
  readonly receivedParts: readonly number[];
  readonly batches: readonly BatchSummary[];
}

/** What the list of loads is narrowed to: `listBatches(actor, {...filter, cursor})`, newest first, seed's and command line's too. */
export interface BatchFilter {
  readonly family?: Family;
  readonly state?: ImportState;
}

/** A batch with what it says, what it would change or changed, and what may be done with it by who asks. */
export interface BatchDetail extends BatchSummary {
  readonly publisher: string;
  readonly title: string;
  readonly sha256: string;
  readonly reading: Reading | null;
  readonly warnings: readonly string[];
  readonly territories: readonly ({ readonly code: string; readonly name: string } & TerritoryCount)[];
  /** Every other version of the same family, grade and year, newest first. */
  readonly versions: readonly BatchSummary[];
  readonly jobId: string | null;
  readonly undoReason: string | null;
  readonly note: string | null;
  /** The job that publishes it, or that could not; null when nobody asked. Its course is for whoever asked. */
  readonly publication: {
    readonly jobId: string;
    readonly isOwn: boolean;
    readonly isEnded: boolean;
  } | null;
  readonly canPublish: boolean;
  readonly canDiscard: boolean;
  readonly canUndo: boolean;
  /** Why it cannot be undone although the person may, in Spanish; null when nothing stands in the way. */
  readonly undoObstacle: string | null;
  /** True if the file as it was given is kept and can be downloaded. */
  readonly hasFile: boolean;
}

/** What an import of one file came to: the element of the command line's answer. `stored` + `unchanged` + rejected = `rows`. */
export interface ImportReport {
  readonly file: string;
  readonly family: Family;
  readonly year: number | null;
  readonly grade: string | null;
  readonly version: string | null;
  readonly rows: number;
  readonly stored: number;
  readonly unchanged: number;
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly string[];
  readonly territories: Readonly<Record<string, TerritoryCount>>;
}

/** A file that was read and checked: its report, and its batch unless everything in it was already in force. */
export interface StagedFile {
  readonly batchId: string | null;
  readonly report: ImportReport;
}

/** One version of a school's figure: what a file said of it, and which file. */
export interface FigureVersion {
  readonly batch: BatchSummary;
  readonly isCurrent: boolean;
  readonly row: number;
  /** In words, as a figure is read: "253", "pocos estudiantes". */
  readonly words: string;
}

export const uploadPurposes = ["official", "data_set"] as const;
/** What a file is sent for: official figures, or student answers, which only whoever sends them sees. */
export type UploadPurpose = (typeof uploadPurposes)[number];

export const uploadInput = z.object({
  purpose: z.enum(uploadPurposes).default("official"),
  fileName: z.string().trim().min(1, "Falta el nombre del archivo.").max(240, "Usar un nombre más corto."),
  byteCount: z.number().int().min(1, "El archivo está vacío. Descargarlo de nuevo desde quien lo publica."),
});

export const undoInput = z.object({
  batchId: z.uuid(),
  reason: z
    .string()
    .trim()
    .min(5, "Escribir el motivo en pocas palabras.")
    .max(300, "Usar hasta 300 letras."),
});
export type UndoInput = z.input<typeof undoInput>;

/** One figure of a school of the platform that differs from the version in force. */
export interface FigureChange {
  readonly rbd: number;
  readonly schoolName: string;
  readonly indicatorName: string;
  readonly grade: string;
  readonly year: number;
  /** In words, as a figure is read: "253", "pocos estudiantes". Null: there was none. */
  readonly before: string | null;
  readonly after: string | null;
}
