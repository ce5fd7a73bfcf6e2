import { figureStatuses, type FigureStatus } from "../../schema/figures";
import type { FigureColumn } from "../../schema/parsed";

/** One figure on its way into a column. One object serves all the figures of a file. */
export interface FigureDraft {
  rbd: number;
  line: number;
  /** NaN when missing. */
  value: number;
  status: FigureStatus;
  /** -1 when the file does not say. */
  count: number;
  /** 0 when there is none. */
  gseGroup: number;
  previousDifference: number;
  /** -128 when there is none. */
  previousSignificance: number;
  gseDifference: number;
  gseSignificance: number;
  mark: string | null;
}

export const NO_SIGNIFICANCE = -128;

/** A figure of which nothing is known yet. */
export function emptyDraft(): FigureDraft {
  return {
    ...{ rbd: 0, line: 0, value: NaN, status: "no_data", count: -1, gseGroup: 0, mark: null },
    ...{ previousDifference: NaN, previousSignificance: NO_SIGNIFICANCE },
    ...{ gseDifference: NaN, gseSignificance: NO_SIGNIFICANCE },
  };
}

type Arrays = ReturnType<typeof arraysOf>;

function arraysOf(capacity: number) {
  return {
    rbds: new Int32Array(capacity),
    sourceRows: new Int32Array(capacity),
    values: new Float64Array(capacity),
    statuses: new Int8Array(capacity),
    counts: new Int32Array(capacity),
    gseGroups: new Int8Array(capacity),
    previousDifferences: new Float64Array(capacity),
    previousSignificance: new Int8Array(capacity),
    gseDifferences: new Float64Array(capacity),
    gseSignificance: new Int8Array(capacity),
    marks: new Int8Array(capacity),
  };
}

const FIRST_CAPACITY = 1024;
const LARGEST_RBD = 99_999;
const STATUS_CODES = new Map(figureStatuses.map((status, index) => [status, index]));

/** The figures of one indicator, grade and year, in the order in which the file gives them. */
export class FigureBuffer {
  length = 0;
  private arrays: Arrays = arraysOf(FIRST_CAPACITY);
  private readonly lineOfRbd = new Map<number, number>();
  private readonly markTexts: string[] = [];

  constructor(
    readonly indicator: string,
    readonly grade: string,
    readonly year: number,
  ) {}

  /** The line on which a school already stands in this column; undefined if it does not. */
  lineOf(rbd: number): number | undefined {
    return this.lineOfRbd.get(rbd);
  }

  add(draft: FigureDraft): void {
    if (this.length === this.arrays.rbds.length) this.grow();
    const { arrays, length: at } = this;
    this.lineOfRbd.set(draft.rbd, draft.line);
    arrays.rbds[at] = draft.rbd;
    arrays.sourceRows[at] = draft.line;
    arrays.values[at] = draft.value;
    arrays.statuses[at] = STATUS_CODES.get(draft.status) ?? -1;
    arrays.counts[at] = draft.count;
    arrays.gseGroups[at] = draft.gseGroup;
    arrays.previousDifferences[at] = draft.previousDifference;
    arrays.previousSignificance[at] = draft.previousSignificance;
    arrays.gseDifferences[at] = draft.gseDifference;
    arrays.gseSignificance[at] = draft.gseSignificance;
    arrays.marks[at] = draft.mark === null ? -1 : this.markCode(draft.mark);
    this.length += 1;
  }

  /** Takes a difference of a figure back, with its significance: it was a zero that stood for "not reported". */
  withoutDifference(at: number, against: "previous" | "gse"): void {
    this.arrays[against === "previous" ? "previousDifferences" : "gseDifferences"][at] = NaN;
    this.arrays[against === "previous" ? "previousSignificance" : "gseSignificance"][at] = NO_SIGNIFICANCE;
  }

  /** Whether any figure has a value. */
  hasValues(): boolean {
    return this.arrays.values.subarray(0, this.length).some((value) => !Number.isNaN(value));
  }

  /** The column as everybody else reads it: schools ascending, and no array for what is missing everywhere. */
  finish(): FigureColumn {
    const { indicator, grade, year, markTexts } = this;
    const order = ascending(this.arrays.rbds.subarray(0, this.length));
    const int8 = (from: Int8Array) => inOrder(from, new Int8Array(order.length), order);
    const int32 = (from: Int32Array) => inOrder(from, new Int32Array(order.length), order);
    const float64 = (from: Float64Array) => inOrder(from, new Float64Array(order.length), order);
    const { arrays } = this;
    return {
      ...{ indicator, grade, year, markTexts },
      rbds: int32(arrays.rbds),
      sourceRows: int32(arrays.sourceRows),
      values: float64(arrays.values),
      statuses: int8(arrays.statuses),
      counts: ifAny(int32(arrays.counts), -1),
      gseGroups: ifAny(int8(arrays.gseGroups), 0),
      previousDifferences: ifAny(float64(arrays.previousDifferences), NaN),
      previousSignificance: ifAny(int8(arrays.previousSignificance), NO_SIGNIFICANCE),
      gseDifferences: ifAny(float64(arrays.gseDifferences), NaN),
      gseSignificance: ifAny(int8(arrays.gseSignificance), NO_SIGNIFICANCE),
      marks: ifAny(int8(arrays.marks), -1),
    };
  }

  private grow(): void {
    const larger = arraysOf(this.arrays.rbds.length * 2);
    larger.rbds.set(this.arrays.rbds);
    larger.sourceRows.set(this.arrays.sourceRows);
    larger.values.set(this.arrays.values);
    larger.statuses.set(this.arrays.statuses);
    larger.counts.set(this.arrays.counts);
    larger.gseGroups.set(this.arrays.gseGroups);
    larger.previousDifferences.set(this.arrays.previousDifferences);
    larger.previousSignificance.set(this.arrays.previousSignificance);
    larger.gseDifferences.set(this.arrays.gseDifferences);
    larger.gseSignificance.set(this.arrays.gseSignificance);
    larger.marks.set(this.arrays.marks);
    this.arrays = larger;
  }

  private markCode(text: string): number {
    const known = this.markTexts.indexOf(text);
    return known >= 0 ? known : this.markTexts.push(text) - 1;
  }
}

/** Positions in ascending order of RBD, which has five digits at most and is there once. */
function ascending(rbds: Int32Array): Int32Array {
  const positionOf = new Int32Array(LARGEST_RBD + 1).fill(-1);
  rbds.forEach((rbd, position) => {
    positionOf[rbd] = position;
  });
  return positionOf.filter((position) => position >= 0);
}

interface Numbers {
  [index: number]: number;
}

function inOrder<T extends Numbers>(from: Readonly<Numbers>, into: T, order: Int32Array): T {
  order.forEach((position, index) => {
    into[index] = from[position] ?? 0;
  });
  return into;
}

/** The array, or null if every figure misses what it holds. */
function ifAny<T extends { some(is: (value: number) => boolean): boolean }>(
  array: T,
  missing: number,
): T | null {
  return array.some((value) => !Object.is(value, missing)) ? array : null;
}
