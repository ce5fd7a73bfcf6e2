import type { Metadata } from "next";
import { EvidenceTabs } from "@/components/evidence/evidence-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { permitsSomewhere } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { listCodebooks } from "@/lib/evidence/queries/codebooks";
import { listDrafts } from "@/lib/evidence/queries/data-set-drafts";
import { listDataSets } from "@/lib/evidence/queries/data-sets";
import { CodebookSection } from "./_components/codebook-section";
import { DataSetSection } from "./_components/data-set-section";
import { DraftSection } from "./_components/draft-section";
import { WhoSeesAnswers } from "./_components/who-sees-answers";

export const metadata: Metadata = { title: "Datos de estudiantes" };

export default async function DataSetsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const canImport = permitsSomewhere(actor, "dataSet.import");
  return (
    <>
      <EvidenceTabs actor={actor} current="datos" />
      <PageHeader
        title="Datos de estudiantes"
        lead="Respuestas de cuestionarios, una fila por estudiante y sin nombres, para investigación con licencia. Viven aparte de todo lo demás."
        actions={
          canImport && (
            <LinkButton href="/evidencia/datos/nuevo" variant="primary">
              Agregar respuestas
            </LinkButton>
          )
        }
      />
      {canImport || permitsSomewhere(actor, "dataSet.grant") ? (
        <Rooms actor={actor} params={params} canImport={canImport} />
      ) : (
        <EmptyState title="Esta parte es para investigación">
          <p>
            La alcanza quien tiene el rol de investigación y un acceso vigente. Lo da la administración de su
            territorio.
          </p>
        </EmptyState>
      )}
    </>
  );
}

type RoomsProps = Readonly<{ actor: Actor; params: SearchParams; canImport: boolean }>;

async function Rooms({ actor, params, canImport }: RoomsProps) {
  const [dataSets, drafts, codebooks] = await Promise.all([
    listDataSets(actor, { cursor: readParam(params, "despues") }),
    listDrafts(actor),
    listCodebooks(actor),
  ]);
  return (
    <>
      <div className="mb-8">
        <WhoSeesAnswers />
      </div>
      <DraftSection drafts={drafts} />
      <DataSetSection page={dataSets} params={params} canImport={canImport} />
      <CodebookSection codebooks={codebooks.rows} canImport={canImport} />
    </>
  );
}
