import { Cautions } from "@/components/analysis/workbench/cautions";
import { coefficient } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { ScreePlot } from "@/components/charts/scree-plot";
import { DataTable, type Column } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { FactorOptions } from "@/lib/analysis/schema/factor-options";
import type { NeighbourFit, NumberResult } from "@/lib/analysis/schema/factor-results";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { NotComputed } from "./not-computed";
import { NumberSettings } from "./settings/number-settings";

/** How many factors, by what rule, and what one more or one fewer would give. */
export function NumberSection({ run }: Readonly<{ run: FactorRunView }>) {
  const number = run.results?.number ?? null;
  const basis = (run.computedOptions ?? run.options).number.basis;
  return (
    <NotebookSection
      step="number"
      state={run.steps.number}
      settings={run.isFrozen ? undefined : <NumberSettings runId={run.id} options={run.options.number} />}
    >
      {number === null ? (
        <NotComputed run={run} step="number" />
      ) : (
        <FactorNumber number={number} basis={basis} />
      )}
    </NotebookSection>
  );
}

type FactorNumberProps = Readonly<{ number: NumberResult; basis: FactorOptions["number"]["basis"] }>;

function FactorNumber({ number, basis }: FactorNumberProps) {
  const { observed, mean, band } = number[basis];
  const suggested = basis === "components" ? number.suggestedComponents : number.suggestedFactors;
  const percentile = formatNumber(number.quantile * 100);
  const caption = `Autovalores y lo que daría el azar (${countOf(number.draws, "muestra")})`;
  return (
    <>
      <Cautions warnings={number.warnings} />
      <Verdicts number={number} />
      <ChartWithTable
        caption={caption}
        note={`La banda va de la media al percentil ${percentile} de datos sin estructura. Cuentan los primeros que quedan sobre ella.`}
        table={{
          columns: [
            { header: "Lugar" },
            { header: "Autovalor", align: "end" },
            { header: "Azar, media", align: "end" },
            { header: `Azar, percentil ${percentile}`, align: "end" },
            { header: "MAP", align: "end" },
          ],
          rows: observed.map((value, index) => [
            `${index + 1}`,
            coefficient(value, 3),
            coefficient(mean[index] ?? null, 3),
            coefficient(band[index] ?? null, 3),
            coefficient(number.map.squared[index + 1] ?? null, 4),
          ]),
        }}
      >
        <ScreePlot
          caption={caption}
          eigenvalues={observed}
          band={{ label: `al azar: de la media al percentil ${percentile}`, mean, high: band }}
          suggested={suggested}
        />
      </ChartWithTable>
      <Neighbours number={number} />
    </>
  );
}

function Verdicts({ number }: Readonly<{ number: NumberResult }>) {
  const { chosen, chosenBy, suggestedComponents, suggestedFactors, map, kaiser } = number;
  const isOne = chosen === 1;
  return (
    <p className="mb-6 max-w-measure">
      {isOne ? "Se usa " : "Se usan "}
      <strong>{countOf(chosen, "factor")}</strong>,{" "}
      {chosenBy === "researcher"
        ? "por decisión de quien investiga"
        : `${isOne ? "el" : "los"} que sugiere el análisis paralelo`}
      . Análisis paralelo: {formatNumber(suggestedComponents)} con la matriz completa,{" "}
      {formatNumber(suggestedFactors)} con la reducida. MAP: {formatNumber(map.suggested)}
      {map.suggestedFourth === map.suggested
        ? ""
        : ` (${formatNumber(map.suggestedFourth)} en su forma de 2000)`}
      . Autovalores sobre 1: {formatNumber(kaiser)}, solo como información.
    </p>
  );
}

function Neighbours({ number }: Readonly<{ number: NumberResult }>) {
  const columns: readonly [Column<NeighbourFit>, ...Column<NeighbourFit>[]] = [
    {
      key: "factores",
      header: "Solución con",
      cell: ({ factors }) => (factors === number.chosen ? `${factors}, la elegida` : formatNumber(factors)),
    },
    { key: "rmsr", header: "RMSR", align: "end", cell: ({ rmsr }) => coefficient(rmsr, 3) },
    { key: "rmsea", header: "RMSEA", align: "end", cell: ({ rmsea }) => coefficient(rmsea, 3) },
    { key: "tli", header: "TLI", align: "end", cell: ({ tli }) => coefficient(tli, 3) },
    { key: "bic", header: "BIC", align: "end", cell: ({ bic }) => coefficient(bic, 0) },
    {
      key: "residuo",
      header: "Mayor residuo",
      align: "end",
      cell: ({ largestResidual }) => coefficient(largestResidual),
    },
    {
      key: "residuos",
      header: "Residuos sobre 0,10",
      align: "end",
      cell: ({ residualsOver10 }) => formatNumber(residualsOver10),
    },
    {
      key: "debiles",
      header: "Factores con pocos ítems",
      align: "end",
      cell: ({ weakFactors }) => formatNumber(weakFactors),
    },
    { key: "aviso", header: "Aviso", cell: neighbourState },
  ];
  return (
    <DataTable
      caption="La solución elegida, con un factor menos y con uno más"
      columns={columns}
      rows={number.neighbours}
      rowKey={({ factors }) => String(factors)}
      empty={null}
    />
  );
}

function neighbourState({ converged, heywood, weakFactors }: NeighbourFit) {
  if (!converged) return <StatusMark tone="bad">No converge</StatusMark>;
  if (heywood.length > 0)
    return <StatusMark tone="attention">{`Caso Heywood: ${heywood.join(", ")}`}</StatusMark>;
  if (weakFactors > 0) return <StatusMark tone="attention">Factor con pocos ítems</StatusMark>;
  return <StatusMark tone="done">Sin problemas</StatusMark>;
}
