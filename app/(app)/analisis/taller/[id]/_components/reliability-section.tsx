import { Cautions } from "@/components/analysis/workbench/cautions";
import { coefficient, factorName, intervalWords } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { DotRange } from "@/components/charts/dot-range";
import type { FactorReliability, ReliabilityResult } from "@/lib/analysis/schema/factor-results";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { NotComputed } from "./not-computed";
import { ReliabilitySettings } from "./settings/later-settings";

const threeDecimals = (value: number): string => coefficient(value, 3);

/** How much of each score is signal. */
export function ReliabilitySection({ run }: Readonly<{ run: FactorRunView }>) {
  const reliability = run.results?.reliability ?? null;
  return (
    <NotebookSection
      step="reliability"
      state={run.steps.reliability}
      settings={
        run.isFrozen ? undefined : <ReliabilitySettings runId={run.id} options={run.options.reliability} />
      }
    >
      {reliability === null ? (
        <NotComputed run={run} step="reliability" />
      ) : (
        <Reliability reliability={reliability} />
      )}
    </NotebookSection>
  );
}

function Reliability({ reliability: { factors, warnings } }: Readonly<{ reliability: ReliabilityResult }>) {
  const caption = "Alfa de cada factor con su intervalo de 95%, y omega";
  return (
    <>
      <Cautions warnings={warnings} />
      <ChartWithTable
        caption={caption}
        note="Omega es el total de un factor, con la matriz de Pearson. Las versiones ordinales usan la matriz policórica y describen lo que hay detrás de las categorías, no el puntaje que se calcula."
        table={{
          columns: [
            { header: "Factor" },
            { header: "Ítems", align: "end" },
            { header: "n", align: "end" },
            { header: "Alfa", align: "end" },
            { header: "IC 95% (Feldt)", align: "end" },
            { header: "IC 95% (remuestreo)", align: "end" },
            { header: "Alfa estandarizado", align: "end" },
            { header: "Omega", align: "end" },
            { header: "Alfa ordinal", align: "end" },
            { header: "Omega ordinal", align: "end" },
          ],
          rows: factors.map((one) => [
            factorName(one.factor),
            formatNumber(one.variables.length),
            formatNumber(one.n),
            coefficient(one.alpha, 3),
            intervalWords(one.alphaFeldt95, 3),
            intervalWords(one.alphaBootstrap95, 3),
            coefficient(one.standardisedAlpha, 3),
            coefficient(one.omega, 3),
            coefficient(one.ordinalAlpha, 3),
            coefficient(one.ordinalOmega, 3),
          ]),
        }}
      >
        <DotRange
          caption={caption}
          domain={[Math.min(0.4, ...factors.map(({ alphaFeldt95 }) => Math.max(0, alphaFeldt95[0]))), 1]}
          valueLabel="Alfa"
          rangeLabel="Intervalo de 95%"
          referenceLabel="Omega"
          format={threeDecimals}
          rows={factors.map(rangeRow)}
        />
      </ChartWithTable>
      {factors.map((factor) => (
        <ItemsOf key={factor.factor} reliability={factor} />
      ))}
    </>
  );
}

function rangeRow({ factor, variables, alpha, alphaFeldt95, alphaBootstrap95, omega, n }: FactorReliability) {
  const [low, high] = alphaBootstrap95 ?? alphaFeldt95;
  return {
    id: String(factor),
    label: `${factorName(factor)}, ${countOf(variables.length, "ítem", "ítems")}`,
    value: alpha,
    low,
    high,
    reference: omega ?? undefined,
    note: `n ${formatNumber(n)}`,
  };
}

function ItemsOf({ reliability: { factor, items, alpha } }: Readonly<{ reliability: FactorReliability }>) {
  const caption = `${factorName(factor)}: correlación de cada ítem con el resto`;
  return (
    <ChartWithTable
      caption={caption}
      note={`Alfa del factor: ${threeDecimals(alpha)}. Un ítem bajo 0,30 dice otra cosa que los demás.`}
      table={{
        columns: [
          { header: "Ítem" },
          { header: "Media", align: "end" },
          { header: "Desv. est.", align: "end" },
          { header: "Con el resto", align: "end" },
          { header: "Alfa sin el ítem", align: "end" },
        ],
        rows: items.map(({ variable, mean, sd, itemRest, alphaIfDropped }) => [
          variable,
          coefficient(mean),
          coefficient(sd),
          coefficient(itemRest),
          coefficient(alphaIfDropped, 3),
        ]),
      }}
    >
      <DotRange
        caption={caption}
        domain={[Math.min(0, ...items.map(({ itemRest }) => itemRest)), 1]}
        valueLabel="Con el resto"
        referenceLabel="0,30"
        format={coefficient}
        rows={items.map(({ variable, itemRest }) => ({
          id: variable,
          label: variable,
          value: itemRest,
          reference: 0.3,
        }))}
      />
    </ChartWithTable>
  );
}
