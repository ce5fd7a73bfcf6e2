import { ChartWithTable } from "@/components/charts/chart-with-table";
import { TrendChart } from "@/components/charts/trend-chart";
import { formatFigureValue, latestReadable, shortGrade } from "@/lib/evidence/rules/figures";
import type { Series } from "@/lib/evidence/schema/figures";
import { joinWords } from "@/lib/format/text";
import { scoreTable } from "./figure-tables";
import { LatestFigure } from "./latest-figure";
import { trendOf } from "./subject-trend";

type SubjectResultsProps = Readonly<{ series: Series; standards: readonly Series[] }>;

/** One subject of a grade: its latest figure in a sentence, its trend beside similar schools, its table. */
export function SubjectResults({ series, standards }: SubjectResultsProps) {
  const { indicator, grade } = series;
  const caption = `${indicator.name}, ${shortGrade(grade)}: puntaje por año`;
  const trend = trendOf(series);
  return (
    <div className="mb-8 max-w-4xl">
      <h4 className="mb-1 text-base font-semibold">{indicator.shortName}</h4>
      <LatestFigure series={series} />
      <ChartWithTable caption={caption} table={scoreTable(series, standards)}>
        {trend ? (
          <TrendChart caption={caption} series={trend.series} band={trend.band} format={trend.format} />
        ) : (
          <p className="text-ink-soft">{withoutTrendWords(series)}</p>
        )}
      </ChartWithTable>
    </div>
  );
}

/** What there is to read instead of a trend: the references of the only published application. */
function withoutTrendWords(series: Series): string {
  const only = latestReadable(series);
  if (!only) return "Sin años con un puntaje que se pueda mostrar.";
  const mean = (name: string, value: number | undefined) =>
    value === undefined ? [] : [`${name} ${formatFigureValue(value, series.indicator.unit)}`];
  const means = [
    ...mean("media de su GSE", only.sameGse?.mean),
    ...mean("media nacional", only.national?.mean),
  ];
  const references = means.length === 0 ? "" : ` En ${only.year}: ${joinWords(means)}.`;
  return `Un solo año con puntaje: todavía no hay tendencia.${references}`;
}
