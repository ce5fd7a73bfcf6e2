import clsx from "clsx";
import { scaleLinear } from "d3-scale";
import { formatNumber } from "@/lib/format/numbers";
import { crowdedLabels } from "./label-layout";
import { MarkerSample } from "./marker";
import { seriesStyle } from "./series-style";
import {
  missingNotes,
  trendDomain,
  trendSummary,
  trendYears,
  TREND_TICKS,
  type Format,
  type TrendBand,
  type TrendSeries,
} from "./trend-data";
import { DirectLabels, TrendLegend } from "./trend-labels";
import { TrendPlot } from "./trend-plot";
import { ValueLabels } from "./value-axis";

const HEIGHT = 230;
const ROW_HEIGHT = 20;
const EDGE_PERCENT = 5;
/** The width of a year over the width of the narrowest and of the usual plot, in percent. */
const YEAR_PERCENT = { narrow: 13.5, wide: 6.5 };

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
    line.points.some((point) => typeof point.n === "number") ? [{ line, index }] : [],
  );
  const crowd = crowdOf(years, x);
  const notes = missingNotes(series);
  return (
    <div className="@container text-chart">
      <div role="img" aria-label={trendSummary({ caption, series, band }, format)}>
        <div
          className="relative mr-2 ml-10 @xl:mr-40"
          style={{ height: HEIGHT, marginBottom: ROW_HEIGHT * (withN.length + 1) + 10 }}
        >
          <TrendPlot series={series} band={band} x={x} y={y} height={HEIGHT} format={format} />
          <ValueLabels y={y} ticks={TREND_TICKS} format={format} />
          {years.map((year) => (
            <Below key={year} left={x(year)} row={0} crowd={crowd.get(year)}>
              {year}
            </Below>
          ))}
          {withN.map(({ line, index }, row) => (
            <NRow
              key={line.id}
              line={line}
              index={index}
              row={row + 1}
              crowd={crowd}
              x={x}
              isAlone={series.length === 1}
            />
          ))}
          <DirectLabels series={series} band={band} y={y} height={HEIGHT} format={format} />
        </div>
        <TrendLegend series={series} band={band} format={format} />
      </div>
      {notes.map((note) => (
        <p key={note} className="mt-1 text-ink-soft">
          {note}
        </p>
      ))}
    </div>
  );
}

type Crowd = "narrow" | "always";

/** Which years step back for want of room: on a narrow screen, or always. The last year always shows. */
function crowdOf(years: readonly number[], x: (year: number) => number): ReadonlyMap<number, Crowd> {
  const narrow = crowdedLabels(years, x, YEAR_PERCENT.narrow);
  const always = crowdedLabels(years, x, YEAR_PERCENT.wide);
  return new Map([...narrow].map((year) => [year, always.has(year) ? "always" : "narrow"]));
}

type BelowProps = Readonly<{
  left: number;
  row: number;
  crowd: Crowd | undefined;
  children: string | number;
}>;

function Below({ left, row, crowd, children }: BelowProps) {
  if (crowd === "always") return null;
  return (
    <span
      className={clsx(
        "absolute -translate-x-1/2",
        row > 0 && "text-ink-soft",
        crowd === "narrow" && "@max-xl:hidden",
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
  crowd: ReadonlyMap<number, Crowd>;
  x: (year: number) => number;
  isAlone: boolean;
}>;

function NRow({ line, index, row, crowd, x, isAlone }: NRowProps) {
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
        typeof point.n !== "number" ? null : (
          <Below key={point.x} left={x(point.x)} row={row} crowd={crowd.get(point.x)}>
            {formatNumber(point.n)}
          </Below>
        ),
      )}
    </>
  );
}
