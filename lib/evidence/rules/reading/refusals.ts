import { AppError } from "@/lib/errors";

const EXPECTED =
  "Se espera una tabla en CSV, .xlsx, .xls o .sav (sola o dentro de un .zip o .gz), o polígonos en GeoJSON.";

/** A file whose content is broken: what was found and what to do next, in Spanish. */
export function unreadable(found: string, next: string): AppError {
  return new AppError("UNREADABLE_FILE", { message: `${found} ${next}` });
}

/** A sound file of a kind that is not read: what it is, what is expected and what to do next, in Spanish. */
export function unknownFile(found: string, next: string): AppError {
  return new AppError("UNKNOWN_FILE", { message: `${found} ${EXPECTED} ${next}` });
}

const DOWNLOAD_AGAIN = "Descargarlo de nuevo desde quien lo publica y volver a subirlo.";

/** A file that is cut or broken: to be downloaded again. */
export const damaged = (what: string): AppError => unreadable(what, DOWNLOAD_AGAIN);

/** A file of no bytes, or of none that say anything. */
export const emptyFile = (): AppError => damaged("El archivo está vacío: no tiene ningún dato.");

/** Bytes of no kind that is known. */
export const binaryRubbish = (): AppError =>
  unreadable(
    "El contenido no es texto ni un formato conocido: parece dañado o de otro programa.",
    `${EXPECTED} Guardarlo en uno de esos formatos y volver a subirlo.`,
  );

/** A file that asks for a password. */
export const passwordProtected = (what: string): AppError =>
  unreadable(
    `${what} está con contraseña y no se puede leer.`,
    "Guardar una copia sin contraseña y subirla.",
  );

/** An archive inside an archive, which is not opened. */
export const nestedArchive = (entry: string): AppError =>
  unreadable(
    `El archivo comprimido trae otro comprimido dentro (${entry}) y no se abren uno dentro de otro.`,
    "Descomprimirlo una vez y subir lo que contiene.",
  );

/** The same refusal, saying which entry of the zip it is about; any other error comes back as it is. */
export function inEntry(error: unknown, entryPath: string): unknown {
  if (!(error instanceof AppError)) return error;
  return new AppError(error.code, { message: `En «${entryPath}», dentro del .zip: ${error.message}` });
}
