import { coefficient } from "@/components/analysis/workbench/figures";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { Histogram } from "@/components/charts/histogram";
import { barsOf } from "@/components/charts/histogram-bars";
import type { IndexView, SchoolScoreView } from "@/lib/analysis/schema/indices";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

/** How the scores of the schools spread, with the students behind each stretch. */
export function ScoreSpread({ index: { scores } }: Readonly<{ index: IndexView }>) {
  const isOn100 = scores.every(({ mean100 }) => mean100 !== null);
  const valueOf = ({ mean, mean100 }: SchoolScoreView) => (isOn100 ? (mean100 ?? mean) : mean);
  const bars = barsOf(scores.map(valueOf));
  const caption = isOn100
    ? "Promedios del índice, de 0 a 100: cuántos grupos en cada tramo"
    : "Promedios del índice: cuántos grupos en cada tramo";
  const within = (from: number, to: number) =>
    scores.filter((score) => valueOf(score) >= from && valueOf(score) < to);
  const figure = (value: number) => coefficient(value, isOn100 ? 1 : 2);
  return (
    <ChartWithTable
      caption={caption}
      note={`${countOf(scores.length, "grupo")}, ${countOf(studentsOf(scores), "estudiante")}.`}
      table={{
        columns: [
          { header: "Promedio" },
          { header: "Grupos", align: "end" },
          { header: "Estudiantes", align: "end" },
        ],
        rows: bars.map(({ from, to, count }, at) => [
          `de ${figure(from)} a ${figure(to)}`,
          formatNumber(count ?? 0),
          formatNumber(studentsOf(within(from, at === bars.length - 1 ? Number.POSITIVE_INFINITY : to))),
        ]),
      }}
    >
      <Histogram caption={caption} bars={bars} unit="Grupos" hiddenLabel="no se muestra" format={figure} />
    </ChartWithTable>
  );
}

function studentsOf(scores: readonly SchoolScoreView[]): number {
  return scores.reduce((sum, { n }) => sum + n, 0);
}
