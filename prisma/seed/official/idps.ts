import {
  DIMENSION_COLUMNS,
  INDICATOR_COLUMNS,
  SUB_DIMENSION_COLUMNS,
} from "@/lib/evidence/rules/families/idps";
import { idpsPathOf, widePathOf } from "@/lib/evidence/rules/families/idps-paths";
import { gseOf, markOf, significanceOf } from "./official-codes";
import { numberOf, requiredNumberOf, textOf, type Row, type Table } from "./read-table";
import type { IdpsRecord, LevelRecord } from "./records";
import type { ResultFile } from "./source-files";

/** Whether the file carries the levels of the sub-dimensions instead of scores. */
export function isLevelTable(table: Table): boolean {
  return table.headers.includes("niv_bajo_por");
}

/** Indicator and dimension scores of an IDPS file, nation-wide, from any of its three layouts. */
export function readIdps(file: ResultFile, table: Table): readonly IdpsRecord[] {
  const wide = table.headers.flatMap((column) => {
    const path = widePathOf(column);
    if (path === null && /^(ind|dim)_/.test(column)) throw new Error(`unknown IDPS column "${column}"`);
    return path === null ? [] : [{ column, path }];
  });
  if (wide.length > 0) {
    return table.rows.flatMap((row) =>
      wide.map(({ column, path }) => ({ ...readScore(file, row, column), path })),
    );
  }
  if (!table.headers.includes("prom")) throw new Error(`${file.fileName}: unknown layout`);
  const hasDimensions = table.headers.some((header) => DIMENSION_COLUMNS.includes(header));
  const columns = hasDimensions ? [INDICATOR_COLUMNS, DIMENSION_COLUMNS] : [INDICATOR_COLUMNS];
  return table.rows.map((row) => ({
    ...readScore(file, row, "prom"),
    path: longPath(file, row, columns),
  }));
}

function longPath(file: ResultFile, row: Row, columns: readonly (readonly string[])[]): string {
  const codes = columns.map((names) => names.map((name) => textOf(row, name)).find((code) => code !== null));
  const path = idpsPathOf(codes.map((code) => code ?? null));
  if (path === null) throw new Error(`${file.fileName}, line ${row.line}: unknown codes ${codes.join(", ")}`);
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
    const marks = ["niv_mbajo_por", "niv_mmedio_por", "niv_malto_por"].map((column) =>
      markOf(textOf(row, column), file.year),
    );
    return {
      source: file.code,
      row: row.line,
      rbd: requiredNumberOf(row, "rbd"),
      path: longPath(file, row, [INDICATOR_COLUMNS, DIMENSION_COLUMNS, SUB_DIMENSION_COLUMNS]),
      gse: null,
      low: numberOf(row, "niv_bajo_por"),
      middle: numberOf(row, "niv_medio_por"),
      high: numberOf(row, "niv_alto_por"),
      mark: marks.find((mark) => mark !== null) ?? null,
    };
  });
}
