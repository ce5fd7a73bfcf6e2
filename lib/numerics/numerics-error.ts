export type NumericsErrorCode =
  | "CONSTANT_ITEM"
  | "NOT_POSITIVE_DEFINITE"
  | "NO_DATA"
  | "OUT_OF_RANGE"
  | "SHAPE"
  | "TOO_FEW_ROWS"
  | "TOO_MANY_CATEGORIES"
  | "TOO_MANY_FACTORS";

/**
 * What a calculation cannot go on with. The code is for whoever words it for people; `items` are the positions (from 0) of
 * the columns at fault, where columns are at fault.
 */
export class NumericsError extends Error {
  override readonly name = "NumericsError";

  constructor(
    readonly code: NumericsErrorCode,
    message: string,
    readonly items: readonly number[] = [],
  ) {
    super(message);
  }
}
