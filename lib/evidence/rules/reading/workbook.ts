import { read, type WorkBook } from "@e965/xlsx";
import { AppError } from "@/lib/errors";
import type { Cell, SourceRow, SourceTable } from "../../schema/source";
import { MAXIMUM_COLUMNS } from "./bounds";
import { damaged, emptyFile, passwordProtected } from "./refusals";
import { workbookCell, type WorkbookDates } from "./workbook-cell";

type Grid = readonly unknown[];

/** What Excel holds. */
const MOST_ROWS = 1_048_576;

/**
 * Opens the sheets with content of a workbook, in their order. The cells that are filled are held, about 100 bytes
 * each, and no others: a sheet that says to have a million rows and fills ten is ten rows. Throws UNREADABLE_FILE if
 * it is damaged, has a password or has no cell filled.
 */
export function workbookTables(bytes: Uint8Array, format: "xlsx" | "xls"): readonly SourceTable[] {
  const workbook = readWorkbook(bytes);
  const dates = {
    isFrom1904: workbook.Workbook?.WBProps?.date1904 === true,
    known: new Map<string, boolean>(),
  };
  const tables = workbook.SheetNames.flatMap((sheet) => {
    const opened = workbook.Sheets[sheet];
    // The reader leaves out without a word the sheets that it cannot read.
    if (opened === undefined) throw damagedSheet(sheet);
    const grid: unknown = opened["!data"];
    return Array.isArray(grid) ? sheetTable({ grid, sheet, format, dates }) : [];
  });
  if (tables.length === 0) throw emptyFile();
  return tables;
}

function readWorkbook(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: "array",
      dense: true,
      cellText: false,
      cellHTML: false,
      // Without its format a date is a number like any other.
      cellNF: true,
    });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) {
      throw passwordProtected("La planilla");
    }
    throw damaged("La planilla está cortada o dañada: no se pudo abrir.");
  }
}

interface Sheet {
  readonly grid: Grid;
  readonly sheet: string;
  readonly format: "xlsx" | "xls";
  readonly dates: WorkbookDates;
}

function sheetTable({ grid, sheet, format, dates }: Sheet): SourceTable[] {
  const [first] = filledRows(grid, dates, 0);
  if (first === undefined) return [];
  const headers = first.cells.map(headerText);
  const width = headers.findLastIndex((header) => header !== "") + 1;
  return [
    {
      format,
      sheet,
      encoding: null,
      delimiter: null,
      headers: headers.slice(0, width),
      *rows() {
        for (const row of filledRows(grid, dates, first.line)) yield padded(row, width);
      },
    },
  ];
}

/** The rows past a line with something in them, each up to its last filled cell. */
function* filledRows(grid: Grid, dates: WorkbookDates, afterLine: number): Generator<SourceRow> {
  if (grid.length > MOST_ROWS)
    throw damaged("La planilla está dañada: tiene filas más allá de las que caben.");
  for (let index = afterLine; index < grid.length; index += 1) {
    const stored = grid[index];
    if (!Array.isArray(stored) || stored.length === 0) continue;
    const cells: Cell[] = [];
    for (const column of columnsOf(stored)) {
      const cell = workbookCell(stored[column], dates);
      if (cell === null) continue;
      if (column >= MAXIMUM_COLUMNS) throw tooManyColumns(index + 1);
      while (cells.length < column) cells.push(null);
      cells.push(cell);
    }
    if (cells.length > 0) yield { line: index + 1, cells };
  }
}

/** A row that says to be very wide is asked which cells it has, and its gaps are not walked. */
function columnsOf(stored: Grid): Iterable<number> {
  return stored.length <= MAXIMUM_COLUMNS ? stored.keys() : Object.keys(stored).map(Number);
}

/** A workbook does not store what is blank at the end of a row. */
function padded(row: SourceRow, width: number): SourceRow {
  if (row.cells.length >= width) return row;
  return { line: row.line, cells: [...row.cells, ...Array<null>(width - row.cells.length).fill(null)] };
}

function headerText(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? cell.text : String(cell);
}

function damagedSheet(sheet: string): AppError {
  return damaged(`La hoja «${sheet}» de la planilla está dañada y no se pudo leer.`);
}

function tooManyColumns(line: number): AppError {
  return new AppError("TOO_LARGE", {
    message: `La fila ${line} de la planilla tiene más de ${MAXIMUM_COLUMNS} columnas, el máximo que se lee. Dejar solo las que hacen falta y volver a subirla.`,
  });
}
