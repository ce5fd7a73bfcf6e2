import { relationCaveats, type RelationCaveat } from "@/lib/analysis/schema/relations";

const FIRST_LETTER = 97;

/** The letter under which each caveat of a page is cited, in their fixed order. */
export function caveatLetters(
  used: readonly (readonly RelationCaveat[])[],
): ReadonlyMap<RelationCaveat, string> {
  const present = new Set(used.flat());
  return new Map(
    relationCaveats
      .filter((caveat) => present.has(caveat))
      .map((caveat, index) => [caveat, String.fromCharCode(FIRST_LETTER + index)]),
  );
}
