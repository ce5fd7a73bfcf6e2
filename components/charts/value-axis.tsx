import type { ScaleLinear } from "d3-scale";
import type { Format } from "./trend-data";

type ValueAxisProps = Readonly<{
  /** Values to pixels from the top. */
  y: ScaleLinear<number, number>;
  /** About how many ticks. */
  ticks: number;
}>;

/** Soft lines across the drawing at each tick of the values: goes inside its `svg`. */
export function ValueGrid({ y, ticks }: ValueAxisProps) {
  return y
    .ticks(ticks)
    .map((tick) => <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--rule)" />);
}

/** The figures of those lines, to the left of the drawing: goes beside its `svg`, in letters that keep their size. */
export function ValueLabels({ y, ticks, format }: ValueAxisProps & Readonly<{ format: Format }>) {
  return y.ticks(ticks).map((tick) => (
    <span
      key={tick}
      className="absolute right-full mr-2 -translate-y-1/2 text-ink-soft"
      style={{ top: y(tick) }}
    >
      {format(tick)}
    </span>
  ));
}
