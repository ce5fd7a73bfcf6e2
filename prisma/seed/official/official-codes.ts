import * as codes from "@/lib/evidence/rules/families/official-codes";

/** What the publisher's codes and labels mean, for a build that stops at the first one that nothing knows. */

function known<T>(cell: string | null, meaningOf: (code: string) => T | undefined, what: string): T | null {
  if (cell === null) return null;
  const meaning = meaningOf(cell);
  if (meaning === undefined) throw new Error(`unknown ${what} "${cell}"`);
  return meaning;
}

/** Socioeconomic group 1 (bajo) to 5 (alto); null when blank or zero. */
export function gseOf(cell: string | null): number | null {
  return known(cell, codes.gseOf, "socioeconomic group");
}

/** −1 lower, 0 similar, 1 higher; null when blank. */
export function significanceOf(cell: string | null): number | null {
  return known(cell, codes.significanceOf, "significance");
}

/** Why the publisher hides or qualifies a figure of that year; null when unmarked. */
export function markOf(cell: string | null, year: number): codes.Mark | null {
  return known(cell, (code) => codes.markOf(code, year), "mark");
}

/** The reason why a listed school did not sit the test, 1 to 8; null when it did. */
export function notApplicableOf(cell: string | null): number | null {
  return known(cell, codes.notApplicableOf, "noaplica");
}
