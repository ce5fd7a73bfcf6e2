import { Cautions } from "@/components/analysis/workbench/cautions";
import { coefficient } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { CorrelationHeatMap } from "@/components/charts/correlation-heat-map";
import type { CorrelationKind } from "@/lib/analysis/schema/factor-options";
import type { MatrixResult } from "@/lib/analysis/schema/factor-results";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { NotComputed } from "./not-computed";
import { MatrixSettings } from "./settings/matrix-settings";

const kindWords: Readonly<Record<CorrelationKind, string>> = {
  polychoric: "Correlaciones policóricas",
  pearson: "Correlaciones de Pearson",
};

/** How the items go together. */
export function MatrixSection({ run }: Readonly<{ run: FactorRunView }>) {
  const matrix = run.results?.matrix ?? null;
  return (
    <NotebookSection
      step="matrix"
      state={run.steps.matrix}
      settings={run.isFrozen ? undefined : <MatrixSettings runId={run.id} options={run.options.matrix} />}
    >
      {matrix === null ? <NotComputed run={run} step="matrix" /> : <Matrix matrix={matrix} />}
    </NotebookSection>
  );
}

function Matrix({ matrix }: Readonly<{ matrix: MatrixResult }>) {
  const { correlation, variables, r, n } = matrix;
  const caption = `${kindWords[correlation]} entre ${countOf(variables.length, "ítem", "ítems")}, n ${formatNumber(n)}`;
  return (
    <>
      <Cautions warnings={matrix.warnings} />
      <ChartWithTable
        caption={caption}
        note={noteOf(matrix)}
        table={{
          columns: [
            { header: "Ítem" },
            ...variables.map((variable) => ({ header: variable, align: "end" as const })),
          ],
          rows: variables.map((variable, row) => [
            variable,
            ...variables.map((_, column) => coefficient(r[row]?.[column] ?? null)),
          ]),
        }}
      >
        <CorrelationHeatMap caption={caption} labels={variables} values={r} />
      </ChartWithTable>
    </>
  );
}

/** What the warnings above do not say. */
function noteOf({ leastPairN, largestDifference, wasSmoothed, smallestEigenvalue }: MatrixResult): string {
  return [
    `El par con menos respuestas tiene ${formatNumber(leastPairN)}.`,
    largestDifference === null
      ? null
      : `La mayor diferencia con Pearson es ${coefficient(largestDifference)}.`,
    wasSmoothed ? null : `El menor autovalor es ${coefficient(smallestEigenvalue)}: no hubo que suavizar.`,
  ]
    .filter((part) => part !== null)
    .join(" ");
}
