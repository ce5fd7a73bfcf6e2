/** What leaves of the evidence explorer: what is seen, for a spreadsheet or for analysis, and what explains it. */
export const evidenceFormats = ["csv", "xlsx", "ordenado", "diccionario", "columnas"] as const;
export type EvidenceFormat = (typeof evidenceFormats)[number];

/** What leaves of an analysis: how it was made, to be shared, or everything needed to do it again. */
export const studyDocuments = ["ficha", "paquete"] as const;
export type StudyDocument = (typeof studyDocuments)[number];

/** What leaves of a case selection; the list with names is confidential. */
export const caseDocuments = [...studyDocuments, "lista"] as const;
export type CaseDocument = (typeof caseDocuments)[number];

/** A file that is written while it is sent. */
export interface Report {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: ReadableStream<Uint8Array>;
}

/** A file that is whole before it is sent. The same analysis gives the same bytes. */
export interface StudyFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A decision of the method: what was decided and why, in one sentence. */
export interface SheetDecision {
  readonly step: string;
  readonly what: string;
  readonly value: string;
  readonly why: string;
}

interface SheetTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Relative widths, one a column; equal when left out. */
  readonly widths?: readonly number[];
}

/** What a method sheet says, before it is set on paper. */
export interface MethodSheet {
  readonly title: string;
  readonly subtitle: string;
  /** Printed at the foot of every page. */
  readonly folio: string;
  readonly createdAt: Date;
  /** Said at the head, in a frame: synthetic data, or who may read it. */
  readonly notice: string | null;
  readonly facts: readonly (readonly [term: string, detail: string])[];
  readonly decisions: readonly SheetDecision[];
  readonly tables: readonly SheetTable[];
  readonly caveats: readonly string[];
}

/** The files of a replication package: name and text. */
export type PackageFiles = ReadonlyMap<string, string>;
