import { scaleLinear, type ScaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { formatNumber } from "@/lib/format/numbers";
import { Marker, MarkerSample } from "./marker";
import type { Format } from "./trend-data";
import { ValueGrid, ValueLabels } from "./value-axis";

export type ScreeBand = Readonly<{
  /** "Datos al azar: media a percentil 95". */
  label: string;
  /** In the order of the eigenvalues. */
  mean: readonly number[];
  high: readonly number[];
}>;

type ScreePlotProps = Readonly<{
  caption: string;
  /** From the largest to the smallest. */
  eigenvalues: readonly number[];
  /** What chance alone gives; those above it count. */
  band?: ScreeBand;
  /** How many of the first stand above the band. */
  suggested: number;
  format?: Format;
}>;

const HEIGHT = 240;
const TICKS = 5;
const TICKS_IN_SIGHT = 12;
const twoDecimals: Format = (value) => formatNumber(value, { min: 2, max: 2 });

/** Eigenvalues in order, beside what data without any structure would give. Full marks stand above chance, hollow ones do not. */
export function ScreePlot({ caption, eigenvalues, band, suggested, format = twoDecimals }: ScreePlotProps) {
  const values = [...eigenvalues, ...(band?.high ?? [])];
  const x = scaleLinear()
    .domain([1, Math.max(2, eigenvalues.length)])
    .range([3, 97]);
  const y = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(1, ...values)])
    .nice(TICKS)
    .range([HEIGHT - 8, 10]);
  const every = Math.ceil(eigenvalues.length / TICKS_IN_SIGHT);
  return (
    <div className="text-chart">
      <div role="img" aria-label={summaryOf({ caption, eigenvalues, band, suggested, format })}>
        <div className="relative mr-2 mb-7 ml-10" style={{ height: HEIGHT }}>
          <Drawing eigenvalues={eigenvalues} band={band} suggested={suggested} x={x} y={y} />
          <ValueLabels y={y} ticks={TICKS} format={formatNumber} />
          {eigenvalues.map((_, index) =>
            index % every === 0 ? (
              <span
                key={index}
                className="absolute -translate-x-1/2"
                style={{ left: `${x(index + 1)}%`, top: HEIGHT + 4 }}
              >
                {index + 1}
              </span>
            ) : null,
          )}
        </div>
      </div>
      <ul aria-hidden="true" className="flex flex-wrap gap-x-5 gap-y-1">
        <li className="inline-flex items-center gap-1.5">
          <MarkerSample kind="circle" colour="var(--sea)" />
          {band ? "sobre el azar" : "autovalor"}
        </li>
        {band && (
          <>
            <li className="inline-flex items-center gap-1.5">
              <MarkerSample kind="circle" colour="var(--sea)" isHollow />
              no se distingue del azar
            </li>
            <li className="inline-flex items-center gap-1.5">
              <svg width="22" height="10">
                <rect
                  x="0.5"
                  y="0.5"
                  width="21"
                  height="9"
                  fill="var(--sunken)"
                  stroke="var(--rule-strong)"
                />
              </svg>
              {band.label}
            </li>
          </>
        )}
      </ul>
    </div>
  );
}

type DrawingProps = Readonly<{
  eigenvalues: readonly number[];
  band: ScreeBand | undefined;
  suggested: number;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}>;

function Drawing({ eigenvalues, band, suggested, x, y }: DrawingProps) {
  const values = [...eigenvalues];
  const path = line<number>((_, index) => x(index + 1), y);
  return (
    <svg className="absolute inset-0 h-full w-full overflow-visible" aria-hidden="true">
      <ValueGrid y={y} ticks={TICKS} />
      <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} stroke="var(--ink)" />
      <svg width="100%" height={HEIGHT} viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none">
        {band && (
          <path
            d={bandShape(band, x, y)}
            fill="var(--sunken)"
            stroke="var(--rule-strong)"
            strokeWidth="1"
            vectorEffect="non-scaling-stroke"
          />
        )}
        <path
          d={path(values) ?? undefined}
          fill="none"
          stroke="var(--sea)"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {values.map((value, index) => (
        <Marker
          key={index}
          kind="circle"
          x={`${x(index + 1)}%`}
          y={y(value)}
          radius={5}
          colour="var(--sea)"
          isHollow={index >= suggested}
        />
      ))}
    </svg>
  );
}

function bandShape(
  band: ScreeBand,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
): string | undefined {
  const shape = area<number>()
    .x((_, index) => x(index + 1))
    .y0((_, index) => y(band.mean[index] ?? 0))
    .y1(y);
  return shape([...band.high]) ?? undefined;
}

type Summary = Readonly<{
  caption: string;
  eigenvalues: readonly number[];
  band: ScreeBand | undefined;
  suggested: number;
  format: Format;
}>;

function summaryOf({ caption, eigenvalues, band, suggested, format }: Summary): string {
  const values = eigenvalues.map((value, index) => {
    const high = band?.high[index];
    return `${index + 1}: ${format(value)}${high === undefined ? "" : `, azar ${format(high)}`}`;
  });
  const above = band ? ` Sobre el azar: ${suggested}.` : "";
  return `${caption}.${above} ${values.join("; ")}.`;
}
