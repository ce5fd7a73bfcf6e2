import type { Format, TrendBand, TrendSeries } from "@/components/charts/trend-data";
import { formatFigureValue, isTrendable, missingWords } from "@/lib/evidence/rules/figures";
import type { Series } from "@/lib/evidence/schema/figures";

export type SubjectTrend = Readonly<{
  series: readonly TrendSeries[];
  band: TrendBand | undefined;
  format: Format;
}>;

/** The drawing of a series: the school, the country, and the band of its own socioeconomic group of each year. Null with fewer than two years to draw: one year is no trend. */
export function trendOf({ figures, indicator }: Series): SubjectTrend | null {
  if (figures.filter(isTrendable).length < 2) return null;
  const school = figures.map((figure) => ({
    x: figure.year,
    value: isTrendable(figure) ? figure.value : null,
    n: figure.n,
    state: missingWords(figure.status) ?? undefined,
  }));
  const national = figures.flatMap((figure) =>
    figure.national === null ? [] : [{ x: figure.year, value: figure.national.mean }],
  );
  const similar = figures.flatMap(({ year, sameGse }) =>
    sameGse === null || sameGse.standardDeviation === null
      ? []
      : [{ x: year, mean: sameGse.mean, spread: sameGse.standardDeviation }],
  );
  const lines: TrendSeries[] = [{ id: "school", label: "este establecimiento", points: school }];
  if (national.length > 0) lines.push({ id: "national", label: "media nacional", points: national });
  return {
    series: lines,
    band: similar.length === 0 ? undefined : { label: "mismo GSE (media ± 1 desv. est.)", points: similar },
    format: (value) => formatFigureValue(value, indicator.unit),
  };
}
