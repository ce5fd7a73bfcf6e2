import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { AnalysisTabs } from "@/components/analysis/analysis-tabs";
import { ResearchRoad } from "@/components/analysis/research-road";
import { WhoSeesResearch } from "@/components/analysis/who-sees-research";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { listCaseSelections } from "@/lib/analysis/queries/cases";
import { listIndices } from "@/lib/analysis/queries/indices";
import { getStudyChoices } from "@/lib/analysis/queries/relations";
import { listDeletedStudies } from "@/lib/analysis/queries/studies";
import { CASES_JOB } from "@/lib/analysis/schema/cases";
import { requireActor } from "@/lib/auth/queries";
import { countOf } from "@/lib/format/text";
import { AskedJobProgress } from "../_components/asked-job-progress";
import { DeletedStudies } from "../_components/deleted-studies";
import { findAskedJob } from "../asked-job";
import { CaseForm } from "./_components/case-form";
import { SelectionTable } from "./_components/selection-table";

export const metadata: Metadata = { title: "Casos" };

const path = "/analisis/casos";

export default async function CasesPage({ searchParams }: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const cursor = readParam(params, "despues");
  const [choices, selections, indices, deleted, job] = await Promise.all([
    found(getStudyChoices(actor)),
    found(listCaseSelections(actor, { cursor })),
    found(listIndices(actor)),
    found(listDeletedStudies(actor, "case")),
    findAskedJob(actor, params, { kind: CASES_JOB, path }),
  ]);
  return (
    <>
      <ResearchRoad current="casos" />
      <PageHeader
        title="Casos para el trabajo de campo"
        lead="Tres establecimientos por zona donde la retroalimentación y los resultados van juntos, o van al revés. Cada uno con su motivo, sus reservas y su estabilidad."
      />
      <AnalysisTabs current="casos" />
      <WhoSeesResearch />
      {job !== null && <AskedJobProgress job={job} title="Selección de casos" />}
      <Section title="Selecciones">
        <SelectionTable
          caption="Selecciones de casos, de la más reciente a la más antigua"
          selections={selections.rows}
          indices={indices.rows}
        />
        {(selections.nextCursor !== null || cursor !== undefined) && (
          <Pagination
            summary={countOf(selections.rows.length, "selección", "selecciones")}
            newerLabel="Volver al comienzo"
            newerHref={cursor === undefined ? undefined : path}
            olderHref={
              selections.nextCursor === null
                ? undefined
                : hrefWith(path, {}, { despues: selections.nextCursor })
            }
          />
        )}
      </Section>
      <DeletedStudies summary="Selecciones borradas" studies={deleted} />
      <Section
        title="Seleccionar"
        className="no-print"
        lead="El mismo cálculo con la misma semilla da la misma lista. Elegir otros ajustes hasta que salga una escuela es una decisión que queda a la vista."
      >
        <CaseForm choices={choices} indices={indices.rows} />
      </Section>
    </>
  );
}
