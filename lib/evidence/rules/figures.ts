import { formatGrade } from "@/lib/format/grade";
import { formatNumber, formatPercent, formatSigned } from "@/lib/format/numbers";
import { capitalise, countOf } from "@/lib/format/text";
import { impossible } from "@/lib/errors";
import type { Figure, FigureStatus, FigureUnit, IndicatorDto, Significance, Series } from "../schema/figures";

type Described = Pick<Figure, "value" | "status" | "n" | "year" | "gseSignificance">;

/** Below this many students a figure describes children, not a school. */
const MINIMUM_STUDENTS = 10;

/** The state in which a published figure is read, once it is known how many students stand behind it: an index of fewer than ten is as little shown as a score of fewer than ten. */
export function readStatus(status: FigureStatus, n: number | null): FigureStatus {
  return status === "valued" && n !== null && n < MINIMUM_STUDENTS ? "few_students" : status;
}

/** True of every IDPS figure: its files give no count of students, so it is read with that of the students who sat Simce in the same school, grade and year. */
export function hasCohortOfSimce(path: string): boolean {
  return path.startsWith("idps/");
}

/** Why there is no number to read, in words; null when there is one. */
export function missingWords(status: FigureStatus): string | null {
  switch (status) {
    case "valued":
      return null;
    case "few_students":
      return "pocos estudiantes";
    case "reserved":
      return "dato reservado por la Agencia";
    case "no_data":
      return "sin dato";
    default:
      return impossible(status);
  }
}

/** How the Agencia judges a difference, with its own significance and never by the raw points: "similar a su GSE". Null when it published no judgement. */
export function significanceWords(significance: Significance, against: "gse" | "previous"): string | null {
  if (significance === null) return null;
  if (against === "gse") {
    return { "-1": "más bajo que su GSE", "0": "similar a su GSE", "1": "más alto que su GSE" }[significance];
  }
  return {
    "-1": "más bajo que en la aplicación anterior",
    "0": "similar a la aplicación anterior",
    "1": "más alto que en la aplicación anterior",
  }[significance];
}

/** The Agencia's judgement alone, where a heading says against what: "similar". Null when it published none. */
export function judgementWords(significance: Significance): string | null {
  if (significance === null) return null;
  return { "-1": "más bajo", "0": "similar", "1": "más alto" }[significance];
}

/** An official difference with the Agencia's judgement of it: "similar a su GSE (+2 puntos)". Null when nothing was published. */
export function differenceWords(
  difference: { readonly points: number | null; readonly significance: Significance },
  against: "gse" | "previous",
): string | null {
  const words = significanceWords(difference.significance, against);
  if (difference.points === null) return words;
  const points = `${formatSigned(difference.points)} ${Math.abs(difference.points) === 1 ? "punto" : "puntos"}`;
  const reference = against === "gse" ? "respecto de su GSE" : "respecto de la aplicación anterior";
  return words === null ? `${points} ${reference}, sin juicio de significancia` : `${words} (${points})`;
}

const CATEGORY_NAMES = ["insuficiente", "medio-bajo", "medio", "alto"];

/** The name of a performance category of the Agencia: 1 → "insuficiente", 4 → "alto". Throws outside 1 to 4. */
function categoryName(value: number): string {
  const name = CATEGORY_NAMES[value - 1];
  if (name === undefined) throw new RangeError(`Unknown performance category ${value}`);
  return name;
}

/** A value as it is read: scores without decimals, indices with at most one, percentages with their sign, categories by name. */
export function formatFigureValue(value: number, unit: FigureUnit): string {
  if (unit === "category") return categoryName(value);
  if (unit === "percent") return formatPercent(value);
  return formatNumber(value, { max: unit === "score" ? 0 : 1 });
}

/** How many students stand behind a figure: "62 estudiantes", or for an IDPS figure those of its grade who sat Simce. Where no file says it, that is said. */
export function studentsWords(n: number | null, { path }: Pick<IndicatorDto, "path">): string {
  if (n === null) return "la Agencia no publica cuántos respondieron";
  return hasCohortOfSimce(path) ? `${countOf(n, "estudiante")} en Simce` : countOf(n, "estudiante");
}

/** The grade in the few letters used beside a year: `4b` → "4°", `2m` → "II medio". */
export function shortGrade(grade: string): string {
  return formatGrade(grade).replace(" básico", "");
}

/** What an indicator is called beside a figure: its short name, or the whole one where the short one says a level and not of what. */
export function indicatorLabel({
  name,
  shortName,
  unit,
}: Pick<IndicatorDto, "name" | "shortName" | "unit">): string {
  return unit === "percent" ? name : shortName;
}

/** One line that says of what, of when, of how many and how it compares: "253 · Lectura 4° 2024 · 62 estudiantes · similar a su GSE". A missing figure says why. */
export function describeFigure(
  figure: Described,
  of: { readonly indicator: IndicatorDto; readonly grade: string },
): string {
  const { value, status, year, gseSignificance } = figure;
  const missing = missingWords(status);
  const head = missing ?? (value === null ? "sin dato" : formatFigureValue(value, of.indicator.unit));
  const students = figure.n === null ? null : studentsWords(figure.n, of.indicator);
  const gse = isTrendable(figure) ? significanceWords(gseSignificance, "gse") : null;
  const name = `${indicatorLabel(of.indicator)} ${shortGrade(of.grade)} ${year}`;
  return [capitalise(head), name, students, gse].filter((part) => part !== null).join(" · ");
}

/** True if the figure may be a point of a trend: a published value of ten students or more. With fewer it describes children, not a school. */
export function isTrendable(figure: Pick<Figure, "status" | "value">): boolean {
  return figure.status === "valued" && figure.value !== null;
}

/** The newest figure of a series, readable or not: a newer missing one is never hidden behind an older number. */
export function latestFigure(series: Series): Figure | null {
  return series.figures.at(-1) ?? null;
}

/** The newest figure of a series that has a number to read; null when there is none. */
export function latestReadable(series: Series): Figure | null {
  return series.figures.findLast(isTrendable) ?? null;
}

const GSE_NAMES = ["bajo", "medio bajo", "medio", "medio alto", "alto"];

/** The name of a socioeconomic group (GSE) of the Agencia: 2 → "medio bajo". Throws outside 1 to 5. */
export function gseName(group: number): string {
  const name = GSE_NAMES[group - 1];
  if (name === undefined) throw new RangeError(`Unknown socioeconomic group ${group}`);
  return name;
}

/** The results of one grade, told apart by what they are. */
export interface GradeResults {
  readonly grade: string;
  /** Simce scores by subject. */
  readonly scores: readonly Series[];
  /** Shares of students in each learning standard, by subject path of their parent. */
  readonly standards: readonly Series[];
  /** The IDPS indicators. */
  readonly indices: readonly Series[];
  /** The dimensions of the IDPS indicators. */
  readonly dimensions: readonly Series[];
}

/** Groups series by grade, keeping their order. */
export function resultsByGrade(series: readonly Series[]): readonly GradeResults[] {
  const grades = [...new Set(series.map(({ grade }) => grade))];
  return grades.map((grade) => {
    const own = series.filter((candidate) => candidate.grade === grade);
    const ofUnit = (unit: FigureUnit) => own.filter(({ indicator }) => indicator.unit === unit);
    return {
      grade,
      scores: ofUnit("score"),
      standards: ofUnit("percent"),
      indices: ofUnit("index").filter(({ indicator }) => indicator.parentPath === null),
      dimensions: ofUnit("index").filter(({ indicator }) => indicator.parentPath !== null),
    };
  });
}
