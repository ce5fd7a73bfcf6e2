import type { ScaleLinear } from "d3-scale";
import type { Format } from "./trend-data";

type RowAxisProps = Readonly<{
  /** The columns of the rows above: name, drawing and figure. */
  grid: string;
  /** Values to percent of the drawing. */
  x: ScaleLinear<number, number>;
  /** About how many ticks. */
  ticks: number;
  format: Format;
}>;

/** The one axis under rows that are drawn on the same scale; their names and figures are not over it. */
export function RowAxis({ grid, x, ticks, format }: RowAxisProps) {
  return (
    <div className={`${grid} border-t border-ink`} aria-hidden="true">
      <span className="@max-lg:hidden" />
      <div className="relative h-6 text-chart text-ink-soft">
        {x.ticks(ticks).map((tick) => (
          <span key={tick} className="absolute -translate-x-1/2" style={{ left: `${x(tick)}%` }}>
            {format(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}
