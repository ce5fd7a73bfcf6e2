import { SSF } from "@e965/xlsx";
import { AppError } from "@/lib/errors";
import type { Cell } from "../../schema/source";
import { MAXIMUM_CELL_CHARACTERS } from "./bounds";

const errorNames: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);

export interface WorkbookDates {
  /** The workbook counts its days from 1904. */
  readonly isFrom1904: boolean;
  /** Formats already looked at: a workbook has few, and many cells of each. */
  readonly known: Map<string, boolean>;
}

/** What a cell of the workbook reader holds; formulas, dates and errors come out as what they are, never as numbers. */
export function workbookCell(cell: unknown, dates: WorkbookDates): Cell {
  if (typeof cell !== "object" || cell === null) return null;
  const value: unknown = "v" in cell ? cell.v : null;
  if ("f" in cell || "F" in cell) return { problem: "formula", text: shown(value) };
  if ("t" in cell && cell.t === "e") return { problem: "error", text: errorNames.get(value) ?? "#ERROR" };
  if (typeof value === "string") return boundedText(value);
  if (value instanceof Date) return { problem: "date", text: civil(value) };
  if (typeof value !== "number") return typeof value === "boolean" ? shown(value) : null;
  if (!Number.isFinite(value)) return { problem: "error", text: String(value) };
  const format = "z" in cell && typeof cell.z === "string" ? cell.z : "General";
  return isDateFormat(format, dates.known) ? { problem: "date", text: dateText(value, dates) } : value;
}

function isDateFormat(format: string, known: Map<string, boolean>): boolean {
  if (format === "General") return false;
  let isDate = known.get(format);
  if (isDate === undefined) {
    isDate = SSF.is_date(format) === true;
    known.set(format, isDate);
  }
  return isDate;
}

function dateText(days: number, { isFrom1904 }: WorkbookDates): string {
  const date: unknown = SSF.parse_date_code(days, { date1904: isFrom1904 });
  if (typeof date !== "object" || date === null || !("y" in date && "m" in date && "d" in date)) {
    return String(days);
  }
  return [twoDigits(date.d), twoDigits(date.m), String(date.y)].join("-");
}

function civil(date: Date): string {
  return [twoDigits(date.getUTCDate()), twoDigits(date.getUTCMonth() + 1), date.getUTCFullYear()].join("-");
}

function twoDigits(value: unknown): string {
  return String(value).padStart(2, "0");
}

function shown(value: unknown): string {
  if (typeof value === "boolean") return value ? "VERDADERO" : "FALSO";
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim().slice(0, MAXIMUM_CELL_CHARACTERS) : "";
}

function boundedText(value: string): string | null {
  if (value.length > MAXIMUM_CELL_CHARACTERS) {
    throw new AppError("TOO_LARGE", {
      message: `Una celda de la planilla tiene más de ${MAXIMUM_CELL_CHARACTERS} letras, más de lo que cabe en Excel. Guardarla de nuevo desde Excel o como CSV y volver a subirla.`,
    });
  }
  const text = value.trim();
  return text === "" ? null : text;
}
