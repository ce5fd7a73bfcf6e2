import { foldText } from "@/lib/format/text";
import { formatNumber } from "@/lib/format/numbers";
import type { SourceTable } from "../../schema/source";
import { FigureBuffer, Qualifiers } from "./figure-buffer";
import { FigureRows } from "./figure-rows";
import { FileFacts } from "./file-facts";
import type { NameHint } from "./file-name";
import type { FiguresRead } from "./figures-read";
import { Headers } from "./headers";
import { readRows } from "./read-rows";
import { codeAt, reject } from "./row-check";
import { rbdAt } from "./school-number";
import { SeenSchools } from "./seen-schools";

/**
 * Each level is kept under the highest grade whose test decides it: the category of primary rests on 4°, 6° and 8°
 * básico, that of secondary on II medio.
 */
const GRADES = { basica: "8b", media: "2m" } as const;
type Level = keyof typeof GRADES;

/** Somewhat over 3,000 schools of the country teach secondary, some 8,000 primary. */
const MOST_SECONDARY_SCHOOLS = 4000;

const CATEGORIES: ReadonlyMap<string, number> = new Map([
  ["insuficiente", 1],
  ["medio-bajo", 2],
  ["medio bajo", 2],
  ["medio", 3],
  ["alto", 4],
]);
const WITHOUT_CATEGORY: ReadonlyMap<string, string> = new Map([
  ["sin categoria: baja matricula", "Sin categoría: baja matrícula."],
  ["sin categoria: falta de informacion", "Sin categoría: falta de información."],
]);
const NEW = /\s*\(nuevo\)$/;
const KNOWN = /^(nombre|region|comuna|dependencia|matricula|nom_|cod_|dvrbd)/;

const EXPECTED = "INSUFICIENTE, MEDIO-BAJO, MEDIO, ALTO o SIN CATEGORIA con su motivo";

/** The header of the category, as it is written: `Categoría Desempeño 2018`. Null if the table has none. */
export function categoryHeader(headers: readonly string[]): string | null {
  return headers.find((header) => /^categoria.*desempeno|^cat_?des/.test(foldText(header))) ?? null;
}

/** The year of the category, from its header or from the name of the file; null if neither says it. */
export function categoryYear(headers: readonly string[], hint: NameHint): number | null {
  const year = /(?:19|20)\d\d/.exec(categoryHeader(headers) ?? "")?.[0];
  return year === undefined ? hint.year : Number(year);
}

/** The performance category of every school, 1 insuficiente to 4 alto, with the publisher's own words where there is none. */
export function readCategories(table: SourceTable, hint: NameHint): FiguresRead {
  const headers = new Headers(table);
  const header = categoryHeader(table.headers) ?? "";
  const year = categoryYear(table.headers, hint) ?? NaN;
  const rbd = headers.require(["rbd"], "RBD");
  const category = headers.require([header.trim().toLowerCase()], "Categoría de Desempeño");
  const facts = new FileFacts(headers);
  // Which level it is comes out of the number of rows: the buffer is named after it at the end.
  const read: { rbd: number; line: number; value: number; mark: string | null }[] = [];
  const seen = new SeenSchools();
  const rows = readRows(table, (row) => {
    const school = rbdAt(row, rbd);
    const found = codeAt(row, category, { meaningOf: categoryOf, expected: EXPECTED });
    if (found === null) reject(row, category, `Falta la categoría. Se espera ${EXPECTED}.`);
    if (row.problem !== null || found === null) return;
    if (!seen.isNew(row, rbd, school)) return;
    read.push({ rbd: school, line: row.line, ...found });
    facts.note(row);
  });
  const { level, warnings } = levelOf(table, header, { fileName: hint.fileName, schools: read.length });
  const [schools, qualifiers] = [new FigureRows(), new Qualifiers()];
  const of = { indicator: `category/${level}`, grade: GRADES[level], year };
  const buffer = new FigureBuffer(of, schools, qualifiers);
  read.forEach((figure, index) => {
    schools.add(figure.rbd, figure.line, 0);
    qualifiers.put(index, -1, figure.mark);
    buffer.add(figure.value, Number.isNaN(figure.value) ? "no_data" : "valued");
  });
  return {
    ...{ rows, facts },
    columns: read.length === 0 ? [] : [buffer.finish()],
    applications: read.length === 0 ? [] : [{ grade: GRADES[level], year, rows: read.length }],
    reading: headers.reading((name) => KNOWN.test(foldText(name))),
    warnings: [...headers.warnings(), ...warnings],
  };
}

function categoryOf(code: string | number): { value: number; mark: string | null } | undefined {
  const text = foldText(String(code));
  const reason = WITHOUT_CATEGORY.get(text);
  if (reason !== undefined) return { value: NaN, mark: reason };
  const value = CATEGORIES.get(text.replace(NEW, ""));
  if (value === undefined) return undefined;
  return { value, mark: NEW.test(text) ? `El publicador la señala como «${String(code)}».` : null };
}

/**
 * Primary or secondary: what the name, the sheet or the header of the category says; failing that, primary if there are
 * more schools than teach secondary; and only then the header of the enrolment, which in 2018 was wrong.
 */
function levelOf(
  table: SourceTable,
  header: string,
  { fileName, schools }: { readonly fileName: string; readonly schools: number },
): { readonly level: Level; readonly warnings: readonly string[] } {
  const said = levelIn(`${fileName} ${table.sheet ?? ""} ${header}`);
  const enrolment = table.headers.find((name) => foldText(name).startsWith("matricula"));
  const claimed = enrolment === undefined ? null : levelIn(enrolment);
  const level = said ?? (schools > MOST_SECONDARY_SCHOOLS ? "basica" : (claimed ?? "basica"));
  const name = level === "basica" ? "básica" : "media";
  if (said === null && schools <= MOST_SECONDARY_SCHOOLS)
    return {
      level,
      warnings: [
        `Nada en el archivo dice con certeza si la categoría es de básica o de media: se leyó como ${name}. Revisar antes de publicar.`,
      ],
    };
  if (claimed === null || claimed === level) return { level, warnings: [] };
  return {
    level,
    warnings: [
      `El encabezado «${enrolment ?? ""}» no corresponde: con ${formatNumber(schools)} establecimientos, la categoría se leyó como de enseñanza ${name}.`,
    ],
  };
}

function levelIn(text: string): Level | null {
  const folded = foldText(text);
  const [isPrimary, isSecondary] = [/basica/.test(folded), /(^|[^a-z])media([^a-z]|$)/.test(folded)];
  return isPrimary === isSecondary ? null : isPrimary ? "basica" : "media";
}
