import { isGradeCode } from "@/lib/format/grade";
import { foldText } from "@/lib/format/text";
import type { CodebookProblem, CodebookQuestion, CodebookReading } from "../../schema/codebooks";
import type { SourceFile, SourceRow, SourceTable } from "../../schema/source";
import { findCodebook, textIn, type CodebookField, type CodebookTable } from "./layout";
import { readCodes, readScale } from "./scale";

/** Every table of a file that is a codebook of a questionnaire, the students' first. Empty when none is. */
export function readCodebooks(file: Pick<SourceFile, "tables">): readonly CodebookReading[] {
  const place = placeIn(file.tables);
  return file.tables
    .flatMap((table) => {
      const found = findCodebook(table);
      const reading = found && readTable(found, { sheet: table.sheet, place });
      return reading && reading.questions.length > 0 ? [reading] : [];
    })
    .sort((a, b) => Number(isOfStudents(b)) - Number(isOfStudents(a)));
}

function isOfStudents({ sheet, questions }: CodebookReading): boolean {
  return sheet?.includes("cest") === true || questions[0]?.variable.startsWith("cest_") === true;
}

interface Place {
  readonly year: number | null;
  readonly grade: string | null;
}

/** The year and the grade that the Agencia writes in the index of its workbook. */
function placeIn(tables: readonly SourceTable[]): Place {
  const index = tables.find(({ sheet }) => foldText(sheet ?? "") === "indice");
  let place: Place = { year: null, grade: null };
  for (const { cells } of index?.rows() ?? []) {
    const word = foldText(textIn(cells[0]));
    const said = cells
      .slice(1)
      .map(textIn)
      .find((text) => text !== "");
    if (said === undefined) continue;
    if (word === "ano") place = { ...place, year: yearIn(said) };
    if (word === "grado") place = { ...place, grade: gradeIn(said) };
  }
  return place;
}

/** The year that a text writes with four digits; null if there is none. */
export function yearIn(text: string): number | null {
  const match = /(?<!\d)(19|20)\d\d(?!\d)/.exec(text);
  return match ? Number(match[0]) : null;
}

const ORDINALS = ["primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "septimo", "octavo"];
const ROMANS = ["i", "ii", "iii", "iv"];

/** The grade that a text names: `2m`, `II medio`, `Segundo medio`, `4° básico`; null if it names none. */
export function gradeIn(text: string): string | null {
  const folded = foldText(text);
  if (isGradeCode(folded)) return folded;
  const match = /^(\S+?)°?\s+(basico|medio)$/.exec(folded);
  const [, word = "", kind = ""] = match ?? [];
  const number = [ORDINALS.indexOf(word), ROMANS.indexOf(word), Number.parseInt(word, 10) - 1].find(
    (at) => at >= 0,
  );
  if (number === undefined) return null;
  const code = `${number + 1}${kind.slice(0, 1)}`;
  return isGradeCode(code) ? code : null;
}

function readTable(
  table: CodebookTable,
  { sheet, place }: { readonly sheet: string | null; readonly place: Place },
): CodebookReading {
  const questions = new Map<string, CodebookQuestion>();
  const problems: CodebookProblem[] = [];
  const otherVariables: string[] = [];
  let own: Place = { year: null, grade: null };
  for (const row of table.rows) {
    const read = readRow(table, row);
    if (read === null) continue;
    if ("reason" in read) problems.push(read);
    else if ("other" in read) otherVariables.push(read.other);
    else if (questions.has(read.variable)) {
      problems.push({ line: row.line, reason: `La variable ${read.variable} ya estaba más arriba` });
    } else questions.set(read.variable, read);
    own = {
      year: own.year ?? yearIn(field(table, row, "year")),
      grade: own.grade ?? gradeIn(field(table, row, "grade")),
    };
  }
  return {
    sheet,
    layout: table.layout,
    year: own.year ?? place.year ?? yearAbove(table),
    grade: own.grade ?? place.grade,
    questions: [...questions.values()],
    otherVariables,
    problems,
  };
}

function yearAbove({ above }: CodebookTable): number | null {
  const name = above.find(({ cells }) => foldText(textIn(cells[0])) === "nombre archivo");
  const match = /(20\d\d)/.exec(textIn(name?.cells[1]));
  return match ? Number(match[1]) : null;
}

function field({ columns }: CodebookTable, { cells }: SourceRow, name: CodebookField): string {
  const at = columns.get(name);
  return at === undefined ? "" : textIn(cells[at]);
}

type RowReading = CodebookQuestion | CodebookProblem | { readonly other: string } | null;

function readRow(table: CodebookTable, row: SourceRow): RowReading {
  const { line } = row;
  const variable = field(table, row, "variable").toLowerCase();
  const [section, wording, scaleText] = [
    field(table, row, "section"),
    field(table, row, "wording"),
    field(table, row, "scale"),
  ];
  if (variable === "")
    return wording === "" || table.layout === "agency"
      ? null
      : { line, reason: "Falta el nombre de la variable" };
  const isQuestion = table.layout === "own" || /[=:]/.test(scaleText);
  if (!isQuestion) return { other: variable };
  const text = wording || section;
  if (text === "") return { line, reason: `Falta el enunciado de ${variable}` };
  const scale = readScale(scaleText);
  if (scale === null)
    return { line, reason: `La escala de ${variable} no se entiende: escribirla como 1=Nunca|2=A veces` };
  const written = field(table, row, "missing");
  const codes = readCodes(written);
  if (codes === null)
    return { line, reason: `Los códigos sin respuesta de ${variable} tienen que ser números` };
  const missingCodes = [...new Set([...scale.missingCodes, ...codes])].sort((a, b) => a - b);
  return {
    variable,
    section: wording === "" || section === "" ? null : section,
    wording: text,
    scale: scale.scale.filter(({ code }) => !codes.includes(code)),
    isReversed: /^(si|yes|true|verdadero|1|x|invertid[ao]|revers\w*)$/.test(
      foldText(field(table, row, "reversed")),
    ),
    missingCodes,
  };
}
