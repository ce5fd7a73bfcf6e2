import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { StudyTabs } from "@/components/fieldwork/study-tabs";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getExchangeChoices, listExchanges, listUnplacedSources } from "@/lib/fieldwork/queries/exchange";
import { listFieldSessions } from "@/lib/fieldwork/queries/sessions";
import type { ExchangeChoices } from "@/lib/fieldwork/schema/exchange";
import { countOf } from "@/lib/format/text";
import { BringFile } from "./_components/bring-file";
import { ExchangeList } from "./_components/exchange-list";
import { UnplacedSources } from "./_components/unplaced-sources";

export const metadata: Metadata = { title: "Intercambio" };

type PageProps = Readonly<{ params: Promise<{ studyId: string }>; searchParams: Promise<SearchParams> }>;

/** What a study takes to other programs of analysis and what it brings from them. */
export default async function ExchangePage({ params, searchParams }: PageProps) {
  const [actor, { studyId }, asked] = await Promise.all([requireActor(), params, searchParams]);
  const cursor = readParam(asked, "despues");
  const [choices, exchanges, unplaced, sessions] = await Promise.all([
    found(getExchangeChoices(actor, studyId)),
    found(listExchanges(actor, studyId, { cursor, limit: 20 })),
    found(listUnplacedSources(actor, studyId)),
    found(listFieldSessions(actor, studyId)),
  ]);
  const path = `/terreno/${studyId}/intercambio`;
  return (
    <>
      <PageHeader
        kicker={<TextLink href={`/terreno/${studyId}`}>{choices.studyName}</TextLink>}
        title="Intercambio"
        lead="El trabajo va y viene con NVivo, ATLAS.ti, MAXQDA o QualCoder en el formato común REFI-QDA: códigos, documentos, codificaciones, notas y quién codificó."
      />
      <StudyTabs studyId={studyId} current="intercambio" />
      {choices.mayExport && <TakeSection studyId={studyId} choices={choices} />}
      {choices.mayImport && (
        <Section
          title="Traer de otro programa"
          lead="Un proyecto (.qdpx) o un libro de códigos (.qdc), hasta 20 MB. Primero se muestra qué traería; el mismo archivo dos veces no cambia nada."
        >
          <BringFile studyId={studyId} />
        </Section>
      )}
      {!choices.mayExport && (
        <Notice className="mb-12">
          <p>Llevar y traer archivos es de quien dirige el estudio. Aquí se ve lo que ha entrado y salido.</p>
        </Notice>
      )}
      {unplaced.length > 0 && (
        <Section
          title="De qué sesión vienen"
          lead="Así alcanzan a estos documentos el consentimiento de quien habló y su retiro. Uno que no viene de una sesión de este estudio se deja como está."
        >
          <UnplacedSources sources={unplaced} sessions={sessions} />
        </Section>
      )}
      <Section
        title="Lo que entró y salió"
        lead="Los nombres de archivos y de lo que quedó fuera los ve solo quien hizo el intercambio."
      >
        <ExchangeList reports={exchanges.rows} />
        {(exchanges.nextCursor !== null || cursor !== undefined) && (
          <Pagination
            summary={countOf(exchanges.rows.length, "intercambio", "intercambios")}
            newerLabel="Volver al comienzo"
            newerHref={cursor === undefined ? undefined : path}
            olderHref={
              exchanges.nextCursor === null
                ? undefined
                : hrefWith(path, {}, { despues: exchanges.nextCursor })
            }
          />
        )}
      </Section>
    </>
  );
}

function TakeSection({ studyId, choices }: Readonly<{ studyId: string; choices: ExchangeChoices }>) {
  const { codes, readySources, unreadySources } = choices;
  const address = `/api/exports/terreno/${studyId}`;
  return (
    <Section
      title="Llevar a otro programa"
      lead="Salen los documentos listos, con seudónimos, y las codificaciones que usted puede ver. Lo descargado queda bajo su cuidado: guardarlo donde solo lo alcance el equipo."
      className="no-print"
    >
      <p className="mb-4">
        Hay {countOf(codes, "código")} y {countOf(readySources, "documento listo", "documentos listos")}
        {unreadySources > 0 &&
          `; ${countOf(unreadySources, "documento por revisar no sale", "documentos por revisar no salen")}`}
        .
      </p>
      <div className="flex flex-wrap gap-3">
        <a href={`${address}?documento=proyecto`} download className={buttonClass("secondary")}>
          Descargar el proyecto (.qdpx)
        </a>
        {codes > 0 && (
          <a href={`${address}?documento=codigos`} download className={buttonClass("secondary")}>
            Descargar el libro de códigos (.qdc)
          </a>
        )}
      </div>
    </Section>
  );
}
