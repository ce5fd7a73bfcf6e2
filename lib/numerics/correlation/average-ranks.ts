/** Ranks from 1, ties sharing their average, in the order of the values. There must be no NaN. */
export function averageRanks(values: Float64Array): Float64Array {
  const n = values.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
  );
  const ranks = new Float64Array(n);
  let from = 0;
  while (from < n) {
    let until = from + 1;
    while (until < n && values[order[until] ?? 0] === values[order[from] ?? 0]) until += 1;
    for (let i = from; i < until; i += 1) ranks[order[i] ?? 0] = (from + 1 + until) / 2;
    from = until;
  }
  return ranks;
}
