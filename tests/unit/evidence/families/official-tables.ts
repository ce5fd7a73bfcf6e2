import { figureStatuses } from "@/lib/evidence/schema/figures";
import type { FigureColumn, ParsedFile } from "@/lib/evidence/schema/parsed";
import type { Cell, SourceFile, SourceFormat, SourceTable } from "@/lib/evidence/schema/source";
import { parseOfficialFile } from "@/lib/evidence/rules/families/parse-official-file";

type TableFormat = Exclude<SourceFormat, "geojson">;

export interface TableDraft {
  readonly fileName: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly format?: TableFormat;
  readonly sheet?: string;
}

/** A table as the reader of files gives it: the header on line 1, its rows from line 2. */
export function tableOf({ headers, rows, format = "csv", sheet }: TableDraft): SourceTable {
  const isText = format === "csv";
  return {
    format,
    sheet: isText ? null : (sheet ?? "Hoja1"),
    encoding: isText ? "utf-8" : null,
    delimiter: isText ? ";" : null,
    headers,
    *rows() {
      for (const [index, cells] of rows.entries()) yield { line: index + 2, cells };
    },
  };
}

/** A file that holds one table. */
export function fileOf(draft: TableDraft): SourceFile {
  return {
    fileName: draft.fileName,
    entryPath: null,
    sha256: "0".repeat(64),
    format: draft.format ?? "csv",
    tables: [tableOf(draft)],
    geojson: null,
  };
}

export function parse(draft: TableDraft, rbds: ReadonlySet<number> | null = null): ParsedFile {
  return parseOfficialFile(fileOf(draft), { rbds });
}

/** Columns as they read in a test: `rbd;prom_lect4b_rbd` beside rows of `5;274`, blank where nothing stands. */
export function csv(fileName: string, ...lines: readonly string[]): TableDraft {
  const [header = "", ...rows] = lines;
  const cells = rows.map((row) => row.split(";").map((cell) => (cell === "" ? null : cell)));
  return { fileName, headers: header.split(";"), rows: cells };
}

export function columnsOf(file: ParsedFile): readonly FigureColumn[] {
  if (file.content.kind !== "figures") throw new Error(`${file.family} has no figures`);
  return file.content.columns;
}

/** One figure of a file, in plain values. */
export function figureOf(file: ParsedFile, indicator: string, rbd: number) {
  const columns = columnsOf(file).filter((candidate) => candidate.indicator === indicator);
  for (const column of columns) {
    const at = column.rbds.indexOf(rbd);
    if (at < 0) continue;
    const orNull = (value: number | undefined, missing: number) =>
      value === undefined || Object.is(value, missing) ? null : value;
    return {
      grade: column.grade,
      year: column.year,
      line: column.sourceRows[at],
      value: orNull(column.values[at], NaN),
      status: figureStatuses[column.statuses[at] ?? -1],
      n: orNull(column.counts?.[at], -1),
      gse: orNull(column.gseGroups?.[at], 0),
      difference: orNull(column.previousDifferences?.[at], NaN),
      significance: orNull(column.previousSignificance?.[at], -128),
      gseDifference: orNull(column.gseDifferences?.[at], NaN),
      gseSignificance: orNull(column.gseSignificance?.[at], -128),
      mark: column.markTexts[column.marks?.[at] ?? -1] ?? null,
    };
  }
  throw new Error(`${indicator} has no figure of RBD ${rbd}`);
}
