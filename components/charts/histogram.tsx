import { scaleLinear } from "d3-scale";
import { useId } from "react";
import { formatNumber } from "@/lib/format/numbers";
import { HatchPattern } from "./hatch";
import type { Format } from "./trend-data";
import { ValueGrid, ValueLabels } from "./value-axis";

export type HistogramBar = Readonly<{
  from: number;
  to: number;
  /** Null when it is not shown: too few people. */
  count: number | null;
}>;

type HistogramProps = Readonly<{
  caption: string;
  /** Next to each other, from the lowest. */
  bars: readonly HistogramBar[];
  /** "estudiantes". */
  unit: string;
  /** What a hatched bar is: "menos de 10 estudiantes: no se muestra". */
  hiddenLabel: string;
  format?: Format;
}>;

const HEIGHT = 180;
const TICKS = 4;
const HIDDEN_HEIGHT = 14;
const twoDecimals: Format = (value) => formatNumber(value, { min: 2, max: 2 });

/** How many fall in each stretch of a scale. A stretch that is not shown is hatched at one height, whatever it holds. */
export function Histogram({ caption, bars, unit, hiddenLabel, format = twoDecimals }: HistogramProps) {
  const hatch = useId();
  const [low, high] = [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 1];
  const x = scaleLinear().domain([low, high]).range([0, 100]);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(({ count }) => count ?? 0))])
    .nice(TICKS)
    .range([HEIGHT, 8]);
  const hasHidden = bars.some(({ count }) => count === null);
  return (
    <div className="text-chart">
      <div role="img" aria-label={summaryOf({ caption, bars, unit }, format)}>
        <div className="relative mr-4 mb-7 ml-12" style={{ height: HEIGHT }}>
          <svg className="absolute inset-0 h-full w-full" aria-hidden="true">
            <defs>
              <HatchPattern id={hatch} />
            </defs>
            <ValueGrid y={y} ticks={TICKS} />
            {bars.map(({ from, to, count }) => {
              const top = count === null ? HEIGHT - HIDDEN_HEIGHT : y(count);
              return (
                <rect
                  key={from}
                  x={`${x(from)}%`}
                  width={`${x(to) - x(from)}%`}
                  y={top}
                  height={HEIGHT - top}
                  fill={count === null ? `url(#${hatch})` : "var(--sea)"}
                  stroke="var(--ground)"
                />
              );
            })}
            <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} stroke="var(--ink)" />
          </svg>
          <ValueLabels y={y} ticks={TICKS} format={formatNumber} />
          {x.ticks(TICKS).map((tick) => (
            <span
              key={tick}
              className="absolute -translate-x-1/2"
              style={{ left: `${x(tick)}%`, top: HEIGHT + 4 }}
            >
              {formatNumber(tick)}
            </span>
          ))}
        </div>
      </div>
      {hasHidden && (
        <p aria-hidden="true" className="flex items-center gap-1.5">
          <svg width="22" height="12">
            <rect width="22" height="12" fill={`url(#${hatch})`} stroke="var(--rule-strong)" />
          </svg>
          {hiddenLabel}
        </p>
      )}
    </div>
  );
}

function summaryOf(
  { caption, bars, unit }: Pick<HistogramProps, "caption" | "bars" | "unit">,
  format: Format,
) {
  const words = bars.map(({ from, to, count }) => {
    const stretch = `de ${format(from)} a ${format(to)}`;
    return count === null ? `${stretch} no se muestra` : `${stretch} ${formatNumber(count)}`;
  });
  return `${caption}. ${unit}: ${words.join("; ")}.`;
}
