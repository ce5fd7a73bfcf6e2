import { Cautions } from "@/components/analysis/workbench/cautions";
import { coefficient, factorName } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { CaterpillarPlot } from "@/components/charts/caterpillar-plot";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { DataTable, type Column } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import type { AggregationResult, FactorAggregation } from "@/lib/analysis/schema/factor-results";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { formatNumber, formatShare } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { NotComputed } from "./not-computed";
import { AggregationSettings } from "./settings/later-settings";

const verdicts: Readonly<
  Record<FactorAggregation["verdict"], { readonly tone: StatusTone; readonly word: string }>
> = {
  good: { tone: "done", word: "Promedios confiables" },
  tolerable: { tone: "attention", word: "Tolerable" },
  low: { tone: "bad", word: "Poco confiables" },
};

/** Whether the mean of a school says something, and how its means spread. */
export function AggregationSection({ run }: Readonly<{ run: FactorRunView }>) {
  const aggregation = run.results?.aggregation ?? null;
  return (
    <NotebookSection
      step="aggregation"
      state={run.steps.aggregation}
      settings={
        run.isFrozen ? undefined : <AggregationSettings runId={run.id} options={run.options.aggregation} />
      }
    >
      {aggregation === null ? (
        <NotComputed run={run} step="aggregation" />
      ) : (
        <Aggregation aggregation={aggregation} />
      )}
    </NotebookSection>
  );
}

const columns: readonly [Column<FactorAggregation>, ...Column<FactorAggregation>[]] = [
  { key: "factor", header: "Factor", cell: ({ factor }) => factorName(factor) },
  { key: "grupos", header: "Grupos", align: "end", cell: ({ groups }) => formatNumber(groups) },
  {
    key: "tamano",
    header: "Tamaño (media armónica)",
    align: "end",
    cell: (one) => coefficient(one.harmonicSize, 1),
  },
  { key: "icc1", header: "ICC(1)", align: "end", cell: ({ icc1 }) => coefficient(icc1, 3) },
  { key: "icc2", header: "ICC(2)", align: "end", cell: ({ icc2 }) => coefficient(icc2, 3) },
  { key: "rwg", header: "rwg(j), mediana", align: "end", cell: ({ rwgMedian }) => coefficient(rwgMedian) },
  {
    key: "rwg70",
    header: "rwg(j) desde 0,70",
    align: "end",
    cell: ({ shareRwgOver70 }) => (shareRwgOver70 === null ? "sin dato" : formatShare(shareRwgOver70)),
  },
  {
    key: "juicio",
    header: "Se puede promediar",
    cell: ({ verdict }) => <StatusMark tone={verdicts[verdict].tone}>{verdicts[verdict].word}</StatusMark>,
  },
];

function Aggregation({ aggregation }: Readonly<{ aggregation: AggregationResult }>) {
  const { by, minimumCell, factors, warnings } = aggregation;
  const unit = by === "school" ? "establecimiento" : "establecimiento y grado";
  return (
    <>
      <Cautions warnings={warnings} />
      <DataTable
        caption={`Acuerdo por ${unit}. Se espera ICC(1) desde 0,05, ICC(2) desde 0,70 (0,50 tolerable) y rwg(j) desde 0,70`}
        columns={columns}
        rows={factors}
        rowKey={({ factor }) => String(factor)}
        empty={null}
      />
      <div className="mt-8">
        {factors.map((factor) => (
          <Means key={factor.factor} aggregation={factor} unit={unit} minimumCell={minimumCell} />
        ))}
      </div>
    </>
  );
}

type MeansProps = Readonly<{ aggregation: FactorAggregation; unit: string; minimumCell: number }>;

function Means({ aggregation, unit, minimumCell }: MeansProps) {
  const { factor, means, grandMean, hiddenGroups, groupsShown } = aggregation;
  const caption = `${factorName(factor)}: promedio por ${unit}, de menor a mayor, sin nombres`;
  return (
    <ChartWithTable
      caption={caption}
      note={`${countOf(groupsShown, "grupo")} de ${formatNumber(minimumCell)} estudiantes o más. ${hiddenWords(hiddenGroups)} La línea es la media general, ${coefficient(grandMean)}; la barra, el intervalo de 95% de cada promedio.`}
      table={{
        columns: [
          { header: "Lugar" },
          { header: "n", align: "end" },
          { header: "Promedio", align: "end" },
          { header: "Acercado al general", align: "end" },
          { header: "Desde", align: "end" },
          { header: "Hasta", align: "end" },
        ],
        rows: means.map(({ n, mean, shrunken, low, high }, place) => [
          `${place + 1}`,
          formatNumber(n),
          coefficient(mean),
          coefficient(shrunken),
          coefficient(low),
          coefficient(high),
        ]),
      }}
    >
      <CaterpillarPlot caption={caption} means={means} reference={grandMean} />
    </ChartWithTable>
  );
}

function hiddenWords(hidden: number): string {
  return hidden === 0 ? "" : `${countOf(hidden, "grupo")} de menos, que no se muestran.`;
}
