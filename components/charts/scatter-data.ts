import { scaleLinear } from "d3-scale";
import { formatNumber } from "@/lib/format/numbers";

export type ScatterPoint = Readonly<{
  id: string;
  /** Said when pointed at: "Escuela Ramón Freire · motivación 62, Simce 251". */
  label: string;
  x: number;
  y: number;
  /** The id of one of the plot's groups, which gives its mark. */
  group: string;
  /** A few letters written beside a point that is set apart; it is drawn larger. */
  name?: string;
}>;

/** Where the plane is divided: at zero, with a band of ± `threshold` where nothing is said; each corner has its words. */
export type ScatterQuadrants = Readonly<{
  threshold: number;
  highHigh: string;
  highLow: string;
  lowHigh: string;
  lowLow: string;
}>;

const MARGIN = 0.06;

/** A readable domain around the values, with those that must be in sight inside; [0, 1] when there is nothing. */
export function scatterDomain(
  values: readonly number[],
  inSight: readonly number[] = [],
): readonly [number, number] {
  const all = [...values, ...inSight];
  if (all.length === 0) return [0, 1];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const margin = low === high ? Math.max(1, Math.abs(low) * MARGIN) : (high - low) * MARGIN;
  const [start = low, end = high] = scaleLinear()
    .domain([low - margin, high + margin])
    .nice(5)
    .domain();
  return [start, end];
}

type Scatter = Readonly<{
  caption: string;
  points: readonly ScatterPoint[];
  groups: readonly Readonly<{ id: string; label: string }>[];
  xLabel: string;
  yLabel: string;
}>;

/** The plot in words, for those who do not see it: what it crosses, how many of each group, and which are set apart. */
export function scatterSummary({ caption, points, groups, xLabel, yLabel }: Scatter): string {
  const counts = groups.map(
    ({ id, label }) => `${label}: ${formatNumber(points.filter(({ group }) => group === id).length)}`,
  );
  const apart = points.filter(({ name }) => name !== undefined).map(({ label }) => label);
  return [
    `${caption}. Horizontal: ${xLabel}. Vertical: ${yLabel}. ${counts.join(", ")}.`,
    apart.length === 0 ? "" : ` Marcados: ${apart.join("; ")}.`,
  ].join("");
}
