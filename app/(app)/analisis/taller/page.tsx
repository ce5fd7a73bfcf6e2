import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { found } from "@/app/(app)/found";
import { AnalysisTabs } from "@/components/analysis/analysis-tabs";
import { ResearchRoad } from "@/components/analysis/research-road";
import { WhoSeesRun } from "@/components/analysis/workbench/who-sees-run";
import { PageHeader } from "@/components/ui/page-header";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { permitsSomewhere } from "@/lib/access/policy";
import { listDeletedFactorRuns, listFactorRuns } from "@/lib/analysis/queries/factors";
import { listIndices } from "@/lib/analysis/queries/indices";
import { requireActor } from "@/lib/auth/queries";
import { listDataSets } from "@/lib/evidence/queries/data-sets";
import { DataSetChoice } from "./_components/data-set-choice";
import { DeletedRuns } from "./_components/deleted-runs";
import { IndexTable } from "./_components/index-table";
import { RunTable } from "./_components/run-table";

export const metadata: Metadata = { title: "Taller de análisis" };

export default async function WorkbenchPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  if (!permitsSomewhere(actor, "analysis.relate")) notFound();
  const cursor = readParam(params, "despues");
  const [runs, deleted, indices, dataSets] = await Promise.all([
    found(listFactorRuns(actor, { cursor })),
    found(listDeletedFactorRuns(actor)),
    found(listIndices(actor)),
    found(listDataSets(actor)),
  ]);
  const reached = dataSets.rows.filter(({ access }) => access !== null);
  return (
    <>
      <ResearchRoad current="indice" />
      <PageHeader
        title="Taller de análisis"
        lead="De las respuestas de estudiantes a un índice que se puede defender: cada paso dice qué hace, por qué y con qué ajustes."
      />
      <AnalysisTabs current="taller" />
      <WhoSeesRun />
      <DataSetChoice dataSets={reached} />
      <RunTable runs={runs} cursor={cursor} />
      <DeletedRuns runs={deleted} />
      <IndexTable indices={indices.rows} />
    </>
  );
}
