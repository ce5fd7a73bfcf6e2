/** What leaves of the evidence explorer: what is seen, for a spreadsheet or for analysis, and what explains it. */
export const evidenceFormats = ["csv", "xlsx", "ordenado", "diccionario", "columnas"] as const;
export type EvidenceFormat = (typeof evidenceFormats)[number];

/** A file that is written while it is sent. */
export interface Report {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: ReadableStream<Uint8Array>;
}
