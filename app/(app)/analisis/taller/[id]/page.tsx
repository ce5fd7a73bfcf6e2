import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { found } from "@/app/(app)/found";
import { ResearchRoad } from "@/components/analysis/research-road";
import { SyntheticNotice } from "@/components/analysis/workbench/synthetic-notice";
import { WhoSeesRun } from "@/components/analysis/workbench/who-sees-run";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { TextLink } from "@/components/ui/text-link";
import { getFactorRun } from "@/lib/analysis/queries/factors";
import { requireActor } from "@/lib/auth/queries";
import { describeDataSet } from "@/lib/evidence/queries/data-set-answers";
import { countOf } from "@/lib/format/text";
import { DocumentSection } from "../_components/document-section";
import { AdequacySection } from "./_components/adequacy-section";
import { AggregationSection } from "./_components/aggregation-section";
import { AuditSection } from "./_components/audit-section";
import { DataSection } from "./_components/data-section";
import { IndexSection } from "./_components/index-section";
import { ItemsSection } from "./_components/items-section";
import { KeepSection } from "./_components/keep-section";
import { MatrixSection } from "./_components/matrix-section";
import { NumberSection } from "./_components/number-section";
import { ReliabilitySection } from "./_components/reliability-section";
import { ReplicationSection } from "./_components/replication-section";
import { RunProgress } from "./_components/run-progress";
import { ScoresSection } from "./_components/scores-section";
import { SolutionSection } from "./_components/solution-section";
import { StepList } from "./_components/step-list";

export const metadata: Metadata = { title: "Análisis factorial" };

export default async function RunPage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  if (!z.uuid().safeParse(id).success) notFound();
  const run = await found(getFactorRun(actor, id));
  const { groupings } = await found(describeDataSet(actor, run.dataSetId));
  return (
    <>
      <ResearchRoad current="indice" />
      <PageHeader
        kicker={<TextLink href="/analisis/taller">Taller de análisis</TextLink>}
        title={run.name}
        lead={`${run.dataSetName} · ${countOf(run.dataSet.respondentCount, "estudiante")}`}
        actions={
          <>
            <LinkButton href={`/analisis/taller/nuevo?datos=${run.dataSetId}&desde=${run.id}`}>
              Comenzar otro con estos ajustes
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <SyntheticNotice isSynthetic={run.isSynthetic} />
      <WhoSeesRun minimumCell={run.dataSet.minimumCell} />
      <RunProgress actor={actor} run={run} />
      <StepList steps={run.steps} />
      <DataSection run={run} />
      <ItemsSection run={run} groupings={groupings} />
      <AuditSection run={run} />
      <MatrixSection run={run} />
      <AdequacySection run={run} />
      <NumberSection run={run} />
      <SolutionSection run={run} />
      <ReliabilitySection run={run} />
      <ReplicationSection run={run} />
      <ScoresSection run={run} />
      <AggregationSection run={run} />
      <IndexSection run={run} />
      {run.results !== null && (
        <DocumentSection
          runId={run.id}
          isCurrent={Object.values(run.steps).every((state) => state === "current")}
        />
      )}
      <KeepSection run={run} />
    </>
  );
}
