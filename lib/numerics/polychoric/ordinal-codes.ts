import { type Column } from "@/lib/numerics/columns";
import { NumericsError } from "@/lib/numerics/numerics-error";

/** A column as positions in its own list of categories; `categories.length` stands for missing. */
export type OrdinalCodes = Readonly<{
  codes: Uint8Array;
  categories: readonly number[];
  counts: readonly number[];
}>;

const MOST_CATEGORIES = 20;

/** The categories that occur in a column, rising, and each case's position among them; null above twenty categories. */
export function findOrdinalCodes({ values, missing }: Column): OrdinalCodes | null {
  const counts = new Map<number, number>();
  for (const value of values) {
    if (value === missing || Number.isNaN(value)) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_CATEGORIES) return null;
  }
  const categories = [...counts.keys()].sort((a, b) => a - b);
  const place = new Map(categories.map((value, i) => [value, i]));
  const codes = new Uint8Array(values.length);
  for (let row = 0; row < codes.length; row += 1)
    codes[row] = place.get(values[row] ?? missing) ?? categories.length;
  return { codes, categories, counts: categories.map((value) => counts.get(value) ?? 0) };
}

/**
 * The categories that occur in each column, rising, and each case's position among them. Throws TOO_MANY_CATEGORIES above twenty
 * categories, NO_DATA when every value is missing and CONSTANT_ITEM when there is one category, each naming the columns.
 */
export function ordinalCodes(columns: readonly Column[]): OrdinalCodes[] {
  const found = columns.map(findOrdinalCodes);
  const where = (test: (item: OrdinalCodes | null) => boolean) =>
    found.flatMap((item, i) => (test(item) ? [i] : []));
  const items = found.filter((item) => item !== null);
  if (items.length < found.length) {
    const many = where((item) => item === null);
    throw new NumericsError("TOO_MANY_CATEGORIES", `More than ${MOST_CATEGORIES} categories.`, many);
  }
  const empty = where((item) => item?.categories.length === 0);
  if (empty.length > 0) throw new NumericsError("NO_DATA", "Every value is missing.", empty);
  const constant = where((item) => item?.categories.length === 1);
  if (constant.length > 0) throw new NumericsError("CONSTANT_ITEM", "An item has one category.", constant);
  return items;
}
