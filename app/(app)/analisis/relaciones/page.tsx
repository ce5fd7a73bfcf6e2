import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { AnalysisTabs } from "@/components/analysis/analysis-tabs";
import { ResearchRoad } from "@/components/analysis/research-road";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { listIndices } from "@/lib/analysis/queries/indices";
import { getStudyChoices, listRelationRuns } from "@/lib/analysis/queries/relations";
import { listDeletedStudies } from "@/lib/analysis/queries/studies";
import { RELATIONS_JOB } from "@/lib/analysis/schema/relations";
import { requireActor } from "@/lib/auth/queries";
import { countOf } from "@/lib/format/text";
import { AskedJobProgress } from "../_components/asked-job-progress";
import { DeletedStudies } from "../_components/deleted-studies";
import { findAskedJob } from "../asked-job";
import { RelationForm } from "./_components/relation-form";
import { RunTable } from "./_components/run-table";

export const metadata: Metadata = { title: "Relaciones" };

const path = "/analisis/relaciones";

export default async function RelationsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const cursor = readParam(params, "despues");
  const [choices, runs, indices, deleted, job] = await Promise.all([
    found(getStudyChoices(actor)),
    found(listRelationRuns(actor, { cursor })),
    found(listIndices(actor)),
    found(listDeletedStudies(actor, "relation")),
    findAskedJob(actor, params, { kind: RELATIONS_JOB, path }),
  ]);
  return (
    <>
      <ResearchRoad current="relaciones" />
      <PageHeader
        title="Relaciones con IDPS y Simce"
        lead="Si el puntaje de retroalimentación va junto con los resultados: por nivel, año y zona, con su incertidumbre y todas las pruebas a la vista."
      />
      <AnalysisTabs current="relaciones" />
      {job !== null && <AskedJobProgress job={job} title="Cálculo de relaciones" unit="pruebas" />}
      <Section title="Calculadas">
        <RunTable
          caption="Relaciones calculadas, de la más reciente a la más antigua"
          runs={runs.rows}
          indices={indices.rows}
        />
        {(runs.nextCursor !== null || cursor !== undefined) && (
          <Pagination
            summary={countOf(runs.rows.length, "cálculo")}
            newerLabel="Volver al comienzo"
            newerHref={cursor === undefined ? undefined : path}
            olderHref={
              runs.nextCursor === null ? undefined : hrefWith(path, {}, { despues: runs.nextCursor })
            }
          />
        )}
      </Section>
      <DeletedStudies summary="Relaciones borradas" studies={deleted} />
      <Section
        title="Calcular"
        className="no-print"
        lead="Los ajustes de partida son los del estudio: II medio, las tres zonas y los años con cifras."
      >
        <RelationForm choices={choices} indices={indices.rows} />
      </Section>
    </>
  );
}
