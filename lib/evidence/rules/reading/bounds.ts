import { AppError } from "@/lib/errors";
import { MAXIMUM_FILE_BYTES } from "../../schema/imports";

const MEBIBYTE = 1024 * 1024;

/** Most bytes of text that the compressed files of one opening may inflate to, together. */
const MAXIMUM_TEXT_BYTES = 768 * MEBIBYTE;
/** Most bytes of a workbook, once inflated, of all the workbooks of one opening together. */
const MAXIMUM_WORKBOOK_BYTES = 256 * MEBIBYTE;
/** Most cells of the workbooks of one opening together: each takes about 100 bytes while it is open. */
const MAXIMUM_WORKBOOK_CELLS = 10_000_000;
/** Most bytes of a GeoJSON document, which is read whole. */
export const MAXIMUM_GEOJSON_BYTES = 64 * MEBIBYTE;
/** Most columns of a table. */
export const MAXIMUM_COLUMNS = 5_000;
/** Most characters of a cell: what Excel holds. */
export const MAXIMUM_CELL_CHARACTERS = 32_767;
/** Most characters of one record of a text, with all its cells. */
export const MAXIMUM_RECORD_CHARACTERS = 4 * MEBIBYTE;
/** Most entries of a zip, folders and notes included. */
export const MAXIMUM_ZIP_ENTRIES = 2_000;
/** Most bytes that one compressed byte may become, past the first `RATIO_FREE_BYTES`. */
const MAXIMUM_INFLATION_RATIO = 300;
/** Bytes that may be inflated before the ratio counts: short tables of zeros compress very well. */
const RATIO_FREE_BYTES = 32 * MEBIBYTE;

export interface Budget {
  textBytes: number;
  workbookBytes: number;
  workbookCells: number;
}

/** What one opening may spend; it goes down as entries are inflated, so that many small bombs are one. */
export function fullBudget(): Budget {
  return {
    textBytes: MAXIMUM_TEXT_BYTES,
    workbookBytes: MAXIMUM_WORKBOOK_BYTES,
    workbookCells: MAXIMUM_WORKBOOK_CELLS,
  };
}

const limits: Readonly<Record<keyof Budget, string>> = {
  textBytes: `descomprimido pasa de ${MAXIMUM_TEXT_BYTES / MEBIBYTE} MB`,
  workbookBytes: `como planilla abierta pasa de ${MAXIMUM_WORKBOOK_BYTES / MEBIBYTE} MB`,
  workbookCells: `tiene más de ${MAXIMUM_WORKBOOK_CELLS / 1_000_000} millones de celdas en planillas`,
};

/** Takes an amount from the budget, or throws TOO_LARGE saying which limit was passed. */
export function spend(budget: Budget, kind: keyof Budget, amount: number): void {
  budget[kind] -= amount;
  if (budget[kind] >= 0) return;
  throw new AppError("TOO_LARGE", {
    message: `El archivo ${limits[kind]}, más de lo que se puede leer. Dividirlo en archivos más pequeños (CSV, si es una planilla) e intentar de nuevo.`,
  });
}

/** Throws TOO_LARGE unless the file as given is one that is taken. */
export function requireFileSize(byteCount: number): void {
  if (byteCount <= MAXIMUM_FILE_BYTES) return;
  throw new AppError("TOO_LARGE", {
    message: `El archivo pesa ${Math.ceil(byteCount / MEBIBYTE)} MB y el máximo es ${MAXIMUM_FILE_BYTES / MEBIBYTE} MB. Comprimirlo como .zip o dividirlo en partes.`,
  });
}

/** Throws TOO_LARGE if what came out is out of proportion to what went in: no real table compresses so well. */
export function requireCredibleRatio(inflatedBytes: number, compressedBytes: number): void {
  if (inflatedBytes <= RATIO_FREE_BYTES) return;
  if (inflatedBytes <= Math.max(compressedBytes, 1) * MAXIMUM_INFLATION_RATIO) return;
  throw new AppError("TOO_LARGE", {
    message:
      "El archivo comprimido crece demasiado al abrirlo, como lo haría uno hecho para dañar, y no se sigue leyendo. Subir la tabla sin comprimir.",
  });
}
