import type { MarkerKind } from "./marker";

type SeriesStyle = Readonly<{ colour: string; dash: string | undefined; marker: MarkerKind }>;

const STYLES: readonly [SeriesStyle, ...SeriesStyle[]] = [
  { colour: "var(--sea)", dash: undefined, marker: "circle" },
  { colour: "var(--accent)", dash: "8 4", marker: "square" },
  { colour: "var(--ink)", dash: "2 4", marker: "triangle" },
  { colour: "var(--good)", dash: "10 3 2 3", marker: "diamond" },
];

/** Colour, dash and mark of the nth series or category: told apart without colour too. */
export function seriesStyle(index: number): SeriesStyle {
  return STYLES[index % STYLES.length] ?? STYLES[0];
}
