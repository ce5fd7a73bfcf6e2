import { Cautions } from "@/components/analysis/workbench/cautions";
import { coefficient, factorName, hiddenOr } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { choiceLabel, scoringChoices } from "@/components/analysis/workbench/solution-choices";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { Histogram } from "@/components/charts/histogram";
import { DataTable } from "@/components/ui/data-table";
import type { ScoresResult, ScoreSpread } from "@/lib/analysis/schema/factor-results";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { formatNumber } from "@/lib/format/numbers";
import { NotComputed } from "./not-computed";
import { ScoresSettings } from "./settings/later-settings";

/** The score of each student on each factor, as a spread and never one by one. */
export function ScoresSection({ run }: Readonly<{ run: FactorRunView }>) {
  const scores = run.results?.scores ?? null;
  return (
    <NotebookSection
      step="scores"
      state={run.steps.scores}
      settings={run.isFrozen ? undefined : <ScoresSettings runId={run.id} options={run.options.scores} />}
    >
      {scores === null ? <NotComputed run={run} step="scores" /> : <Scores scores={scores} />}
    </NotebookSection>
  );
}

function Scores({ scores }: Readonly<{ scores: ScoresResult }>) {
  const { method, range, factors, correlations } = scores;
  return (
    <>
      <Cautions warnings={scores.warnings} />
      <p className="mb-6 max-w-measure">
        {choiceLabel(scoringChoices, method)}
        {range === null
          ? ", en desviaciones estándar."
          : `, en la escala de las respuestas: de ${coefficient(range.lowest, 0)} a ${coefficient(range.highest, 0)}.`}
      </p>
      <DataTable
        caption="Puntajes de los factores y cuánto se parecen el promedio y el puntaje de regresión"
        columns={[
          { key: "factor", header: "Factor", cell: ({ factor }) => factorName(factor) },
          { key: "n", header: "Estudiantes", align: "end", cell: ({ n }) => formatNumber(n) },
          { key: "media", header: "Media", align: "end", cell: ({ mean }) => coefficient(mean) },
          { key: "desviacion", header: "Desv. est.", align: "end", cell: ({ sd }) => coefficient(sd) },
          {
            key: "acuerdo",
            header: "Promedio con regresión",
            align: "end",
            cell: ({ agreement }) => coefficient(agreement, 3),
          },
          ...factors.map(({ factor: other }, column) => ({
            key: `r-${other}`,
            header: `r con ${factorName(other)}`,
            align: "end" as const,
            cell: ({ factor }: ScoreSpread) =>
              coefficient(correlations[factors.findIndex((one) => one.factor === factor)]?.[column] ?? null),
          })),
        ]}
        rows={factors}
        rowKey={({ factor }) => String(factor)}
        empty={null}
      />
      <div className="mt-8">
        {factors.map((spread) => (
          <Spread key={spread.factor} spread={spread} />
        ))}
      </div>
    </>
  );
}

function Spread({ spread: { factor, bars, n } }: Readonly<{ spread: ScoreSpread }>) {
  const caption = `${factorName(factor)}: cuántos estudiantes en cada tramo, n ${formatNumber(n)}`;
  const labelOf = (from: number, to: number) => `${coefficient(from)} a ${coefficient(to)}`;
  return (
    <ChartWithTable
      caption={caption}
      note="«No se muestra»: menos estudiantes que la celda mínima, o permitiría deducirlo."
      table={{
        columns: [{ header: "Tramo" }, { header: "Estudiantes", align: "end" }],
        rows: bars.map(({ from, to, count }) => [labelOf(from, to), hiddenOr(count)]),
      }}
    >
      <Histogram
        caption={caption}
        bars={bars}
        unit="estudiantes"
        hiddenLabel="menos que la celda mínima: no se muestra"
      />
    </ChartWithTable>
  );
}
