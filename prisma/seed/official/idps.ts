import { isIdpsPath } from "@/lib/evidence/rules/indicators";
import { gseOf, markOf, significanceOf } from "./official-codes";
import { numberOf, requiredNumberOf, textOf, type Row, type Table } from "./read-table";
import type { IdpsRecord, LevelRecord } from "./records";
import type { ResultFile } from "./source-files";

/** Numeric identifiers used from 2025; note that 3 is PF and 4 is HV. */
const INDICATOR_IDS: Readonly<Record<string, string>> = { "1": "am", "2": "cc", "3": "pf", "4": "hv" };

/** Whether the file carries the levels of the sub-dimensions instead of scores. */
export function isLevelTable(table: Table): boolean {
  return table.headers.includes("niv_bajo_por");
}

/** Indicator and dimension scores of an IDPS file, nation-wide, from any of its three layouts. */
export function readIdps(file: ResultFile, table: Table): readonly IdpsRecord[] {
  const wide = table.headers.flatMap((header) => wideColumn(header) ?? []);
  if (wide.length > 0) {
    return table.rows.flatMap((row) =>
      wide.map(({ column, path }) => ({ ...readScore(file, row, column), path })),
    );
  }
  if (!table.headers.includes("prom")) throw new Error(`${file.fileName}: unknown layout`);
  const hasDimensions = table.headers.some((header) => header === "dim" || header === "id_dimension");
  return table.rows.map((row) => ({
    ...readScore(file, row, "prom"),
    path: longPath(file, row, hasDimensions),
  }));
}

function wideColumn(header: string): { column: string; path: string } | null {
  const match = /^(?:ind|dim)_([a-z]{2}(?:_[a-z]{2})?)(?:_rbd)?$/.exec(header);
  const path = match?.[1]?.replace("_", "/");
  return path === undefined ? null : { column: header, path: known(path) };
}

function longPath(file: ResultFile, row: Row, hasDimensions: boolean): string {
  const identifier = textOf(row, "id_indicador");
  const indicator = identifier === null ? textOf(row, "ind")?.toLowerCase() : INDICATOR_IDS[identifier];
  if (indicator === undefined) throw new Error(`${file.fileName}, line ${row.line}: no indicator`);
  if (!hasDimensions) return known(indicator);
  const dimension = textOf(row, "dim")?.toLowerCase();
  if (dimension === undefined) throw new Error(`${file.fileName}, line ${row.line}: no dimension`);
  return known(`${indicator}/${dimension}`);
}

function known(path: string): string {
  if (!isIdpsPath(path)) throw new Error(`unknown IDPS path "${path}"`);
  return path;
}

function readScore(file: ResultFile, row: Row, column: string): Omit<IdpsRecord, "path"> {
  const score = numberOf(row, column);
  const value = score === null || score === 0 ? null : round(score);
  const previousDifference = value === null ? null : numberOf(row, "dif");
  const gseDifference = value === null ? null : numberOf(row, "difgru");
  return {
    source: file.code,
    row: row.line,
    rbd: requiredNumberOf(row, "rbd"),
    gse: gseOf(textOf(row, "cod_grupo")),
    value,
    previousDifference,
    previousSignificance: previousDifference === null ? null : significanceOf(textOf(row, "sigdif")),
    gseDifference,
    gseSignificance: gseDifference === null ? null : significanceOf(textOf(row, "sigdifgru")),
    previousMark: textOf(row, "mdif"),
    gseMark: textOf(row, "mdifgru"),
  };
}

// 2017 and 2018 carry 14 decimals; two are more than the index can mean.
function round(score: number): number {
  return Math.round(score * 100) / 100;
}

/** Percentages by level of the sub-dimensions of a level file, nation-wide. */
export function readLevels(file: ResultFile, table: Table): readonly LevelRecord[] {
  return table.rows.map((row) => {
    const parts = ["ind", "dim", "sdim"].map((column) => textOf(row, column)?.toLowerCase() ?? "");
    const marks = ["niv_mbajo_por", "niv_mmedio_por", "niv_malto_por"].map((column) =>
      markOf(textOf(row, column)),
    );
    return {
      source: file.code,
      row: row.line,
      rbd: requiredNumberOf(row, "rbd"),
      path: known(parts.join("/")),
      gse: null,
      low: numberOf(row, "niv_bajo_por"),
      middle: numberOf(row, "niv_medio_por"),
      high: numberOf(row, "niv_alto_por"),
      mark: marks.find((mark) => mark !== null) ?? null,
    };
  });
}
