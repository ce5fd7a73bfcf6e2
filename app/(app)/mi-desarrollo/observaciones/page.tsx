import type { Metadata } from "next";
import { lessonName } from "@/components/observation/visit-words";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PrintButton } from "@/components/ui/print-button";
import { StatusMark } from "@/components/ui/status-mark";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { formatDate } from "@/lib/format/civil-date";
import { countOf } from "@/lib/format/text";
import { listObservationsOfTeacher } from "@/lib/observation/queries/observation";
import type { ObservationSummary } from "@/lib/observation/schema/observation";
import { purposeLabels } from "@/lib/observation/schema/words";

export const metadata: Metadata = { title: "Mis observaciones" };

const path = "/mi-desarrollo/observaciones";

export default async function MyObservationsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const cursor = readParam(params, "despues");
  const page =
    actor.personId === null
      ? { rows: [], nextCursor: null }
      : await listObservationsOfTeacher(actor, { teacherId: actor.personId, cursor, limit: 30 });
  return (
    <>
      <PageHeader
        title="Mis observaciones"
        kicker={<TextLink href="/mi-desarrollo">Mi desarrollo</TextLink>}
        lead="Las observaciones de sus clases que le han compartido. Puede responderlas y confirmar que las leyó."
        actions={<PrintButton />}
      />
      <ObservationTable observations={page.rows} />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "observación")}
          newerLabel="Volver al comienzo"
          newerHref={cursor === undefined ? undefined : hrefWith(path, params, { despues: null })}
          olderHref={
            page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
          }
        />
      )}
    </>
  );
}

function ObservationTable({ observations }: Readonly<{ observations: readonly ObservationSummary[] }>) {
  return (
    <DataTable
      caption="Observaciones compartidas, de la más nueva a la más antigua"
      rows={observations}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${path}/${id}`}
      empty={
        <EmptyState title="Todavía no hay observaciones compartidas">
          Cuando alguien observe una de sus clases y la comparta, aparece aquí. Antes de eso nadie más la lee.
        </EmptyState>
      }
      columns={[
        {
          key: "clase",
          header: "Clase",
          cell: (row) => `${formatDate(row.plannedOn)} · ${lessonName(row)}`,
        },
        { key: "observa", header: "Observó", cell: ({ observerName }) => observerName },
        { key: "para", header: "Para qué", cell: ({ purpose }) => purposeLabels[purpose] },
        { key: "respuestas", header: "Respuestas", align: "end", cell: ({ replyCount }) => replyCount },
        {
          key: "estado",
          header: "Su lectura",
          cell: ({ state }) =>
            state === "acknowledged" ? (
              <StatusMark tone="done">Confirmada</StatusMark>
            ) : (
              <StatusMark tone="pending">Por confirmar</StatusMark>
            ),
        },
      ]}
    />
  );
}
