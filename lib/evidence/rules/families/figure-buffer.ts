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

const LARGEST_RBD = 99_999;

/** Numbers of figures, kept only once one of them is something else than what a figure misses. */
class Optional {
  readonly values: number[] = [];

  constructor(readonly missing: number) {}

  put(at: number, value: number): void {
    const { values, missing } = this;
    if (values.length === 0 && (value === missing || Number.isNaN(value))) return;
    while (values.length < at) values.push(missing);
    values.push(value);
  }
}

/** The figures of one indicator, grade and year, in the order in which the file gives them. */
export class FigureBuffer {
  private readonly rbds: number[] = [];
  private readonly sourceRows: number[] = [];
  private readonly values: number[] = [];
  private readonly statuses: number[] = [];
  private readonly counts = new Optional(-1);
  private readonly gseGroups = new Optional(0);
  private readonly previousDifferences = new Optional(NaN);
  private readonly previousSignificance = new Optional(NO_SIGNIFICANCE);
  private readonly gseDifferences = new Optional(NaN);
  private readonly gseSignificance = new Optional(NO_SIGNIFICANCE);
  private readonly marks = new Optional(-1);
  private readonly markTexts: string[] = [];

  constructor(
    readonly indicator: string,
    readonly grade: string,
    readonly year: number,
  ) {}

  get length(): number {
    return this.rbds.length;
  }

  add(draft: FigureDraft): void {
    const at = this.rbds.length;
    this.rbds.push(draft.rbd);
    this.sourceRows.push(draft.line);
    this.values.push(draft.value);
    this.statuses.push(figureStatuses.indexOf(draft.status));
    this.counts.put(at, draft.count);
    this.gseGroups.put(at, draft.gseGroup);
    this.previousDifferences.put(at, draft.previousDifference);
    this.previousSignificance.put(at, draft.previousSignificance);
    this.gseDifferences.put(at, draft.gseDifference);
    this.gseSignificance.put(at, draft.gseSignificance);
    this.marks.put(at, draft.mark === null ? -1 : this.markCode(draft.mark));
  }

  /** Takes a difference of a figure back, with its significance: it was a zero that stood for "not reported". */
  withoutDifference(at: number, against: "previous" | "gse"): void {
    const isPrevious = against === "previous";
    (isPrevious ? this.previousDifferences : this.gseDifferences).values[at] = NaN;
    const significance = (isPrevious ? this.previousSignificance : this.gseSignificance).values;
    if (at < significance.length) significance[at] = NO_SIGNIFICANCE;
  }

  /** Whether any figure has a value. */
  hasValues(): boolean {
    return this.values.some((value) => !Number.isNaN(value));
  }

  /** The column as everybody else reads it: schools ascending, and no array for what is missing everywhere. */
  finish(): FigureColumn {
    const { indicator, grade, year, markTexts } = this;
    const order = ascending(this.rbds);
    const { length } = order;
    const int8 = (from: Optional) => sorted(from, new Int8Array(length), order);
    const float64 = (from: Optional) => sorted(from, new Float64Array(length), order);
    return {
      ...{ indicator, grade, year, markTexts },
      rbds: inOrder(this.rbds, new Int32Array(length), order),
      sourceRows: inOrder(this.sourceRows, new Int32Array(length), order),
      values: inOrder(this.values, new Float64Array(length), order),
      statuses: inOrder(this.statuses, new Int8Array(length), order),
      counts: sorted(this.counts, new Int32Array(length), order),
      gseGroups: int8(this.gseGroups),
      previousDifferences: float64(this.previousDifferences),
      previousSignificance: int8(this.previousSignificance),
      gseDifferences: float64(this.gseDifferences),
      gseSignificance: int8(this.gseSignificance),
      marks: int8(this.marks),
    };
  }

  private markCode(text: string): number {
    const known = this.markTexts.indexOf(text);
    return known >= 0 ? known : this.markTexts.push(text) - 1;
  }
}

/** Positions in ascending order of RBD, which has five digits at most and is there once. */
function ascending(rbds: readonly number[]): Int32Array {
  const order = new Int32Array(rbds.length);
  const positionOf = new Int32Array(LARGEST_RBD + 1);
  rbds.forEach((rbd, position) => {
    positionOf[rbd] = position + 1;
  });
  let next = 0;
  for (const position of positionOf) if (position > 0) order[next++] = position - 1;
  return order;
}

interface Numbers {
  [index: number]: number;
}

function inOrder<T extends Numbers>(from: readonly number[], into: T, order: Int32Array): T {
  for (let index = 0; index < order.length; index += 1) into[index] = from[order[index] ?? 0] ?? 0;
  return into;
}

/** The numbers in order; null if every figure misses them. */
function sorted<T extends Numbers>({ values, missing }: Optional, into: T, order: Int32Array): T | null {
  let isPresent = false;
  for (let index = 0; index < order.length; index += 1) {
    const value = values[order[index] ?? 0] ?? missing;
    into[index] = value;
    isPresent ||= value !== missing && !Number.isNaN(value);
  }
  return isPresent ? into : null;
}
