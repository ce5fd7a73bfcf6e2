/**
 * Adjusted p values (q) that bound the share of false discoveries among tests, in the order given: for the i-th smallest of m,
 * min over j ≥ i of p_j m/j (Benjamini & Hochberg, 1995; R's p.adjust). Throws RangeError for a p outside [0, 1].
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  if (ps.some((p) => !(p >= 0 && p <= 1))) throw new RangeError("A p value lies between 0 and 1.");
  const order = ps.map((_, i) => i).sort((a, b) => (ps[b] ?? 0) - (ps[a] ?? 0));
  const qs = ps.map(() => 1);
  let least = 1;
  order.forEach((at, place) => {
    least = Math.min(least, ((ps[at] ?? 1) * ps.length) / (ps.length - place));
    qs[at] = least;
  });
  return qs;
}
