import clsx from "clsx";
import { scaleLinear } from "d3-scale";
import { formatNumber } from "@/lib/format/numbers";
import { spreadLabels } from "./label-layout";
import { MarkerSample } from "./marker";
import { seriesStyle } from "./series-style";
import {
  missingNotes,
  trendDomain,
  trendSummary,
  trendYears,
  type Format,
  type TrendBand,
  type TrendSeries,
} from "./trend-data";
import { TrendPlot } from "./trend-plot";

const HEIGHT = 230;
const LABEL_GAP = 38;
const ROW_HEIGHT = 20;
const EDGE_PERCENT = 5;

type TrendChartProps = Readonly<{
  caption: string;
  series: readonly TrendSeries[];
  /** What similar schools do: mean ± spread, drawn behind. */
  band?: TrendBand;
  domain?: readonly [number, number];
  format?: Format;
}>;

/**
 * Several series over years. A missing value is a gap with its words below; the n of each point stands under
 * its year; series differ by dash and mark as well as colour. Drawn by percentage, so letters keep their size.
 */
export function TrendChart({ caption, series, band, domain, format = formatNumber }: TrendChartProps) {
  const years = trendYears(series, band);
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? first;
  const x = scaleLinear()
    .domain(first === last ? [first - 1, last + 1] : [first, last])
    .range([EDGE_PERCENT, 100 - EDGE_PERCENT]);
  const y = scaleLinear()
    .domain(domain ?? trendDomain(series, band))
    .range([HEIGHT - 14, 10]);
  const withN = series.flatMap((line, index) =>
    line.points.some((point) => point.n != null) ? [{ line, index }] : [],
  );
  const notes = missingNotes(series);
  return (
    <div className="@container text-chart">
      <div
        role="img"
        aria-label={trendSummary(caption, series, band, format)}
        style={{ paddingBottom: ROW_HEIGHT * (withN.length + 1) + 10 }}
      >
        <div className="relative mr-28 ml-10 @xl:mr-40" style={{ height: HEIGHT }}>
          <TrendPlot series={series} band={band} x={x} y={y} height={HEIGHT} format={format} />
          {y.ticks(5).map((tick) => (
            <span
              key={tick}
              className="absolute right-full mr-2 -translate-y-1/2 text-ink-soft tabular-nums"
              style={{ top: y(tick) }}
            >
              {format(tick)}
            </span>
          ))}
          {years.map((year, index) => (
            <Below key={year} left={x(year)} row={0} isSpare={isSpare(years.length, index)}>
              {year}
            </Below>
          ))}
          {withN.map(({ line, index }, row) => (
            <NRow
              key={line.id}
              line={line}
              index={index}
              row={row + 1}
              years={years}
              x={x}
              isAlone={series.length === 1}
            />
          ))}
          <DirectLabels series={series} band={band} y={y} format={format} />
        </div>
      </div>
      {notes.map((note) => (
        <p key={note} className="mt-1 text-ink-soft">
          {note}
        </p>
      ))}
    </div>
  );
}

/** On a narrow screen every second year steps back, counting from the last, which always shows. */
function isSpare(count: number, index: number) {
  return count > 6 && (count - 1 - index) % 2 === 1;
}

type BelowProps = Readonly<{ left: number; row: number; isSpare: boolean; children: string | number }>;

function Below({ left, row, isSpare: spare, children }: BelowProps) {
  return (
    <span
      className={clsx(
        "absolute -translate-x-1/2 tabular-nums",
        row > 0 && "text-ink-soft",
        spare && "@max-xl:hidden",
      )}
      style={{ left: `${left}%`, top: HEIGHT + 4 + row * ROW_HEIGHT }}
    >
      {children}
    </span>
  );
}

type NRowProps = Readonly<{
  line: TrendSeries;
  index: number;
  row: number;
  years: readonly number[];
  x: (year: number) => number;
  isAlone: boolean;
}>;

function NRow({ line, index, row, years, x, isAlone }: NRowProps) {
  const { colour, marker } = seriesStyle(index);
  return (
    <>
      <span
        className="absolute -left-10 flex items-center gap-1 text-ink-soft"
        style={{ top: HEIGHT + 4 + row * ROW_HEIGHT }}
      >
        {!isAlone && <MarkerSample kind={marker} colour={colour} />}
        <em>n</em>
      </span>
      {line.points.map((point) =>
        point.n == null ? null : (
          <Below
            key={point.x}
            left={x(point.x)}
            row={row}
            isSpare={isSpare(years.length, years.indexOf(point.x))}
          >
            {formatNumber(point.n)}
          </Below>
        ),
      )}
    </>
  );
}

type DirectLabelsProps = Readonly<{
  series: readonly TrendSeries[];
  band: TrendBand | undefined;
  y: (value: number) => number;
  format: Format;
}>;

/** Each line is named where it ends, with its last figure. */
function DirectLabels({ series, band, y, format }: DirectLabelsProps) {
  const ends = series.flatMap((line, index) => {
    const last = line.points.findLast((point) => point.value !== null);
    if (!last || last.value === null) return [];
    return [{ id: line.id, label: line.label, value: last.value, style: seriesStyle(index) }];
  });
  const bandEnd = band?.points.at(-1);
  const tops = spreadLabels(
    [
      ...ends.map((end) => ({ id: end.id, y: y(end.value) })),
      ...(bandEnd ? [{ id: "band", y: y(bandEnd.mean) + 1 }] : []),
    ],
    LABEL_GAP,
    HEIGHT - 4,
  );
  const place = "absolute left-full ml-1 w-27 -translate-y-1/2 leading-tight @xl:w-38";
  return (
    <>
      {ends.map((end) => (
        <span key={end.id} className={place} style={{ top: tops.get(end.id) }}>
          <span className="flex items-center gap-1.5">
            <MarkerSample kind={end.style.marker} colour={end.style.colour} />
            <strong className="tabular-nums">{format(end.value)}</strong>
          </span>
          {end.label}
        </span>
      ))}
      {band && bandEnd && (
        <span className={clsx(place, "text-ink-soft")} style={{ top: tops.get("band") }}>
          {band.label}
        </span>
      )}
    </>
  );
}
