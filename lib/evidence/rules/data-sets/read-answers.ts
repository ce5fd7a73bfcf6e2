import { KEPT_REJECTIONS, type ColumnPlan, type Rejection } from "../../schema/data-sets";
import type { SourceRow } from "../../schema/source";
import { ItemReader, readerOf, type ColumnReader, type AnswerColumn } from "./column-readers";
import type { Questions } from "./columns";

/** What was read of a file of answers. Accepted and rejected rows are all of its rows. */
export interface AnswersRead {
  readonly acceptedCount: number;
  readonly rejectedCount: number;
  readonly rejections: readonly Rejection[];
  readonly columns: readonly AnswerColumn[];
  readonly unknownCodes: ReadonlyMap<string, ReadonlySet<number>>;
}

interface ReaderOptions {
  readonly plan: readonly ColumnPlan[];
  readonly questions: Questions;
  readonly headerCount: number;
}

/** Packs the answers of a file a row at a time: a row is taken whole or rejected with its line, column and reason. */
export class AnswerReader {
  private readonly columns: readonly ColumnReader[];
  private readonly kept: Rejection[] = [];
  private accepted = 0;
  private rejected = 0;

  constructor(private readonly options: ReaderOptions) {
    this.columns = options.plan.flatMap((column) => readerOf(column, options.questions));
  }

  /** Takes one row, or rejects it. */
  take({ line, cells }: SourceRow): void {
    if (cells.length !== this.options.headerCount) {
      return this.reject({
        line,
        column: null,
        reason: `Tiene ${cells.length} celdas y se esperaban ${this.options.headerCount}`,
      });
    }
    for (const column of this.columns) {
      const reason = column.read(cells[column.index]);
      if (reason !== null) return this.reject({ line, column: column.variable, reason });
    }
    for (const column of this.columns) column.keep();
    this.accepted += 1;
  }

  private reject(rejection: Rejection): void {
    this.rejected += 1;
    if (this.kept.length < KEPT_REJECTIONS) this.kept.push(rejection);
  }

  /** Everything read so far. */
  result(): AnswersRead {
    return {
      acceptedCount: this.accepted,
      rejectedCount: this.rejected,
      rejections: this.kept,
      columns: this.columns.map((column) => column.packed()),
      unknownCodes: new Map(
        this.columns.flatMap((column) =>
          column instanceof ItemReader ? [[column.variable, column.unknown] as const] : [],
        ),
      ),
    };
  }
}
