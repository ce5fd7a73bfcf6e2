import type { DirectoryRow, Reading } from "../../schema/parsed";
import type { SourceTable } from "../../schema/source";
import { isInChile } from "./coordinates";
import { communeCodes, DEPENDENCE, PIE, RURAL, STATE, type Dictionary } from "./directory-codes";
import { DirectoryDoubts } from "./directory-doubts";
import type { NameHint } from "./file-name";
import { Headers } from "./headers";
import { readRows, type RowsRead } from "./read-rows";
import { cellAt, codeAt, numberAt, reject, textAt, toNumber, type Column, type RowCheck } from "./row-check";
import { isWrongCheckDigit, rbdAt } from "./school-number";
import { schoolName } from "./school-name";
import { SeenSchools } from "./seen-schools";
import { teachingLevelOf, type TeachingLevel } from "./teaching-levels";

const ENROLMENT = { minimum: 0, maximum: 100_000, isWhole: true };
const TEACHING_CODE = { minimum: 0, maximum: 9999, isWhole: true };
const YEAR = { minimum: 1990, maximum: 2100, isWhole: true };
const KNOWN =
  /^(p_juridica|pace|matricula|mat_ens_\d+|mat_mujer|mat_hombre|(cod|nom)_[a-z_]+|nombre_slep|mrun|rut_sostenedor|ori_[a-z_]+|pago_[a-z]+|espe_\d+|ens_\d+|convenio_pie|fecha_cierre)$/;

export interface DirectoryRead {
  readonly rows: RowsRead;
  readonly schools: readonly DirectoryRow[];
  readonly year: number | null;
  readonly reading: Reading;
  readonly warnings: readonly string[];
}

type Columns = ReturnType<typeof takeColumns>;

/** Every school of a national directory, also the closed ones. A doubtful digit, coordinate or teaching code is a warning: the school stays. */
export function readDirectory(table: SourceTable, hint: NameHint): DirectoryRead {
  const headers = new Headers(table);
  const columns = takeColumns(headers);
  const doubts = new DirectoryDoubts();
  const schools: DirectoryRow[] = [];
  const seen = new SeenSchools();
  const years = new Map<number, number>();
  const rows = readRows(table, (row) => {
    const year = numberAt(row, columns.year, YEAR);
    const school = readSchool(row, columns, doubts);
    if (row.problem !== null || school === null) return;
    if (!seen.isNew(row, columns.rbd, school.rbd)) return;
    schools.push(school);
    if (!Number.isNaN(year)) years.set(year, (years.get(year) ?? 0) + 1);
  });
  const [year = hint.year] = [...years].sort(([, a], [, b]) => b - a).map(([value]) => value);
  return {
    ...{ rows, year },
    schools: schools.sort((a, b) => a.rbd - b.rbd),
    reading: headers.reading((name) => KNOWN.test(name)),
    warnings: [...headers.warnings(), ...doubts.warnings(), ...yearWarnings([...years.keys()], hint)],
  };
}

function takeColumns(headers: Headers) {
  return {
    year: headers.take(["agno"], "Año del directorio"),
    rbd: headers.require(["rbd"], "RBD"),
    checkDigit: headers.take(["dgv_rbd"], "Dígito del RBD"),
    name: headers.require(["nom_rbd"], "Nombre del establecimiento"),
    communeCodes: communeCodes(),
    commune: headers.require(["cod_com_rbd"], "Código de la comuna (CUT)"),
    dependence: headers.require(["cod_depe2"], "Dependencia"),
    rural: headers.require(["rural_rbd"], "Ruralidad: 0 urbano, 1 rural"),
    latitude: headers.take(["latitud"], "Latitud"),
    longitude: headers.take(["longitud"], "Longitud"),
    pie: headers.take(["convenio_pie"], "Programa de integración (PIE)"),
    enrolment: headers.take(["mat_total"], "Matrícula total"),
    state: headers.require(["estado_estab"], "Estado de funcionamiento"),
    teaching: headers.names.flatMap((name) =>
      /^ens_\d+$/.test(name) ? (headers.take([name], "Tipo de enseñanza") ?? []) : [],
    ),
  };
}

function readSchool(row: RowCheck, columns: Columns, doubts: DirectoryDoubts): DirectoryRow | null {
  const rbd = rbdAt(row, columns.rbd);
  const published = textAt(row, columns.name);
  const cut = required(row, columns.commune, columns.communeCodes);
  const dependence = required(row, columns.dependence, DEPENDENCE);
  const isRural = required(row, columns.rural, RURAL);
  const state = required(row, columns.state, STATE);
  const hasPie = codeAt(row, columns.pie, PIE);
  const enrolment = numberAt(row, columns.enrolment, ENROLMENT);
  const levels = levelsAt(row, columns.teaching, doubts);
  if (published === null) reject(row, columns.name, "Falta el nombre del establecimiento.");
  if (published === null || cut === null || dependence === null || isRural === null || state === null)
    return null;
  if (row.problem !== null) return null;
  if (isWrongCheckDigit(row, columns.checkDigit, rbd)) doubts.note("digit", rbd);
  if (String(cellAt(row, columns.state)) === "4") doubts.note("withoutStudents", rbd);
  const place = placeAt(row, columns, { rbd, doubts });
  return {
    sourceRow: row.line,
    rbd,
    name: schoolName(published),
    cut,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    isRural,
    enrolment: Number.isNaN(enrolment) ? null : enrolment,
    dependence,
    state,
    hasPie,
    levels,
  };
}

function required<T>(row: RowCheck, column: Column, codes: Dictionary<T>): T | null {
  const meaning = codeAt(row, column, codes);
  if (meaning === null) reject(row, column, `Falta este dato. Se espera ${codes.expected}.`);
  return meaning;
}

function levelsAt(
  row: RowCheck,
  columns: readonly Column[],
  doubts: DirectoryDoubts,
): readonly TeachingLevel[] {
  const levels: TeachingLevel[] = [];
  for (const column of columns) {
    const cell = cellAt(row, column);
    if (cell === null || cell === "0" || cell === 0) continue;
    const code = numberAt(row, column, TEACHING_CODE);
    const level = Number.isNaN(code) ? null : teachingLevelOf(code);
    if (level === undefined) doubts.note("teachingCode", code);
    else if (level !== null && !levels.includes(level)) levels.push(level);
  }
  return levels;
}

function placeAt(
  row: RowCheck,
  columns: Columns,
  { rbd, doubts }: { readonly rbd: number; readonly doubts: DirectoryDoubts },
): { readonly latitude: number; readonly longitude: number } | null {
  const latitude = degreesAt(row, columns.latitude);
  const longitude = degreesAt(row, columns.longitude);
  if (latitude === null || longitude === null) return null;
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) {
    doubts.note("unreadablePlace", rbd);
    return null;
  }
  if (!isInChile(latitude, longitude)) doubts.note("abroad", rbd);
  return { latitude, longitude };
}

/** Null when blank, NaN when it is no coordinate: a school is not lost for that. */
function degreesAt(row: RowCheck, column: Column | null): number | null {
  const cell = cellAt(row, column);
  if (cell === null) return null;
  const degrees = toNumber(cell);
  return Math.abs(degrees) <= 180 ? degrees : NaN;
}

function yearWarnings(years: readonly number[], hint: NameHint): readonly string[] {
  const warnings: string[] = [];
  if (years.length > 1) warnings.push(`El directorio trae filas de varios años: ${years.join(", ")}.`);
  if (hint.year !== null && years.length > 0 && !years.includes(hint.year))
    warnings.push(
      `El nombre del archivo dice ${hint.year}, pero sus filas dicen ${years.join(", ")}: se usó lo que dicen las filas.`,
    );
  return warnings;
}
