import { Cautions } from "@/components/analysis/workbench/cautions";
import { coefficient, factorName } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { DotRange } from "@/components/charts/dot-range";
import { StatusMark } from "@/components/ui/status-mark";
import type { ReplicationResult } from "@/lib/analysis/schema/factor-results";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { formatNumber } from "@/lib/format/numbers";
import { NotComputed } from "./not-computed";
import { ReplicationSettings } from "./settings/later-settings";

/** Whether the factors come out again in another half of the students. */
export function ReplicationSection({ run }: Readonly<{ run: FactorRunView }>) {
  const replication = run.results?.replication ?? null;
  return (
    <NotebookSection
      step="replication"
      state={run.steps.replication}
      settings={
        run.isFrozen ? undefined : <ReplicationSettings runId={run.id} options={run.options.replication} />
      }
    >
      {replication === null ? (
        <NotComputed run={run} step="replication" />
      ) : (
        <Replication
          replication={replication}
          threshold={(run.computedOptions ?? run.options).replication.congruence}
        />
      )}
    </NotebookSection>
  );
}

const LOWEST_SHOWN = 0.7;

type ReplicationProps = Readonly<{ replication: ReplicationResult; threshold: number }>;

function Replication({ replication, threshold }: ReplicationProps) {
  const { congruence, passes, sizes, splitBy, warnings } = replication;
  const caption = "Congruencia de cada factor entre las dos mitades";
  const [first, second] = sizes;
  return (
    <>
      <Cautions warnings={warnings} />
      <p className="mb-6 max-w-measure">
        <StatusMark tone={passes ? "done" : "attention"}>
          {passes ? "La estructura se repite" : "La estructura no se repite del todo"}
        </StatusMark>
        . Mitades por{" "}
        {splitBy === "school" ? "establecimiento" : "estudiante, porque no hay establecimientos"}:{" "}
        {formatNumber(first)} y {formatNumber(second)} estudiantes.
      </p>
      <ChartWithTable
        caption={caption}
        note={`El rombo está en ${coefficient(threshold)}.`}
        table={{
          columns: [{ header: "Factor" }, { header: "Congruencia", align: "end" }],
          rows: congruence.map((value, factor) => [factorName(factor), coefficient(value, 3)]),
        }}
      >
        <DotRange
          caption={caption}
          domain={[Math.min(LOWEST_SHOWN, ...congruence), 1]}
          valueLabel="Congruencia"
          referenceLabel="Desde aquí es el mismo factor"
          format={coefficient}
          rows={congruence.map((value, factor) => ({
            id: factorName(factor),
            label: factorName(factor),
            value,
            reference: threshold,
          }))}
        />
      </ChartWithTable>
    </>
  );
}
