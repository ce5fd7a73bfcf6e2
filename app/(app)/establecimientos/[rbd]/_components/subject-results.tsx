import { ChartWithTable } from "@/components/charts/chart-with-table";
import { TrendChart } from "@/components/charts/trend-chart";
import { shortGrade } from "@/lib/evidence/rules";
import type { Series } from "@/lib/evidence/schema";
import { LatestFigure } from "./latest-figure";
import { scoreTable } from "./figure-tables";
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
        {trend && <TrendChart caption={caption} series={trend.series} band={trend.band} format={trend.format} />}
      </ChartWithTable>
    </div>
  );
}
