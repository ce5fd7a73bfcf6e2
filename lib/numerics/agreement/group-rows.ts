import { NumericsError } from "@/lib/numerics/numerics-error";

export type Groups = Readonly<{
  /** In the order of first appearance. */
  names: readonly string[];
  /** For each case the place of its group in `names`; −1 when it has none. */
  of: Int32Array;
}>;

/** Numbers the groups of the cases; null is no group. */
export function groupRows(labels: readonly (string | null)[]): Groups {
  const places = new Map<string, number>();
  const of = Int32Array.from(labels, (label) => {
    if (label === null) return -1;
    const place = places.get(label) ?? places.size;
    places.set(label, place);
    return place;
  });
  return { names: [...places.keys()], of };
}

/** Refuses labels that are not one for each case. */
export function assertLabelled(rows: number, groups: Groups): void {
  if (groups.of.length !== rows) throw new NumericsError("SHAPE", "One group label a case is needed.");
}
