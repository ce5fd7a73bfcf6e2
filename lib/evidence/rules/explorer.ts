import { compareGrades, isGradeCode } from "@/lib/format/grade";
import type { Availability, ExplorerQuestion, Selection } from "../schema/explorer";
import { MAXIMUM_COLUMNS } from "../schema/explorer";
import type { IndicatorDto } from "../schema/figures";

/** What is known before anybody chooses: reading by year, and the tests beside the two indices most used. */
const DEFAULT_PATH = "simce/lect";
const DEFAULT_SET = ["simce/lect", "simce/mate", "idps/am", "idps/cc"];
const DEFAULT_YEARS = 3;

/** The sub-dimension that stands in public for teacher feedback. */
const FEEDBACK_PATH = "idps/am/me/pm";

/** True of the sub-dimension "Promoción de la motivación" and its levels. */
export function isFeedbackProxy(path: string): boolean {
  return path === FEEDBACK_PATH || path.startsWith(`${FEEDBACK_PATH}#`);
}

/** What the public proxy of teacher feedback is and what it is not. */
export const feedbackProxyNote =
  "“Promoción de la motivación” es una subdimensión de los IDPS: en su nivel alto, los estudiantes dicen que sus profesores les indican cómo corregir sus errores. Es la aproximación pública más cercana a la retroalimentación docente; no es un índice de retroalimentación ni habla de un docente, sino de un nivel de una escuela. Es además una parte del indicador Autoestima académica y motivación (AM), así que compararla con AM es en parte compararla consigo misma.";

/** A choice of indicators with a name of its own. */
export interface Preset {
  readonly id: string;
  readonly label: string;
  readonly paths: readonly string[];
  readonly grade: string | null;
}

export const presets: readonly Preset[] = [
  { id: "simce", label: "Simce Lectura y Matemática", paths: ["simce/lect", "simce/mate"], grade: null },
  {
    id: "idps",
    label: "Los cuatro IDPS",
    paths: ["idps/am", "idps/cc", "idps/pf", "idps/hv"],
    grade: null,
  },
  {
    id: "retroalimentacion",
    label: "Retroalimentación docente (aproximación pública)",
    paths: [`${FEEDBACK_PATH}#alto`, `${FEEDBACK_PATH}#bajo`],
    grade: "2m",
  },
];

/** Kinds of indicator, in the order in which they are offered. */
export const indicatorGroups = [
  { id: "score", label: "Simce: puntajes" },
  { id: "standard", label: "Simce: estándares de aprendizaje" },
  { id: "index", label: "IDPS: indicadores" },
  { id: "dimension", label: "IDPS: dimensiones" },
  { id: "level", label: "IDPS: niveles de las subdimensiones" },
  { id: "category", label: "Categoría de Desempeño" },
] as const;
export type IndicatorGroup = (typeof indicatorGroups)[number]["id"];

/** The kind that an indicator is offered under. */
export function groupOf({ path, parentPath }: Pick<IndicatorDto, "path" | "parentPath">): IndicatorGroup {
  if (path.startsWith("category/")) return "category";
  if (path.startsWith("simce/")) return parentPath === null ? "score" : "standard";
  if (path.split("/").length >= 4) return "level";
  return parentPath === null ? "index" : "dimension";
}

/**
 * What is shown for a question: what was asked where there are figures of it, and otherwise the newest grade and year
 * that have most of the indicators, and then most schools. Years are newest first; there are never more columns than a
 * table holds.
 */
export function resolveSelection(
  question: Pick<ExplorerQuestion, "view" | "indicators" | "grade" | "years">,
  available: readonly Availability[],
): Selection {
  const paths = pathsOf(question, available);
  const ofPaths = available.filter(({ path }) => paths.includes(path));
  const isGradeKnown = available.some(({ grade }) => grade === question.grade);
  const grade = isGradeKnown && question.grade ? question.grade : (fullestOf(ofPaths)?.grade ?? null);
  const known = yearsOf(ofPaths, grade);
  const asked = known.filter((year) => question.years.includes(year));
  if (question.view !== "indicadores") {
    const years = asked.length > 0 ? asked.slice(0, MAXIMUM_COLUMNS) : known.slice(0, DEFAULT_YEARS);
    return { grade, paths, years };
  }
  const fullest = fullestOf(ofPaths.filter((one) => one.grade === grade));
  const years = asked.length > 0 || !fullest ? asked.slice(0, 1) : [fullest.year];
  return { grade, paths, years };
}

/** The grade and year with most of the indicators, then the newest, then the one with most schools. */
function fullestOf(available: readonly Availability[]): Pick<Availability, "grade" | "year"> | undefined {
  const applications = new Map<string, { grade: string; year: number; paths: number; schools: number }>();
  for (const { grade, year, schoolCount } of available) {
    const known = applications.get(`${grade}|${year}`) ?? { grade, year, paths: 0, schools: 0 };
    const { paths, schools } = known;
    applications.set(`${grade}|${year}`, { ...known, paths: paths + 1, schools: schools + schoolCount });
  }
  const [fullest] = [...applications.values()].sort(
    (a, b) => b.paths - a.paths || b.year - a.year || b.schools - a.schools || inGradeOrder(a.grade, b.grade),
  );
  return fullest;
}

function pathsOf(
  { view, indicators }: Pick<ExplorerQuestion, "view" | "indicators">,
  available: readonly Availability[],
): readonly string[] {
  const known = new Set(available.map(({ path }) => path));
  const asked = [...new Set(indicators)].filter((path) => known.has(path));
  if (view === "indicadores") {
    const shown = asked.length > 0 ? asked : DEFAULT_SET.filter((path) => known.has(path));
    if (shown.length > 0) return shown.slice(0, MAXIMUM_COLUMNS);
  }
  const first = asked[0] ?? (known.has(DEFAULT_PATH) ? DEFAULT_PATH : available[0]?.path);
  return first === undefined ? [] : [first];
}

/** The years, newest first, in which there are figures of the grade. */
export function yearsOf(available: readonly Availability[], grade: string | null): readonly number[] {
  const years = available.filter((one) => one.grade === grade).map(({ year }) => year);
  return [...new Set(years)].sort((a, b) => b - a);
}

/** Orders grades as a school does. Throws on a grade that no school has. */
export function inGradeOrder(a: string, b: string): number {
  if (!isGradeCode(a) || !isGradeCode(b)) throw new Error(`Unknown grade in official figures: ${a}, ${b}`);
  return compareGrades(a, b);
}

/** A readable number with the school it is of; null where there is none to read. */
export interface Readable {
  readonly schoolId: string;
  readonly value: number | null;
}

/**
 * The schools ordered by a figure as it is read. Who has none to read comes last in either direction, and so do those
 * kept back for having few students, whose number decides nothing; equals keep the order they came in.
 */
export function orderByValue(
  schoolIds: readonly string[],
  figures: readonly Readable[],
  direction: "asc" | "desc",
): readonly string[] {
  const values = new Map(figures.map(({ schoolId, value }) => [schoolId, value]));
  const sign = direction === "asc" ? 1 : -1;
  return schoolIds.toSorted((a, b) => {
    const [first, second] = [values.get(a) ?? null, values.get(b) ?? null];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second);
  });
}

/** The value below which this share of the sorted values lies, by linear interpolation (type 7 of Hyndman and Fan). Null without values. */
export function quantileOf(sorted: readonly number[], share: number): number | null {
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  return low === undefined || high === undefined
    ? null
    : low + (high - low) * (position - Math.floor(position));
}
