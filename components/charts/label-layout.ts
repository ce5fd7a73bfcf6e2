type Wanted = Readonly<{ id: string; y: number }>;

/** Moves labels down, then back up from the bottom edge, until each has its room; keeps their order. */
export function spreadLabels(
  wanted: readonly Wanted[],
  gap: number,
  limit: number,
): ReadonlyMap<string, number> {
  const placed = [...wanted].sort((a, b) => a.y - b.y).map((label) => ({ ...label }));
  let floor = -Infinity;
  for (const label of placed) {
    label.y = Math.max(label.y, floor);
    floor = label.y + gap;
  }
  let ceiling = limit;
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - gap;
  }
  return new Map(placed.map((label) => [label.id, label.y]));
}

/** The labels that find no room when placed from the last one back, each needing `width`. */
export function crowdedLabels(
  labels: readonly number[],
  position: (label: number) => number,
  width: number,
): ReadonlySet<number> {
  let edge = Infinity;
  const crowded = labels.toReversed().filter((label) => {
    const at = position(label);
    if (edge - at < width) return true;
    edge = at;
    return false;
  });
  return new Set(crowded);
}
