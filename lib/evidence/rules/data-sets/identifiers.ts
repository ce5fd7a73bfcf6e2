import { foldText } from "@/lib/format/text";
import { parseRut } from "@/lib/format/rut";

const NAMES = new Set([
  ...["mrun", "run", "rut", "dvrun", "dvrut", "dv", "dni", "pasaporte", "ipe"],
  ...[
    "idalumno",
    "idestudiante",
    "idalu",
    "alumnoid",
    "estudianteid",
    "studentid",
    "cntstuid",
    "stuid",
    "stidstd",
  ],
  ...["nombre", "nombres", "nombrealumno", "nombreestudiante", "nombrecompleto", "apellido", "apellidos"],
  ...[
    "apellidopaterno",
    "apellidomaterno",
    "paterno",
    "materno",
    "name",
    "firstname",
    "lastname",
    "fullname",
  ],
  ...[
    "correo",
    "correoelectronico",
    "email",
    "mail",
    "telefono",
    "fono",
    "celular",
    "direccion",
    "domicilio",
  ],
  ...["fechanacimiento", "fecnac", "fechanac", "fecnacalu", "birthdate", "dateofbirth"],
]);
const PARTS = /(^|[^a-z])(mrun|run|rut|idalumno|nombres?|apellidos?)([^a-z]|$)/;

/** True if a column by its name identifies persons: RUN, RUT, MRUN, the number of a student, a name, an address, a birth date. */
export function isIdentifierName(header: string): boolean {
  const folded = foldText(header);
  return NAMES.has(folded.replace(/[^a-z]/g, "")) || PARTS.test(folded);
}

/** So many filled cells of a column are looked at to know what they look like. */
export const LOOKED_AT = 5_000;
const ENOUGH = 20;
const MOST = 0.8;
const NEARLY_ALL = 0.95;

/** What a column's first filled cells look like. */
export interface Look {
  readonly seen: number;
  readonly distinct: number;
  readonly rutLike: number;
  readonly mailLike: number;
  /** Cells of five digits or more, or with letters: long enough to name one person. */
  readonly long: number;
}

/** Why a column by its look identifies persons, in Spanish; null if it does not seem to. */
export function identifierLook({ seen, distinct, rutLike, mailLike, long }: Look): string | null {
  if (seen === 0) return null;
  if (mailLike / seen >= MOST) return "Sus valores parecen correos electrónicos";
  if (rutLike / seen >= MOST) return "Sus valores parecen RUT";
  if (seen < ENOUGH) return null;
  const isOnePerPerson = distinct / seen >= NEARLY_ALL && long / seen >= NEARLY_ALL;
  return isOnePerPerson ? "Casi cada fila tiene un valor distinto, como un número de estudiante" : null;
}

/** True for a text with the form of a RUT and the right digit, written with its dash. */
export function isRutLike(text: string): boolean {
  return /^[\d.]{7,11}-[\dkK]$/.test(text) && parseRut(text).ok;
}

/** True for a whole number that reads as a RUT without its dash, digit and all. */
export function isBareRutLike(text: string): boolean {
  return /^\d{8,9}$|^\d{7,8}[kK]$/.test(text) && parseRut(text).ok;
}
