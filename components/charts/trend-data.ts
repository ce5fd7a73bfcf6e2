import { scaleLinear } from "d3-scale";

export type TrendPoint = Readonly<{
  x: number;
  /** Null when there is no figure; `state` then says why. */
  value: number | null;
  n?: number | null;
  /** "sin dato", "dato reservado", "pocos estudiantes". */
  state?: string;
}>;

export type TrendSeries = Readonly<{ id: string; label: string; points: readonly TrendPoint[] }>;

export type TrendBand = Readonly<{
  /** "Escuelas similares (media ± 1 desv. est.)". */
  label: string;
  points: readonly Readonly<{ x: number; mean: number; spread: number }>[];
}>;

export type Format = (value: number) => string;

/** About how many ticks the values have. */
export const TREND_TICKS = 5;

/** The years in use, in order. */
export function trendYears(series: readonly TrendSeries[], band: TrendBand | undefined): readonly number[] {
  const years = [...series.flatMap((line) => line.points), ...(band?.points ?? [])].map((point) => point.x);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** A readable domain around everything drawn; [0, 1] when there is nothing. */
export function trendDomain(
  series: readonly TrendSeries[],
  band: TrendBand | undefined,
): readonly [number, number] {
  const values = [
    ...series.flatMap((line) => line.points.flatMap((point) => point.value ?? [])),
    ...(band?.points ?? []).flatMap((point) => [point.mean - point.spread, point.mean + point.spread]),
  ];
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = low === high ? Math.max(1, Math.abs(low) * 0.05) : (high - low) * 0.08;
  const [start = low, end = high] = scaleLinear()
    .domain([low - margin, high + margin])
    .nice(TREND_TICKS)
    .domain();
  return [start, end];
}

type Trend = Readonly<{ caption: string; series: readonly TrendSeries[]; band: TrendBand | undefined }>;

/** The chart in words, for those who do not see it. */
export function trendSummary({ caption, series, band }: Trend, format: Format): string {
  const lines = series.map((line) => {
    const points = line.points.map((point) =>
      point.value === null ? `${point.x} ${point.state ?? "sin dato"}` : `${point.x} ${format(point.value)}`,
    );
    return `${line.label}: ${points.join(", ")}.`;
  });
  const bandPoints = band?.points.map((p) => `${p.x} ${format(p.mean)} ± ${format(p.spread)}`) ?? [];
  const bandLine = band && bandPoints.length > 0 ? [`${band.label}: ${bandPoints.join(", ")}.`] : [];
  return [`${caption}.`, ...lines, ...bandLine].join(" ");
}

/** What is missing, in words, one line for each series that misses something. */
export function missingNotes(series: readonly TrendSeries[]): readonly string[] {
  return series.flatMap((line) => {
    const missing = line.points.filter((point) => point.value === null);
    if (missing.length === 0) return [];
    const words = missing.map((point) => `${point.x} ${point.state ?? "sin dato"}`).join(", ");
    return [series.length === 1 ? words : `${line.label}: ${words}`];
  });
}
