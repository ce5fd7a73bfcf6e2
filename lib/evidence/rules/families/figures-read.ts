import type { FigureColumn, Reading } from "../../schema/parsed";
import type { Application } from "./application";
import type { FileFacts } from "./file-facts";
import { gseOf, significanceOf } from "./official-codes";
import type { RowsRead } from "./read-rows";
import type { NumberRange } from "./row-check";

/** A file of figures as one family read it. */
export interface FiguresRead {
  readonly rows: RowsRead;
  readonly columns: readonly FigureColumn[];
  /** With rows taken, the one with most of them first. */
  readonly applications: readonly Pick<Application<unknown>, "grade" | "year" | "rows">[];
  readonly facts: FileFacts;
  readonly reading: Reading;
  readonly warnings: readonly string[];
}

export const PERCENT: NumberRange = { minimum: 0, maximum: 100, isWhole: false };
export const GSE = { meaningOf: gseOf, expected: "un grupo socioeconómico de 1 a 5, o su nombre" };
export const SIGNIFICANCE = { meaningOf: significanceOf, expected: "-1, 0 o 1, o su nombre" };
