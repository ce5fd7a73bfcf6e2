/**
 * The quantile of rising values at a probability in [0, 1], by linear interpolation of the order statistics (type 7 of Hyndman & Fan,
 * 1996, R's default). Without values, NaN. Throws RangeError for another probability.
 */
export function quantile(sorted: Float64Array | readonly number[], probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError("A probability lies between 0 and 1.");
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (position - below) * (high - low);
}
