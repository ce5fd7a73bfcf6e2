import { figureStatuses } from "@/lib/evidence/schema/figures";
import type { FigureColumn } from "@/lib/evidence/schema/parsed";
import { FEWEST_STUDENTS } from "../schema/relations";
import type { StudyRow } from "../schema/study-rows";
import { grouped } from "./grouped";

/** Share of students in the high level of "Promoción de la motivación": the public proxy of teacher feedback. */
export const PROXY_PATH = "idps/am/me/pm#alto";

/** Scores whose counts say how many students sat the test in a grade and year. */
export const COHORT_PATHS = ["simce/lect", "simce/mate"] as const;

const valued = figureStatuses.indexOf("valued");

/** A feedback score of a school's grade and year that comes from student answers. */
export interface GivenScore {
  readonly rbd: number;
  readonly grade: string;
  readonly year: number;
  readonly score: number;
  readonly n: number;
  readonly reliability: number;
}

export interface StudyMaterial {
  readonly columns: readonly FigureColumn[];
  /** Null: the public proxy, read from the columns. */
  readonly scores: readonly GivenScore[] | null;
  readonly outcomes: readonly string[];
  /** What is known of each school, by RBD; schools that are not here are left out. */
  readonly schools: ReadonlyMap<number, { readonly zone: string | null; readonly isRural: boolean | null }>;
}

interface Cell {
  cohort: number | null;
  gse: number | null;
  readonly values: Map<string, { readonly value: number | null; readonly n: number | null }>;
}

/** One row a school, grade and year with any figure studied, in the order of RBD, grade and year, however the columns came. */
export function toStudyRows({ columns, scores, outcomes, schools }: StudyMaterial): readonly StudyRow[] {
  const cells = new Map<string, Cell>();
  const ordered = [...columns].sort((a, b) => (a.indicator < b.indicator ? -1 : 1));
  for (const column of ordered) addColumn(cells, column, schools);
  const given = new Map((scores ?? []).map((score) => [keyOf(score.rbd, score.grade, score.year), score]));
  for (const key of given.keys())
    if (!cells.has(key) && schools.has(Number(key.split("|")[0]))) cells.set(key, emptyCell());
  return [...cells]
    .map(([key, cell]) => toRow(key, cell, { outcomes, schools, given: scores === null ? null : given }))
    .filter((row) => row.zone !== null || row.feedback !== null)
    .sort(inOrder);
}

const emptyCell = (): Cell => ({ cohort: null, gse: null, values: new Map() });

const keyOf = (rbd: number, grade: string, year: number) => `${rbd}|${grade}|${year}`;

function inOrder(a: StudyRow, b: StudyRow): number {
  return a.rbd - b.rbd || (a.grade === b.grade ? (a.year ?? 0) - (b.year ?? 0) : a.grade < b.grade ? -1 : 1);
}

function addColumn(cells: Map<string, Cell>, column: FigureColumn, schools: StudyMaterial["schools"]): void {
  column.rbds.forEach((rbd, at) => {
    if (!schools.has(rbd)) return;
    const key = keyOf(rbd, column.grade, column.year);
    const cell = cells.get(key) ?? emptyCell();
    cells.set(key, cell);
    const count = column.counts?.[at] ?? -1;
    const n = count < 0 ? null : count;
    const group = column.gseGroups?.[at] ?? 0;
    if (cell.gse === null && group > 0) cell.gse = group;
    if (n !== null && COHORT_PATHS.some((path) => path === column.indicator)) {
      cell.cohort = Math.max(n, cell.cohort ?? 0);
    }
    const value = column.values[at] ?? Number.NaN;
    const isThere = column.statuses[at] === valued && !Number.isNaN(value);
    cell.values.set(column.indicator, { value: isThere ? value : null, n });
  });
}

function toRow(
  key: string,
  cell: Cell,
  known: Pick<StudyMaterial, "outcomes" | "schools"> & {
    readonly given: ReadonlyMap<string, GivenScore> | null;
  },
): StudyRow {
  const [rbd = "", grade = "", year = ""] = key.split("|");
  const school = known.schools.get(Number(rbd));
  const score = known.given?.get(key);
  const isCohortEnough = cell.cohort !== null && cell.cohort >= FEWEST_STUDENTS;
  const n = known.given === null ? cell.cohort : (score?.n ?? null);
  const isEnough = n !== null && n >= FEWEST_STUDENTS;
  const proxy = isCohortEnough ? (cell.values.get(PROXY_PATH)?.value ?? null) : null;
  const outcomeOf = (path: string): number | null => {
    const found = cell.values.get(path);
    if (found === undefined || !isCohortEnough) return null;
    return path.startsWith("simce/") && (found.n ?? 0) < FEWEST_STUDENTS ? null : found.value;
  };
  return {
    rbd: Number(rbd),
    grade,
    year: Number(year),
    zone: school?.zone ?? null,
    n: isEnough ? n : null,
    isSmall: !isEnough,
    feedback: !isEnough ? null : known.given === null ? proxy : (score?.score ?? null),
    reliability: score?.reliability ?? null,
    outcomes: Object.fromEntries(known.outcomes.map((path) => [path, outcomeOf(path)])),
    gse: cell.gse,
    isRural: school?.isRural ?? null,
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function meanOf(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : mean(there);
}

/** Each school's grade over the years in which it has a feedback score: the mean of everything, whatever years each has. */
export function averageOfYears(rows: readonly StudyRow[]): readonly StudyRow[] {
  const groups = grouped(rows, ({ rbd, grade }) => `${rbd}|${grade}`);
  return [...groups.values()].flatMap((all) => {
    const used = all.filter(({ feedback }) => feedback !== null);
    const [first] = used.length > 0 ? used : all;
    if (first === undefined) return [];
    const paths = Object.keys(first.outcomes);
    return [
      {
        ...first,
        year: null,
        n: meanOf(used.map(({ n }) => n)),
        isSmall: used.length === 0 && all.every(({ isSmall }) => isSmall),
        feedback: meanOf(used.map(({ feedback }) => feedback)),
        reliability: meanOf(used.map(({ reliability }) => reliability)),
        outcomes: Object.fromEntries(
          paths.map((path) => [path, meanOf(used.map(({ outcomes }) => outcomes[path] ?? null))]),
        ),
        gse: meanOf(used.map(({ gse }) => gse)),
      },
    ];
  });
}
