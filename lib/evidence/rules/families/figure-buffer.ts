import { figureStatuses, type FigureStatus } from "../../schema/figures";
import type { FigureColumn } from "../../schema/parsed";
import type { FigureRows } from "./figure-rows";
import { inOrder, OptionalNumbers } from "./optional-numbers";

export const NO_SIGNIFICANCE = -128;

const STATUS_CODES: Readonly<Record<FigureStatus, number>> = {
  valued: figureStatuses.indexOf("valued"),
  few_students: figureStatuses.indexOf("few_students"),
  reserved: figureStatuses.indexOf("reserved"),
  no_data: figureStatuses.indexOf("no_data"),
};

/** What qualifies the figures of the columns that share it: how many students, and the publisher's mark. */
export class Qualifiers {
  private readonly counts = new OptionalNumbers(-1);
  private readonly marks = new OptionalNumbers(-1);
  private readonly markTexts: string[] = [];
  private finished: ReturnType<Qualifiers["sort"]> | null = null;

  /** Of the figure at a position: its count, -1 when the file does not say, and its mark. */
  put(at: number, count: number, mark: string | null): void {
    this.counts.put(at, count);
    this.marks.put(at, mark === null ? -1 : this.codeOf(mark));
  }

  finish(order: Int32Array): ReturnType<Qualifiers["sort"]> {
    this.finished ??= this.sort(order);
    return this.finished;
  }

  private sort(order: Int32Array) {
    return {
      counts: this.counts.inOrder(new Int32Array(order.length), order),
      marks: this.marks.inOrder(new Int8Array(order.length), order),
      markTexts: this.markTexts,
    };
  }

  private codeOf(text: string): number {
    const known = this.markTexts.indexOf(text);
    return known >= 0 ? known : this.markTexts.push(text) - 1;
  }
}

/** The official differences of a figure with what came before it and with its socioeconomic group. */
export interface Comparisons {
  /** NaN when there is none. */
  previousDifference: number;
  /** -128 when there is none. */
  previousSignificance: number;
  gseDifference: number;
  gseSignificance: number;
}

/** The figures of one indicator, grade and year, beside the schools they are of, in the order in which the file gives them. */
export class FigureBuffer {
  private readonly values: number[] = [];
  private readonly statuses: number[] = [];
  private readonly previousDifferences = new OptionalNumbers(NaN);
  private readonly previousSignificance = new OptionalNumbers(NO_SIGNIFICANCE);
  private readonly gseDifferences = new OptionalNumbers(NaN);
  private readonly gseSignificance = new OptionalNumbers(NO_SIGNIFICANCE);

  constructor(
    readonly of: { readonly indicator: string; readonly grade: string; readonly year: number },
    private readonly rows: FigureRows,
    private readonly qualifiers: Qualifiers | null = null,
  ) {}

  get length(): number {
    return this.values.length;
  }

  /** The value, NaN when missing, of the school that was last added to the rows. */
  add(value: number, status: FigureStatus): void {
    this.values.push(value);
    this.statuses.push(STATUS_CODES[status]);
  }

  /** The comparisons of the figure that was last added. */
  compare(comparisons: Comparisons): void {
    const at = this.values.length - 1;
    this.previousDifferences.put(at, comparisons.previousDifference);
    this.previousSignificance.put(at, comparisons.previousSignificance);
    this.gseDifferences.put(at, comparisons.gseDifference);
    this.gseSignificance.put(at, comparisons.gseSignificance);
  }

  /** Takes a difference of a figure back, with its significance: it was a zero that stood for "not reported". */
  withoutDifference(at: number, against: "previous" | "gse"): void {
    (against === "previous" ? this.previousDifferences : this.gseDifferences).remove(at);
    (against === "previous" ? this.previousSignificance : this.gseSignificance).remove(at);
  }

  /** Whether any figure has a value. */
  hasValues(): boolean {
    return this.values.some((value) => !Number.isNaN(value));
  }

  /** The column as everybody else reads it: schools ascending, and no array for what is missing everywhere. */
  finish(): FigureColumn {
    const { order, ...schools } = this.rows.finish();
    const { length } = order;
    const qualified = this.qualifiers?.finish(order) ?? { counts: null, marks: null, markTexts: [] };
    return {
      ...this.of,
      ...schools,
      ...qualified,
      values: inOrder(this.values, new Float64Array(length), order),
      statuses: inOrder(this.statuses, new Int8Array(length), order),
      previousDifferences: this.previousDifferences.inOrder(new Float64Array(length), order),
      previousSignificance: this.previousSignificance.inOrder(new Int8Array(length), order),
      gseDifferences: this.gseDifferences.inOrder(new Float64Array(length), order),
      gseSignificance: this.gseSignificance.inOrder(new Int8Array(length), order),
    };
  }
}
