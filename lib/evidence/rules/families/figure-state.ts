import type { FigureStatus } from "../../schema/figures";

/** Below this many examinees a figure describes children, not a school. */
export const MINIMUM_STUDENTS = 10;

/**
 * The state of an official figure, from its own row alone: never from another file, so that the order of imports does
 * not matter.
 *
 * - a published value with fewer than 10 examinees is `few_students`; with 10 or more, or where the publisher gives no
 *   count (IDPS), it is `valued`, even when a mark calls it unrepresentative;
 * - without a value: `no_data` when the school did not sit the test (`notApplicable`) or nobody was examined (n = 0);
 *   `reserved` when the publisher withheld it (a mark, or n of 1 or more); otherwise `no_data`.
 *
 * `value` is null when missing: the caller has already turned the zeros that stand for "missing" into null.
 */
export function figureState(
  figure: Readonly<{
    value: number | null;
    n: number | null;
    mark: string | null;
    notApplicable: number | null;
  }>,
): FigureStatus {
  const { value, n, mark, notApplicable } = figure;
  if (value !== null) return n !== null && n < MINIMUM_STUDENTS ? "few_students" : "valued";
  if (notApplicable !== null || n === 0) return "no_data";
  return mark !== null || n !== null ? "reserved" : "no_data";
}
