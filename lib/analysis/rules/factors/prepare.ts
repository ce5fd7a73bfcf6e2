import { groupRows, type Groups } from "@/lib/numerics/agreement/group-rows";
import { completeRows, INT16_MISSING, integerColumn, takeRows, type Column } from "@/lib/numerics/columns";
import { frequencyTable } from "@/lib/numerics/descriptive/frequency-table";
import type { AuditResult } from "../../schema/factor-results";
import type { FactorOrder, OrderedItem } from "./order";

/** The answers that are analysed: reversed, joined, and without the rows left out. */
export interface Prepared {
  readonly variables: readonly string[];
  readonly columns: readonly Column[];
  readonly scales: readonly { readonly lowest: number; readonly highest: number }[];
  readonly respondents: number;
  readonly complete: number;
  readonly empty: number;
  readonly straightLining: number;
  readonly leftOut: number;
  readonly joined: AuditResult["joined"];
  /** By school, of the rows kept; null without schools. */
  readonly schools: Groups | null;
  /** By school, or by school and grade when the run is split by grade. */
  readonly units: Groups | null;
  readonly gradeCounts: readonly { readonly label: string; readonly count: number }[];
  readonly minimum: number;
}

/** Turns round, joins and leaves out what the options say. Rows without any answer are always left out. */
export function prepare(order: FactorOrder): Prepared {
  const { options, items } = order;
  const respondents = items[0]?.values.length ?? 0;
  const minimum = Math.max(order.minimumCell, options.aggregation.minimumCell);
  const straight = straightRows(items, respondents);
  const straightLining = count(straight);
  const answered = answeredRows(items, respondents);
  // So few straight-liners that leaving them out would tell of them stay.
  const leaves = options.audit.leaveOutStraightLining && straightLining >= minimum;
  const rows = Uint32Array.from(
    Array.from({ length: respondents }, (_, row) => row).filter(
      (row) => answered[row] === 1 && !(leaves && straight[row] === 1),
    ),
  );
  const reversed = items.map((item) =>
    options.reversed.includes(item.variable) ? turned(item) : item.values,
  );
  const kept = reversed.map((values) => takeRows(integerColumn(values), rows));
  const joining = kept.map((column) =>
    options.audit.joinThin ? thinJoins(column, options.audit.thinShare) : new Map<number, number>(),
  );
  return {
    variables: items.map(({ variable }) => variable),
    columns: kept.map((column, at) => recoded(column, joining[at] ?? new Map())),
    scales: items.map(({ lowest, highest }) => ({ lowest, highest })),
    ...{ respondents, straightLining, minimum },
    complete: completeRows(items.map(({ values }) => integerColumn(values))).length,
    empty: respondents - count(answered),
    leftOut: respondents - rows.length,
    joined: joining.flatMap((joins, at) =>
      [...joins].map(([from, to]) => ({ variable: items[at]?.variable ?? "", from, to })),
    ),
    ...groupsOf(order, rows),
  };
}

function groupsOf({ schools, grades }: FactorOrder, rows: Uint32Array) {
  const school = (row: number) => schools?.[row] ?? 0;
  const grade = (row: number) => grades?.labels[grades.values[row] ?? -1] ?? null;
  const list = [...rows];
  const bySchool = schools && groupRows(list.map((row) => (school(row) === 0 ? null : String(school(row)))));
  const byUnit =
    schools && grades
      ? groupRows(
          list.map((row) => {
            const label = grade(row);
            return school(row) === 0 || label === null ? null : unitName(school(row), label);
          }),
        )
      : bySchool;
  const gradeCounts = (grades?.labels ?? []).map((label) => ({
    label,
    count: list.reduce((sum, row) => sum + (grade(row) === label ? 1 : 0), 0),
  }));
  return { schools: bySchool, units: byUnit, gradeCounts };
}

/** The name of a school's grade among the groups; `unitOf` takes it apart. */
function unitName(school: number, grade: string): string {
  return `${school}|${grade}`;
}

/** The school and grade that a group stands for. */
export function unitOf(name: string): { readonly schoolCode: number; readonly grade: string | null } {
  const at = name.indexOf("|");
  return at < 0
    ? { schoolCode: Number(name), grade: null }
    : { schoolCode: Number(name.slice(0, at)), grade: name.slice(at + 1) };
}

function turned({ values, lowest, highest }: OrderedItem): Int16Array {
  return values.map((value) => (value === INT16_MISSING ? value : lowest + highest - value));
}

function answeredRows(items: readonly OrderedItem[], rows: number): Uint8Array {
  const answered = new Uint8Array(rows);
  for (const { values } of items) {
    values.forEach((value, row) => {
      if (value !== INT16_MISSING) answered[row] = 1;
    });
  }
  return answered;
}

/** Rows that answered everything, always the same, before anything is turned round. */
function straightRows(items: readonly OrderedItem[], rows: number): Uint8Array {
  const straight = new Uint8Array(rows).fill(1);
  const first = items[0]?.values;
  for (const { values } of items) {
    values.forEach((value, row) => {
      if (value === INT16_MISSING || value !== first?.[row]) straight[row] = 0;
    });
  }
  return straight;
}

/** Each thin category and the one it goes to: its neighbour towards the middle, as often as needed. */
function thinJoins(column: Column, share: number): Map<number, number> {
  const { entries } = frequencyTable(column);
  const joins = new Map<number, number>();
  const left = entries.map(({ value, share: own }) => ({ value, share: own }));
  while (left.length > 2) {
    const [low, high] = [left[0], left.at(-1)];
    const isLow = (low?.share ?? 1) < share;
    if (!isLow && !((high?.share ?? 1) < share)) break;
    const from = isLow ? left.shift() : left.pop();
    const to = isLow ? left[0] : left.at(-1);
    if (from === undefined || to === undefined) break;
    to.share += from.share;
    joins.set(from.value, to.value);
    for (const [earlier, target] of joins) if (target === from.value) joins.set(earlier, to.value);
  }
  return joins;
}

function recoded(column: Column, joins: ReadonlyMap<number, number>): Column {
  if (joins.size === 0) return column;
  return { ...column, values: column.values.map((value) => joins.get(value) ?? value) };
}

function count(marks: Uint8Array): number {
  return marks.reduce((sum, mark) => sum + mark, 0);
}
