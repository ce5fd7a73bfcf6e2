import type { Cell, SourceTable } from "../../schema/source";
import { labelIn, numberIn } from "./cell-values";
import { isBareRutLike, isRutLike, LOOKED_AT, type Look } from "./identifiers";

/** A column with more different values than this is no question and no grouping. */
const MOST_CATEGORIES = 1_000;

/** What a column holds, in numbers alone. */
export interface ColumnProfile {
  readonly index: number;
  readonly header: string;
  readonly filled: number;
  readonly empty: number;
  readonly stray: number;
  readonly isWhole: boolean;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Different values and how often each; null once there were more than `MOST_CATEGORIES`. */
  readonly values: ReadonlyMap<string, number> | null;
  readonly look: Look;
}

/** Gathers what each column of a table holds, a row at a time, without keeping any row. */
export class TableProfile {
  private readonly columns: readonly ColumnGathering[];
  rowCount = 0;

  constructor(table: Pick<SourceTable, "headers">) {
    this.columns = table.headers.map((header, index) => new ColumnGathering(index, header));
  }

  /** Takes one row in. */
  take(cells: readonly Cell[]): void {
    this.rowCount += 1;
    for (const column of this.columns) column.take(cells[column.index]);
  }

  /** What the columns hold so far. */
  result(): readonly ColumnProfile[] {
    return this.columns.map((column) => column.result());
  }
}

class ColumnGathering {
  private filled = 0;
  private empty = 0;
  private stray = 0;
  private isWhole = true;
  private minimum = Number.POSITIVE_INFINITY;
  private maximum = Number.NEGATIVE_INFINITY;
  private values: Map<string, number> | null = new Map();
  private readonly looked = new Set<string>();
  private look = { seen: 0, rutLike: 0, mailLike: 0, long: 0 };

  constructor(
    readonly index: number,
    private readonly header: string,
  ) {}

  take(cell: Cell | undefined): void {
    const read = labelIn(cell);
    if (read === null) {
      this.empty += 1;
      return;
    }
    this.filled += 1;
    const label = read === "stray" ? "" : read.label;
    this.count(label);
    this.lookAt(label);
    this.measure(numberIn(cell));
  }

  private measure(value: ReturnType<typeof numberIn>): void {
    if (value === null) return;
    if (value === "stray") {
      this.stray += 1;
      return;
    }
    if (!Number.isInteger(value)) this.isWhole = false;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
  }

  private count(label: string): void {
    if (this.values === null) return;
    this.values.set(label, (this.values.get(label) ?? 0) + 1);
    if (this.values.size > MOST_CATEGORIES) this.values = null;
  }

  private lookAt(label: string): void {
    if (this.look.seen >= LOOKED_AT) return;
    this.look.seen += 1;
    this.looked.add(label);
    if (isRutLike(label) || isBareRutLike(label)) this.look.rutLike += 1;
    if (/^[^\s@]+@[^\s@]+\.[a-z]+$/i.test(label)) this.look.mailLike += 1;
    if (/^\d{5,}$/.test(label) || /\p{L}{2,}/u.test(label)) this.look.long += 1;
  }

  result(): ColumnProfile {
    const hasNumbers = this.minimum <= this.maximum;
    return {
      index: this.index,
      header: this.header,
      filled: this.filled,
      empty: this.empty,
      stray: this.stray,
      isWhole: this.isWhole,
      minimum: hasNumbers ? this.minimum : null,
      maximum: hasNumbers ? this.maximum : null,
      values: this.values,
      look: { ...this.look, distinct: this.looked.size },
    };
  }
}
