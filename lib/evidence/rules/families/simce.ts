import { isGradeCode, type GradeCode } from "@/lib/format/grade";
import { joinWords } from "@/lib/format/text";
import type { KnownSchools } from "../../schema/parsed";
import type { SourceTable } from "../../schema/source";
import { simceSubjectOf } from "../indicators";
import { Applications } from "./application";
import { FigureRows } from "./figure-rows";
import { FileFacts } from "./file-facts";
import type { NameHint } from "./file-name";
import { GSE, type FiguresRead } from "./figures-read";
import { Headers, isKnownResultColumn } from "./headers";
import { notApplicableOf } from "./official-codes";
import { readRows } from "./read-rows";
import { codeAt, type Column, type RowCheck } from "./row-check";
import { rbdAt, WrongDigits } from "./school-number";
import { SeenSchools } from "./seen-schools";
import { SimceResult, takeResultColumns } from "./simce-result";

const MEAN_SCORE = /^prom_([a-z]+)(\d[bm])_rbd$/;
const STANDARDS_MARK = /^marca_eda_[a-z]+\d[bm]_rbd$/;

/** The subjects and grades whose mean scores a Simce file has, by the pattern of its columns. */
export function simceResults(
  names: readonly string[],
): readonly { readonly suffix: string; readonly grade: GradeCode }[] {
  const found = new Map<string, { readonly suffix: string; readonly grade: GradeCode }>();
  for (const name of names) {
    const [, suffix, grade = ""] = MEAN_SCORE.exec(name) ?? [];
    if (suffix !== undefined && isGradeCode(grade)) found.set(name, { suffix, grade });
  }
  return [...found.values()];
}

const NOT_SAT = { meaningOf: notApplicableOf, expected: "un código de 0 a 8, o su nombre" };

interface SchoolColumns {
  readonly rbd: Column;
  readonly digits: WrongDigits;
  readonly gse: Column | null;
  readonly notApplicable: Column | null;
}

interface Content {
  readonly schools: FigureRows;
  readonly results: readonly SimceResult[];
  readonly seen: SeenSchools;
}

/** All the rows of a Simce file: the mean score of each subject and, where the file reports them, the three standards. */
export function readSimce(table: SourceTable, hint: NameHint, known: KnownSchools): FiguresRead {
  const headers = new Headers(table);
  const school: SchoolColumns = {
    rbd: headers.require(["rbd"], "RBD"),
    digits: new WrongDigits(headers.take(["dvrbd"], "Dígito del RBD"), known),
    gse: headers.take(["cod_grupo"], "Grupo socioeconómico"),
    notApplicable: headers.take(["noaplica"], "Motivo por el que no rindió"),
  };
  const facts = new FileFacts(headers);
  const results = simceResults(headers.names).map((result) => takeResultColumns(headers, result));
  const applications = new Applications(
    {
      grade: headers.take(["grado"], "Grado, que debe ser el de las columnas"),
      year: headers.take(["agno"], "Año de la aplicación"),
      hint,
      grades: [...new Set(results.map(({ grade }) => grade))],
    },
    (grade, year): Content => {
      const schools = new FigureRows();
      const own = results.filter((result) => result.grade === grade);
      return {
        schools,
        seen: new SeenSchools(),
        results: own.map((result) => new SimceResult(result, year, schools)),
      };
    },
  );
  const rows = readRows(table, (row) => takeRow(row, school, { applications, facts }));
  const found = applications.all();
  return {
    ...{ rows, facts, applications: found },
    columns: found.flatMap(({ content }) => content.results.flatMap((result) => result.finish())),
    reading: headers.reading((name) => isKnownResultColumn(name) || STANDARDS_MARK.test(name)),
    warnings: [
      ...headers.warnings(),
      ...school.digits.warnings(),
      ...newSubjects(results.map(({ suffix }) => suffix)),
    ],
  };
}

function takeRow(
  row: RowCheck,
  columns: SchoolColumns,
  into: { readonly applications: Applications<Content>; readonly facts: FileFacts },
): void {
  const rbd = rbdAt(row, columns.rbd);
  columns.digits.check(row, rbd);
  const application = into.applications.of(row);
  const gseGroup = codeAt(row, columns.gse, GSE) ?? 0;
  const notApplicable = codeAt(row, columns.notApplicable, NOT_SAT);
  if (row.problem !== null || application === null) return;
  const { schools, results, seen } = application.content;
  for (const result of results) result.read(row);
  if (row.problem !== null || !seen.isNew(row, columns.rbd, rbd)) return;
  schools.add(rbd, row.line, gseGroup);
  for (const result of results) result.store(notApplicable);
  application.rows += 1;
  into.facts.note(row);
}

function newSubjects(suffixes: readonly string[]): readonly string[] {
  const unknown = [...new Set(suffixes)].filter((suffix) => !simceSubjectOf(suffix).isKnown);
  if (unknown.length === 0) return [];
  const paths = unknown.map((suffix) => `${suffix} (simce/${suffix})`);
  return [
    `El archivo trae ${unknown.length === 1 ? "una prueba nueva" : "pruebas nuevas"}: ${joinWords(paths)}. Se leyó por el patrón de sus columnas.`,
  ];
}
