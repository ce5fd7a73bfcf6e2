import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { found } from "@/app/(app)/found";
import { batchName } from "@/components/evidence/import-words";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getBatch, listChanges, listRejections } from "@/lib/evidence/queries/imports";
import type { BatchDetail } from "@/lib/evidence/schema/imports";
import { BatchTable } from "../_components/batch-table";
import { BatchState } from "./_components/batch-state";
import { ChangesSection } from "./_components/changes-section";
import { CountsSection } from "./_components/counts-section";
import { DecisionSection } from "./_components/decision-section";
import { PublicationProgress } from "./_components/publication-progress";
import { ReadingSection } from "./_components/reading-section";
import { RejectionsSection } from "./_components/rejections-section";

export const metadata: Metadata = { title: "Carga de un archivo oficial" };

const PAGE_ROWS = 25;

type BatchPageProps = Readonly<{ params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }>;

export default async function BatchPage({ params, searchParams }: BatchPageProps) {
  const [actor, { id }, asked] = await Promise.all([requireActor(), params, searchParams]);
  if (!z.uuid().safeParse(id).success) notFound();
  const batch = await found(getBatch(actor, id));
  const [rejections, changes] = await Promise.all([
    found(listRejections(actor, id, { cursor: readParam(asked, "rechazadas"), limit: PAGE_ROWS })),
    found(listChanges(actor, id, { cursor: readParam(asked, "cambios"), limit: PAGE_ROWS })),
  ]);
  return (
    <>
      <PageHeader
        kicker={<Kicker />}
        title={batchName(batch)}
        lead={<span className="[overflow-wrap:anywhere]">{batch.entryPath ?? batch.fileName}</span>}
        actions={<HeaderActions batch={batch} />}
      />
      <BatchState batch={batch} />
      <PublicationProgress actor={actor} batch={batch} />
      <CountsSection batch={batch} />
      <ReadingSection batch={batch} />
      <RejectionsSection batch={batch} page={rejections} params={asked} />
      {!batch.isExtract && <ChangesSection batch={batch} page={changes} params={asked} />}
      {batch.versions.length > 0 && (
        <Section
          title="Otras versiones de lo mismo"
          lead="La misma familia, nivel y año. Todas quedan legibles."
        >
          <BatchTable
            caption="Otras versiones, de la más reciente a la más antigua"
            captionHidden
            batches={batch.versions}
            empty={null}
          />
        </Section>
      )}
      <DecisionSection batch={batch} />
    </>
  );
}

function Kicker() {
  return (
    <>
      <span className="no-print">
        <TextLink href="/evidencia/cargas">Cargas</TextLink>
      </span>
      <span className="print-only">Acta de carga</span>
    </>
  );
}

function HeaderActions({ batch }: Readonly<{ batch: BatchDetail }>) {
  return (
    <>
      {batch.hasFile && (
        <a href={`/api/imports/batches/${batch.id}/file`} download className={buttonClass()}>
          Descargar el archivo
        </a>
      )}
      <PrintButton />
    </>
  );
}
