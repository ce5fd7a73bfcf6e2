import type { FigureColumn } from "../schema/parsed";

export interface RowCounts {
  readonly newCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  /** Figures in force, of the columns that the file holds too, that the file no longer has. */
  readonly droppedCount: number;
}

/** Where the figures of a column stand: one key for each indicator, grade and year. */
export function columnKey({
  indicator,
  grade,
  year,
}: Pick<FigureColumn, "indicator" | "grade" | "year">): string {
  return `${indicator}|${grade}|${year}`;
}

const NOTHING = 0;
const UNCHANGED = 1;
const NEW = 2;
const CHANGED = 3;

/**
 * How many rows of a file are new (none of their figures was there), changed or unchanged against the columns in
 * force. Every accepted row is in exactly one of the three; one that yields no figure has nothing to change.
 */
export function countRows(
  columns: readonly FigureColumn[],
  inForce: ReadonlyMap<string, FigureColumn>,
  acceptedCount: number,
): RowCounts {
  const rows = new Uint8Array(
    1 + columns.reduce((last, { sourceRows }) => Math.max(last, maximum(sourceRows)), 0),
  );
  let droppedCount = 0;
  for (const column of columns) {
    const before = inForce.get(columnKey(column));
    const matched = before === undefined ? markAllNew(column, rows) : markAgainst(column, before, rows);
    droppedCount += (before?.rbds.length ?? 0) - matched;
  }
  let newCount = 0;
  let changedCount = 0;
  for (const status of rows) {
    if (status === NEW) newCount += 1;
    if (status === CHANGED) changedCount += 1;
  }
  if (newCount + changedCount > acceptedCount) throw new Error("More rows with figures than accepted rows");
  return { newCount, changedCount, unchangedCount: acceptedCount - newCount - changedCount, droppedCount };
}

function maximum(values: Int32Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}

function markAllNew({ sourceRows }: FigureColumn, rows: Uint8Array): number {
  for (const row of sourceRows) rows[row] = joined(rows[row], NEW);
  return 0;
}

/** Marks each row by its figure in this column; returns how many schools both have. */
function markAgainst(column: FigureColumn, before: FigureColumn, rows: Uint8Array): number {
  let matched = 0;
  let old = 0;
  for (let index = 0; index < column.rbds.length; index += 1) {
    const rbd = column.rbds[index] ?? 0;
    while ((before.rbds[old] ?? Infinity) < rbd) old += 1;
    const isKnown = before.rbds[old] === rbd;
    if (isKnown) matched += 1;
    const status = !isKnown ? NEW : isSameFigure(column, index, { before, old }) ? UNCHANGED : CHANGED;
    const row = column.sourceRows[index] ?? 0;
    rows[row] = joined(rows[row], status);
  }
  return matched;
}

/** A row with a new figure beside figures that were there is a changed row. */
function joined(status: number | undefined, figure: number): number {
  return status === undefined || status === NOTHING || status === figure ? figure : CHANGED;
}

/** True if both columns say the same of one school. A socioeconomic group that the file does not carry is not compared. */
export function isSameFigure(
  column: FigureColumn,
  index: number,
  { before, old }: { readonly before: FigureColumn; readonly old: number },
): boolean {
  return (
    Object.is(column.values[index], before.values[old]) &&
    column.statuses[index] === before.statuses[old] &&
    at(column.counts, index, -1) === at(before.counts, old, -1) &&
    (column.gseGroups === null || at(column.gseGroups, index, 0) === at(before.gseGroups, old, 0)) &&
    Object.is(at(column.previousDifferences, index, NaN), at(before.previousDifferences, old, NaN)) &&
    at(column.previousSignificance, index, -128) === at(before.previousSignificance, old, -128) &&
    Object.is(at(column.gseDifferences, index, NaN), at(before.gseDifferences, old, NaN)) &&
    at(column.gseSignificance, index, -128) === at(before.gseSignificance, old, -128) &&
    markOf(column, index) === markOf(before, old)
  );
}

function at(array: Int32Array | Int8Array | Float64Array | null, index: number, missing: number): number {
  return array?.[index] ?? missing;
}

/** The mark of one figure in words; null if it has none. */
export function markOf({ marks, markTexts }: FigureColumn, index: number): string | null {
  const mark = marks?.[index] ?? -1;
  return mark < 0 ? null : (markTexts[mark] ?? null);
}
