import { formatGrade, isGradeCode, type GradeCode } from "@/lib/format/grade";
import { formatNumber } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";
import type { Cell } from "../../schema/source";
import type { NameHint } from "./file-name";
import { cellAt, codeAt, reject, type Column, type RowCheck } from "./row-check";

/** One grade and year of a file, with what is being read of it and how many rows were taken. */
export interface Application<T> {
  readonly grade: GradeCode;
  readonly year: number;
  readonly content: T;
  rows: number;
}

/** What says the grade and the year of a row. */
export interface ApplicationColumns {
  readonly grade: Column | null;
  readonly year: Column | null;
  readonly hint: NameHint;
  /** The only grades that the columns of the file can hold; empty when they say none. */
  readonly grades: readonly GradeCode[];
}

const FIRST_YEAR = 1988;
const LAST_YEAR = 2100;

/** Grades written as one number: only these have had a national test. */
const TESTED: ReadonlyMap<string, GradeCode> = new Map([
  ["2", "2m"],
  ["4", "4b"],
  ["6", "6b"],
  ["8", "8b"],
]);

/** Finds the application that each row belongs to. Rows of the same grade and year share one; an impossible grade or year refuses the row. */
export class Applications<T> {
  private readonly found = new Map<string, Application<T>>();
  private last: { grade: Cell; year: Cell; application: Application<T> } | null = null;

  constructor(
    private readonly columns: ApplicationColumns,
    private readonly open: (grade: GradeCode, year: number) => T,
  ) {}

  of(row: RowCheck): Application<T> | null {
    const grade = cellAt(row, this.columns.grade);
    const year = cellAt(row, this.columns.year);
    if (this.last?.grade === grade && this.last.year === year) return this.last.application;
    const application = this.find(row);
    if (application !== null) this.last = { grade, year, application };
    return application;
  }

  /** Those with rows, the one with most of them first. */
  all(): readonly Application<T>[] {
    return [...this.found.values()].filter(({ rows }) => rows > 0).sort((a, b) => b.rows - a.rows);
  }

  private find(row: RowCheck): Application<T> | null {
    const grade = this.gradeOf(row);
    const year = this.yearOf(row);
    if (grade === null || year === null || row.problem !== null) return null;
    const key = `${grade}|${year}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const application = { grade, year, content: this.open(grade, year), rows: 0 };
    this.found.set(key, application);
    return application;
  }

  private gradeOf(row: RowCheck): GradeCode | null {
    const { grade: column, grades, hint } = this.columns;
    const [only] = grades;
    const fallback = grades.length === 1 && only !== undefined ? only : hint.grade;
    const expected =
      grades.length > 0 ? `el grado de las columnas (${joinWords(grades, "o")})` : "un grado como 4b o 2m";
    const written = codeAt(row, column, { meaningOf: (code) => this.readGrade(code), expected });
    if (row.problem !== null) return null;
    const grade = written ?? fallback;
    if (grade === null) {
      reject(
        row,
        column,
        "Falta el grado, y el nombre del archivo no lo dice. Se espera un grado como 4b o 2m.",
      );
      return null;
    }
    if (grades.length === 0 || grades.includes(grade)) return grade;
    reject(row, column, `La fila es de ${formatGrade(grade)}. Se espera ${expected}.`);
    return null;
  }

  private readGrade(code: string | number): GradeCode | undefined {
    const text = String(code).toLowerCase();
    if (isGradeCode(text)) return text;
    const likely = [...this.columns.grades, this.columns.hint.grade].find((grade) => grade?.[0] === text);
    return likely ?? TESTED.get(text);
  }

  private yearOf(row: RowCheck): number | null {
    const { year: column, hint } = this.columns;
    const isYear = (code: string | number) => {
      const year = Number(code);
      return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
    };
    const written = codeAt(row, column, { meaningOf: isYear, expected: "un año de cuatro cifras" });
    if (written !== null || row.problem !== null) return written;
    if (column === null && hint.year !== null) return hint.year;
    reject(row, column, "Falta el año de la aplicación. Se espera un año de cuatro cifras.");
    return null;
  }
}

/** Says that a file holds rows of several grades or years, and how it differs from its name; nothing when all agree. */
export function applicationWarnings(
  applications: readonly Pick<Application<unknown>, "grade" | "year" | "rows">[],
  hint: NameHint,
): readonly string[] {
  const warnings: string[] = [];
  const words = applications.map(
    ({ grade, year, rows }) => `${formatGrade(grade)} ${year} (${formatNumber(rows)} filas)`,
  );
  if (applications.length > 1)
    warnings.push(`El archivo trae filas de ${joinWords(words)}: cada dato queda con su grado y su año.`);
  const years = [...new Set(applications.map(({ year }) => year))];
  if (hint.year !== null && years.length > 0 && !years.includes(hint.year))
    warnings.push(
      `El nombre del archivo dice ${hint.year}, pero sus filas dicen ${joinWords(years.map(String))}: se usó lo que dicen las filas.`,
    );
  const grades = [...new Set(applications.map(({ grade }) => grade))];
  if (hint.grade !== null && grades.length > 0 && !grades.includes(hint.grade))
    warnings.push(
      `El nombre del archivo dice ${formatGrade(hint.grade)}, pero sus filas dicen ${joinWords(grades.map(formatGrade))}: se usó lo que dicen las filas.`,
    );
  return warnings;
}
