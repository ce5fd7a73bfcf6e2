import { scaleLinear } from "d3-scale";
import { formatNumber } from "@/lib/format/numbers";
import { MarkerSample } from "./marker";
import type { Format } from "./trend-data";
import { ValueGrid, ValueLabels } from "./value-axis";

export type CaterpillarMean = Readonly<{ mean: number; shrunken: number; low: number; high: number }>;

type CaterpillarPlotProps = Readonly<{
  caption: string;
  /** From the lowest to the highest. */
  means: readonly CaterpillarMean[];
  /** The general mean. */
  reference: number;
  format?: Format;
}>;

const HEIGHT = 220;
const TICKS = 4;
const MOST_DOTS_APART = 80;
const twoDecimals: Format = (value) => formatNumber(value, { min: 2, max: 2 });

/** Many means in order, each with its interval, against the general one: a bar that crosses the line cannot be told from it. */
export function CaterpillarPlot({ caption, means, reference, format = twoDecimals }: CaterpillarPlotProps) {
  const x = scaleLinear()
    .domain([-0.5, Math.max(1, means.length) - 0.5])
    .range([1, 99]);
  const y = scaleLinear()
    .domain([
      Math.min(reference, ...means.map(({ low }) => low)),
      Math.max(reference, ...means.map(({ high }) => high)),
    ])
    .nice(TICKS)
    .range([HEIGHT - 8, 8]);
  const radius = means.length > MOST_DOTS_APART ? 1.8 : 3;
  return (
    <div className="text-chart">
      <div role="img" aria-label={summaryOf({ caption, means, reference }, format)}>
        <div className="relative mr-2 mb-3 ml-12" style={{ height: HEIGHT }}>
          <svg className="absolute inset-0 h-full w-full overflow-visible" aria-hidden="true">
            <ValueGrid y={y} ticks={TICKS} />
            {means.map(({ low, high }, place) => (
              <line
                key={place}
                x1={`${x(place)}%`}
                x2={`${x(place)}%`}
                y1={y(low)}
                y2={y(high)}
                stroke="var(--rule-strong)"
                strokeWidth="1"
              />
            ))}
            <line
              x1="0"
              x2="100%"
              y1={y(reference)}
              y2={y(reference)}
              stroke="var(--accent)"
              strokeWidth="1.5"
              strokeDasharray="6 3"
            />
            {means.map(({ mean }, place) => (
              <circle key={place} cx={`${x(place)}%`} cy={y(mean)} r={radius} fill="var(--sea)" />
            ))}
          </svg>
          <ValueLabels y={y} ticks={TICKS} format={(tick) => formatNumber(tick, { max: 2 })} />
        </div>
      </div>
      <ul aria-hidden="true" className="flex flex-wrap gap-x-5 gap-y-1">
        <li className="inline-flex items-center gap-1.5">
          <MarkerSample kind="circle" colour="var(--sea)" />
          promedio y su intervalo
        </li>
        <li className="inline-flex items-center gap-1.5">
          <svg width="22" height="8">
            <line
              x1="0"
              x2="22"
              y1="4"
              y2="4"
              stroke="var(--accent)"
              strokeWidth="1.5"
              strokeDasharray="6 3"
            />
          </svg>
          media general
        </li>
      </ul>
    </div>
  );
}

type Summary = Pick<CaterpillarPlotProps, "caption" | "means" | "reference">;

function summaryOf({ caption, means, reference }: Summary, format: Format): string {
  const [lowest, highest] = [means[0], means.at(-1)];
  if (!lowest || !highest) return `${caption}. Ningún promedio.`;
  const apart = means.filter(({ low, high }) => low > reference || high < reference).length;
  return `${caption}. ${means.length} promedios, de ${format(lowest.mean)} a ${format(highest.mean)}; media general ${format(reference)}. ${apart} se distinguen de ella.`;
}
