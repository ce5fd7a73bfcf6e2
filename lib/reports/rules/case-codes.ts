import type { CaseSchool, CaseSelectionView, CaseZone } from "@/lib/analysis/schema/cases";
import { foldText } from "@/lib/format/text";

/** A school that is or was a case, under the code by which shared documents speak of it. */
export interface CodedCase {
  readonly code: string;
  readonly zone: CaseZone;
  readonly school: CaseSchool;
}

/**
 * The cases of the zones that the person may read, each with its code: the letters that tell its zone from the others of
 * the selection, and a number. The algorithm's cases keep their number when one is changed; who enters takes the next.
 */
export function codedCases(selection: CaseSelectionView): readonly CodedCase[] {
  const prefixes = zonePrefixes(selection.zones.map(({ name }) => name));
  return selection.held.flatMap((zone) => {
    const prefix = prefixes.get(zone.name) ?? "Z";
    const byPlace = zone.schools.toSorted(
      (a, b) => Number(b.status === "picked") - Number(a.status === "picked") || a.rbd - b.rbd,
    );
    return byPlace
      .filter(({ status, isCase }) => status === "picked" || isCase)
      .map((school, at) => ({ code: `Caso ${prefix}${at + 1}`, zone, school }));
  });
}

/** For each name its first letters, as many as it takes to tell it from the others. */
function zonePrefixes(names: readonly string[]): ReadonlyMap<string, string> {
  const plain = (name: string) =>
    foldText(name)
      .replace(/[^a-z]/g, "")
      .toUpperCase();
  return new Map(
    names.map((name) => {
      const own = plain(name);
      const others = names.filter((other) => other !== name).map(plain);
      let length = 1;
      while (length < own.length && others.some((other) => other.startsWith(own.slice(0, length))))
        length += 1;
      return [name, own.slice(0, length)];
    }),
  );
}
