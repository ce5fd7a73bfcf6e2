import type { ScaleLinear } from "d3-scale";
import { area, line as lineShape } from "d3-shape";
import { Marker } from "./marker";
import { seriesStyle } from "./series-style";
import { TREND_TICKS, type Format, type TrendBand, type TrendPoint, type TrendSeries } from "./trend-data";
import { ValueGrid } from "./value-axis";

type Scale = ScaleLinear<number, number>;

type TrendPlotProps = Readonly<{
  series: readonly TrendSeries[];
  band: TrendBand | undefined;
  /** Years to percent of the width. */
  x: Scale;
  /** Values to pixels from the top. */
  y: Scale;
  height: number;
  format: Format;
}>;

/** The drawing itself: lines stretch with the width, marks and letters do not. */
export function TrendPlot({ series, band, x, y, height, format }: TrendPlotProps) {
  const path = lineShape<TrendPoint>()
    .defined((point) => point.value !== null)
    .x((point) => x(point.x))
    .y((point) => y(point.value ?? 0));
  return (
    <svg className="absolute inset-0 h-full w-full overflow-visible" aria-hidden="true">
      <ValueGrid y={y} ticks={TREND_TICKS} />
      <line x1="0" x2="100%" y1={height} y2={height} stroke="var(--ink)" />
      <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
        {band && <BandShape band={band} x={x} y={y} />}
        {series.map((line, index) => (
          <path
            key={line.id}
            d={path([...line.points]) ?? undefined}
            fill="none"
            stroke={seriesStyle(index).colour}
            strokeWidth="2.25"
            strokeDasharray={seriesStyle(index).dash}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {series.map((line, index) => (
        <SeriesMarks key={line.id} line={line} index={index} x={x} y={y} height={height} />
      ))}
      {series.length === 1 && series[0] && <ValueLabels line={series[0]} x={x} y={y} format={format} />}
    </svg>
  );
}

type BandShapeProps = Readonly<{ band: TrendBand; x: Scale; y: Scale }>;

/** A soft area with firm edges: on paper the edges remain when the tint fades. */
function BandShape({ band, x, y }: BandShapeProps) {
  type BandPoint = TrendBand["points"][number];
  const points = [...band.points];
  const shape = area<BandPoint>()
    .x((point) => x(point.x))
    .y0((point) => y(point.mean - point.spread))
    .y1((point) => y(point.mean + point.spread));
  const middle = lineShape<BandPoint>()
    .x((point) => x(point.x))
    .y((point) => y(point.mean));
  return (
    <>
      <path
        d={shape(points) ?? undefined}
        fill="var(--sunken)"
        stroke="var(--rule-strong)"
        strokeWidth="0.75"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={middle(points) ?? undefined}
        fill="none"
        stroke="var(--ink-soft)"
        strokeWidth="1"
        strokeDasharray="1 3"
        vectorEffect="non-scaling-stroke"
      />
    </>
  );
}

type SeriesMarksProps = Readonly<{ line: TrendSeries; index: number; x: Scale; y: Scale; height: number }>;

function SeriesMarks({ line, index, x, y, height }: SeriesMarksProps) {
  const { colour, marker } = seriesStyle(index);
  return line.points.map((point) => {
    const at = `${x(point.x)}%`;
    return point.value === null ? (
      <Marker key={point.x} kind={marker} x={at} y={height} radius={3.5} colour={colour} isHollow />
    ) : (
      <Marker key={point.x} kind={marker} x={at} y={y(point.value)} radius={4.5} colour={colour} />
    );
  });
}

type ValueLabelsProps = Readonly<{ line: TrendSeries; x: Scale; y: Scale; format: Format }>;

/** A line alone has room for its figures; the last one is already in its label. */
function ValueLabels({ line, x, y, format }: ValueLabelsProps) {
  const shown = line.points.filter((point) => point.value !== null);
  return shown.slice(0, -1).map((point, index) => {
    const value = point.value ?? 0;
    const before = shown[index - 1]?.value ?? value;
    const after = shown[index + 1]?.value ?? value;
    const isValley = value < before && value <= after;
    return (
      <text
        key={point.x}
        x={`${x(point.x)}%`}
        y={y(value) + (isValley ? 20 : -10)}
        textAnchor={labelAnchor(before, value, after)}
        fill="var(--ink)"
        stroke="var(--ground)"
        strokeWidth="4"
        paintOrder="stroke"
      >
        {format(value)}
      </text>
    );
  });
}

/** Away from the line: to the left of one that climbs, to the right of one that falls. */
function labelAnchor(before: number, value: number, after: number) {
  if (before <= value && after > value) return "end";
  if (before > value && after < value) return "start";
  return "middle";
}
