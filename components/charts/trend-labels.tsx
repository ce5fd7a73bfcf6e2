import clsx from "clsx";
import { spreadLabels } from "./label-layout";
import { MarkerSample } from "./marker";
import { seriesStyle } from "./series-style";
import type { Format, TrendBand, TrendSeries } from "./trend-data";

const LABEL_GAP = 38;

type TrendLegendProps = Readonly<{
  series: readonly TrendSeries[];
  band: TrendBand | undefined;
  format: Format;
}>;

function endsOf(series: readonly TrendSeries[]) {
  return series.flatMap((line, index) => {
    const last = line.points.findLast((point) => point.value !== null);
    if (!last || last.value === null) return [];
    return [{ id: line.id, label: line.label, x: last.x, value: last.value, style: seriesStyle(index) }];
  });
}

/** On a wide screen each line is named where it ends, with its last figure. */
export function DirectLabels(
  props: TrendLegendProps & Readonly<{ y: (value: number) => number; height: number }>,
) {
  const { series, band, y, height, format } = props;
  const ends = endsOf(series);
  const bandEnd = band?.points.at(-1);
  const tops = spreadLabels(
    [
      ...ends.map((end) => ({ id: end.id, y: y(end.value) })),
      ...(bandEnd ? [{ id: "band", y: y(bandEnd.mean) + 1 }] : []),
    ],
    LABEL_GAP,
    height - 4,
  );
  const place = "absolute left-full ml-1 hidden w-38 -translate-y-1/2 leading-tight @xl:block";
  return (
    <>
      {ends.map((end) => (
        <span key={end.id} className={place} style={{ top: tops.get(end.id) }}>
          <span className="flex items-center gap-1.5">
            <MarkerSample kind={end.style.marker} colour={end.style.colour} />
            <strong>{format(end.value)}</strong>
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

/** On a narrow screen the names go below, and the lines take the whole width. */
export function TrendLegend({ series, band, format }: TrendLegendProps) {
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 @xl:hidden">
      {endsOf(series).map((end) => (
        <span key={end.id} className="inline-flex items-center gap-1.5">
          <MarkerSample kind={end.style.marker} colour={end.style.colour} />
          {end.label} {end.x} <strong>{format(end.value)}</strong>
        </span>
      ))}
      {band && (
        <span className="inline-flex items-center gap-1.5 text-ink-soft">
          <span aria-hidden="true" className="print-exact h-3 w-5 border-y border-rule-strong bg-sunken" />
          {band.label}
        </span>
      )}
    </div>
  );
}
