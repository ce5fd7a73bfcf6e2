/** What a cell holds that no figure can be read from. `text` is what a person would see in it. */
export interface CellProblem {
  readonly problem: "formula" | "date" | "error";
  readonly text: string;
}

/** Trimmed text, a number, nothing, or something that is neither. */
export type Cell = string | number | null | CellProblem;

export interface SourceRow {
  /** Line of the text file or row of the sheet, counted from 1: what a person sees in the editor. */
  readonly line: number;
  /** One for each header; shorter and longer rows keep their own length, so that whoever reads them can say so. */
  readonly cells: readonly Cell[];
}

export const sourceFormats = ["csv", "xlsx", "xls", "sav", "geojson"] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** One table as it stands in a file: a delimited text, or a sheet of a workbook. Rows with no content are not rows. */
export interface SourceTable {
  readonly format: Exclude<SourceFormat, "geojson">;
  readonly sheet: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** As written, trimmed; empty text where the header cell is blank. */
  readonly headers: readonly string[];
  /** Reads the rows once, in order, without keeping them. */
  rows(): Iterable<SourceRow>;
}

/** One file that was opened: the one given, or one entry of a zip. */
export interface SourceFile {
  readonly fileName: string;
  /** Path inside the zip; null if the file came alone. */
  readonly entryPath: string | null;
  readonly sha256: string;
  readonly format: SourceFormat;
  /** The sheets or the one table with content; none for GeoJSON. */
  readonly tables: readonly SourceTable[];
  /** The parsed document of a GeoJSON file. */
  readonly geojson: unknown;
}
