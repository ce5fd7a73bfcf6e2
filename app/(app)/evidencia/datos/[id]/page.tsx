import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getDataSet } from "@/lib/evidence/queries/data-sets";
import type { DataSetSheet } from "@/lib/evidence/schema/data-sets";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { accessWords, applicationWords, studentsWords } from "../_components/data-set-words";
import { Rejections } from "../_components/rejections";
import { SyntheticBadge } from "../_components/synthetic-badge";
import { WhoSeesAnswers } from "../_components/who-sees-answers";
import { AccessSection } from "./_components/access-section";
import { DeleteSection } from "./_components/delete-section";
import { ItemSection } from "./_components/item-section";

export const metadata: Metadata = { title: "Conjunto de datos" };

type DataSetPageProps = Readonly<{ params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }>;

export default async function DataSetPage({ params, searchParams }: DataSetPageProps) {
  const [actor, { id }, query] = await Promise.all([requireActor(), params, searchParams]);
  const dataSet = await found(getDataSet(actor, id));
  return (
    <>
      <PageHeader
        kicker={<TextLink href="/evidencia/datos">Datos de estudiantes</TextLink>}
        title={dataSet.name}
        lead={
          <>
            {applicationWords(dataSet)} · {studentsWords(dataSet.respondentCount)}{" "}
            <SyntheticBadge isSynthetic={dataSet.isSynthetic} />
          </>
        }
        actions={<PrintButton />}
      />
      {dataSet.deletedAt === null && (
        <div className="mb-8">
          <WhoSeesAnswers />
        </div>
      )}
      {dataSet.deletedAt !== null && <Deleted dataSet={dataSet} deletedAt={dataSet.deletedAt} />}
      <Facts dataSet={dataSet} />
      {dataSet.access !== null && <ItemSection actor={actor} dataSet={dataSet} params={query} />}
      {dataSet.access === null && dataSet.deletedAt === null && (
        <Notice title="Usted ve que este conjunto existe" className="mb-12">
          <p>
            Para ver sus preguntas y respuestas hace falta un acceso propio, con propósito y fecha de término.
          </p>
        </Notice>
      )}
      {(dataSet.canGrant || dataSet.grants.length > 0) && <AccessSection actor={actor} dataSet={dataSet} />}
      {dataSet.canDelete && <DeleteSection dataSet={dataSet} />}
    </>
  );
}

function Deleted({ dataSet, deletedAt }: Readonly<{ dataSet: DataSetSheet; deletedAt: Date }>) {
  return (
    <Notice kind="warning" title="Las respuestas se borraron" className="mb-8">
      <p>
        {dataSet.deletedByName ?? "La administración"}, el {formatDateTime(deletedAt, DEFAULT_ZONE)}:{" "}
        {dataSet.deleteReason}
      </p>
      <p>De este conjunto queda solo esta ficha.</p>
    </Notice>
  );
}

function Facts({ dataSet }: Readonly<{ dataSet: DataSetSheet }>) {
  const { access, codebook, rejectedCount, rejections } = dataSet;
  return (
    <Section title="Qué es">
      <DescriptionList
        items={[
          { term: "Lo entregó", detail: dataSet.publisher },
          { term: "Condiciones", detail: <span className="whitespace-pre-line">{dataSet.conditions}</span> },
          ...(access === null
            ? []
            : [
                { term: "Mi propósito", detail: access.purpose },
                { term: "Mi acceso", detail: accessWords(access) },
              ]),
          { term: "Celda mínima", detail: `${studentsWords(dataSet.minimumCell)}: nada de menos se muestra` },
          {
            term: "Cuestionario",
            detail:
              codebook === null ? (
                "Sin libro de códigos"
              ) : (
                <TextLink href={`/evidencia/datos/cuestionarios/${codebook.id}`}>{codebook.name}</TextLink>
              ),
          },
          {
            term: "Archivo",
            detail: (
              <span className="[overflow-wrap:anywhere]">
                {dataSet.fileName}, guardado por {dataSet.importedByName ?? "la instalación"} el{" "}
                {formatDateTime(dataSet.createdAt, DEFAULT_ZONE)}. El archivo no se conserva; su huella sha256
                es <span className="font-mono text-sm">{dataSet.sha256}</span>
              </span>
            ),
          },
          {
            term: "Filas que no se tomaron",
            detail: rejectedCount === 0 ? "Ninguna" : countOf(rejectedCount, "fila"),
          },
        ]}
      />
      {access !== null && rejectedCount > 0 && (
        <Disclosure summary="Ver las filas que no se tomaron" className="mt-4">
          <Rejections rejectedCount={rejectedCount} rejections={rejections} />
        </Disclosure>
      )}
    </Section>
  );
}
