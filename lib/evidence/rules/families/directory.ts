import { parseCommuneCode } from "@/lib/format/commune-code";
import type { Dependence, SchoolState } from "@/lib/directory/schema/schools";
import type { DirectoryRow, Reading } from "../../schema/parsed";
import type { SourceTable } from "../../schema/source";
import { isInChile } from "./coordinates";
import { DirectoryDoubts } from "./directory-doubts";
import type { NameHint } from "./file-name";
import { Headers } from "./headers";
import { readRows, type RowsRead } from "./read-rows";
import { cellAt, codeAt, numberAt, reject, textAt, type Column, type RowCheck } from "./row-check";
import { isWrongCheckDigit, rbdAt } from "./school-number";
import { schoolName } from "./school-name";
import { SeenSchools } from "./seen-schools";
import { teachingLevelOf, type TeachingLevel } from "./teaching-levels";

/** `COD_DEPE2` of the directory; the Simce and IDPS files number theirs otherwise: there, 4 is SLEP. */
const DEPENDENCES: ReadonlyMap<string, Dependence> = new Map([
  ["1", "municipal"],
  ["2", "particular_subvencionado"],
  ["3", "particular_pagado"],
  ["4", "administracion_delegada"],
  ["5", "slep"],
]);

/** `ESTADO_ESTAB`: 4 is authorised and without students, which for us is not functioning. */
const STATES: ReadonlyMap<string, SchoolState> = new Map([
  ["1", "functioning"],
  ["2", "in_recess"],
  ["3", "closed"],
  ["4", "in_recess"],
]);

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ["0", false],
  ["1", true],
]);

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
  const cut = required(row, columns.commune, {
    meaningOf: (code) => parseCommuneCode(code) ?? undefined,
    expected: "un código de comuna de cuatro o cinco cifras",
  });
  const dependence = required(row, columns.dependence, {
    meaningOf: (code) => DEPENDENCES.get(String(code)),
    expected: "una dependencia de 1 a 5",
  });
  const isRural = required(row, columns.rural, {
    meaningOf: (code) => YES_OR_NO.get(String(code)),
    expected: "0 (urbano) o 1 (rural)",
  });
  const state = required(row, columns.state, {
    meaningOf: (code) => STATES.get(String(code)),
    expected: "un estado de 1 a 4",
  });
  const hasPie = codeAt(row, columns.pie, {
    meaningOf: (code) => YES_OR_NO.get(String(code)),
    expected: "0 o 1",
  });
  const enrolment = numberAt(row, columns.enrolment, ENROLMENT);
  const levels = levelsAt(row, columns.teaching, doubts);
  if (published === null) reject(row, columns.name, "Falta el nombre del establecimiento.");
  if (published === null || cut === null || dependence === null || isRural === null || state === null)
    return null;
  if (row.problem !== null) return null;
  if (isWrongCheckDigit(row, columns.checkDigit, rbd)) doubts.note("digit", rbd);
  if (String(cellAt(row, columns.state)) === "4") doubts.note("withoutStudents", rbd);
  return {
    ...{
      sourceRow: row.line,
      rbd,
      name: schoolName(published),
      cut,
      isRural,
      dependence,
      state,
      hasPie,
      levels,
    },
    ...coordinatesAt(row, columns, { rbd, doubts }),
    enrolment: Number.isNaN(enrolment) ? null : enrolment,
  };
}

function required<T>(
  row: RowCheck,
  column: Column,
  dictionary: { readonly meaningOf: (code: string | number) => T | undefined; readonly expected: string },
): T | null {
  const meaning = codeAt(row, column, dictionary);
  if (meaning === null) reject(row, column, `Falta este dato. Se espera ${dictionary.expected}.`);
  return meaning;
}

function levelsAt(
  row: RowCheck,
  columns: readonly Column[],
  doubts: DirectoryDoubts,
): readonly TeachingLevel[] {
  const levels = new Set<TeachingLevel>();
  for (const column of columns) {
    const code = numberAt(row, column, TEACHING_CODE);
    if (Number.isNaN(code) || code === 0) continue;
    const level = teachingLevelOf(code);
    if (level === undefined) doubts.note("teachingCode", code);
    else if (level !== null) levels.add(level);
  }
  return [...levels];
}

function coordinatesAt(
  row: RowCheck,
  columns: Columns,
  { rbd, doubts }: { readonly rbd: number; readonly doubts: DirectoryDoubts },
): Pick<DirectoryRow, "latitude" | "longitude"> {
  const latitude = degreesAt(row, columns.latitude);
  const longitude = degreesAt(row, columns.longitude);
  if (latitude === null || longitude === null) return { latitude: null, longitude: null };
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) {
    doubts.note("unreadablePlace", rbd);
    return { latitude: null, longitude: null };
  }
  if (!isInChile(latitude, longitude)) doubts.note("abroad", rbd);
  return { latitude, longitude };
}

/** Null when blank, NaN when it is no coordinate: a school is not lost for that. */
function degreesAt(row: RowCheck, column: Column | null): number | null {
  const cell = cellAt(row, column);
  if (cell === null) return null;
  if (typeof cell === "object") return NaN;
  const degrees =
    typeof cell === "number" ? cell : /^-?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(",", ".")) : NaN;
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
