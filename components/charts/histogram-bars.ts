import { scaleLinear } from "d3-scale";
import type { HistogramBar } from "./histogram";

const STRETCHES = 10;

/** How many values fall in each of about ten stretches with round ends; the last takes its upper end in. Empty without values. */
export function barsOf(values: readonly number[]): readonly HistogramBar[] {
  if (values.length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const edges = scaleLinear()
    .domain(low === high ? [low - 0.5, low + 0.5] : [low, high])
    .nice(STRETCHES)
    .ticks(STRETCHES);
  return edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1] ?? from;
    const isLast = at === edges.length - 2;
    return {
      from,
      to,
      count: values.filter((value) => value >= from && (isLast ? value <= to : value < to)).length,
    };
  });
}
