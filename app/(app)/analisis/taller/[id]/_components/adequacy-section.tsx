import { Cautions } from "@/components/analysis/workbench/cautions";
import { coefficient, probability } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { DotRange } from "@/components/charts/dot-range";
import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import type { AdequacyResult } from "@/lib/analysis/schema/factor-results";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { formatNumber } from "@/lib/format/numbers";
import { NotComputed } from "./not-computed";

const verdicts: Readonly<
  Record<AdequacyResult["verdict"], { readonly tone: StatusTone; readonly word: string }>
> = {
  good: { tone: "done", word: "Se puede factorizar" },
  middling: { tone: "attention", word: "Se puede, con cuidado" },
  poor: { tone: "bad", word: "No conviene seguir" },
};

/** Whether the matrix is worth factoring. */
export function AdequacySection({ run }: Readonly<{ run: FactorRunView }>) {
  const adequacy = run.results?.adequacy ?? null;
  return (
    <NotebookSection step="adequacy" state={run.steps.adequacy}>
      {adequacy === null ? <NotComputed run={run} step="adequacy" /> : <Adequacy adequacy={adequacy} />}
    </NotebookSection>
  );
}

function Adequacy({ adequacy }: Readonly<{ adequacy: AdequacyResult }>) {
  const { kmo, verdict, items, bartlett, determinant } = adequacy;
  const { tone, word } = verdicts[verdict];
  const caption = "Adecuación de cada ítem (MSA)";
  return (
    <>
      <Cautions warnings={adequacy.warnings} />
      <p className="mb-6 max-w-measure">
        KMO <strong className="tabular-nums">{coefficient(kmo)}</strong>{" "}
        <StatusMark tone={tone}>{word}</StatusMark>
        <br />
        Bartlett: χ² {formatNumber(bartlett.chiSquare)}, {formatNumber(bartlett.df)} gl, p{" "}
        {probability(bartlett.p)}. Determinante {smallNumber(determinant)}.
      </p>
      <ChartWithTable
        caption={caption}
        note="El rombo está en 0,50: bajo él conviene quitar el ítem."
        table={{
          columns: [{ header: "Ítem" }, { header: "MSA", align: "end" }, { header: "Revisar" }],
          rows: items.map(({ variable, msa, isLow }) => [variable, coefficient(msa), isLow ? "bajo" : "no"]),
        }}
      >
        <DotRange
          caption={caption}
          domain={[0, 1]}
          valueLabel="MSA del ítem"
          referenceLabel="0,50"
          format={coefficient}
          rows={items.map(({ variable, msa, isLow }) => ({
            id: variable,
            label: variable,
            value: msa,
            reference: 0.5,
            note: isLow ? "bajo" : undefined,
          }))}
        />
      </ChartWithTable>
    </>
  );
}

const LEAST_PLAIN = 0.001;

function smallNumber(value: number): string {
  if (Math.abs(value) >= LEAST_PLAIN || value === 0) return coefficient(value, 3);
  const power = Math.floor(Math.log10(Math.abs(value)));
  return `${coefficient(value / 10 ** power)} × 10 elevado a ${formatNumber(power)}`;
}
