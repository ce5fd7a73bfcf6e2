import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { requireActor } from "@/lib/auth/queries";
import { getNewStudyChoices, listFieldStudies } from "@/lib/fieldwork/queries/studies";
import { studyRoleLabels } from "@/lib/fieldwork/schema/words";
import { formatDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { NewStudyForm } from "./_components/new-study-form";

export const metadata: Metadata = { title: "Terreno" };

const path = "/terreno";

/** The studies of field work in which this person takes part, and the way to begin one. */
export default async function FieldworkPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const cursor = readParam(params, "despues");
  const [choices, page] = await Promise.all([
    found(getNewStudyChoices(actor)),
    listFieldStudies(actor, { cursor, limit: 40 }),
  ]);
  return (
    <>
      <PageHeader
        title="Terreno"
        lead="Entrevistas y grupos focales en los casos elegidos. Nadie se nombra: cada persona y cada escuela tiene un seudónimo, y las grabaciones no se guardan."
      />
      <Section title="Estudios">
        <DataTable
          caption="Estudios en los que participa"
          captionHidden
          rows={page.rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `${path}/${id}`}
          empty={
            <EmptyState title="Todavía no participa en ningún estudio">
              <p>Se comienza uno abajo, desde una selección de casos o a mano.</p>
            </EmptyState>
          }
          columns={[
            { key: "name", header: "Estudio", cell: ({ name }) => name },
            { key: "role", header: "Usted", cell: ({ ownRole }) => studyRoleLabels[ownRole] },
            { key: "zone", header: "Se dirige desde", cell: ({ territoryName }) => territoryName },
            { key: "cases", header: "Casos", align: "end", cell: ({ caseCount }) => formatNumber(caseCount) },
            {
              key: "people",
              header: "Informantes",
              align: "end",
              cell: ({ informantCount }) => formatNumber(informantCount),
            },
            {
              key: "texts",
              header: "Textos listos",
              align: "end",
              cell: ({ readySourceCount }) => formatNumber(readySourceCount),
            },
            {
              key: "state",
              header: "Estado",
              cell: ({ closedAt }) =>
                closedAt === null ? (
                  <StatusMark tone="now">Abierto</StatusMark>
                ) : (
                  <StatusMark tone="off">{`Cerrado el ${formatDate(civilDateAt(closedAt, DEFAULT_ZONE))}`}</StatusMark>
                ),
            },
          ]}
        />
        {(page.nextCursor !== null || cursor !== undefined) && (
          <Pagination
            summary={countOf(page.rows.length, "estudio")}
            newerLabel="Volver al comienzo"
            newerHref={cursor === undefined ? undefined : path}
            olderHref={
              page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
            }
          />
        )}
      </Section>
      <Section title="Comenzar un estudio" className="no-print">
        <NewStudyForm choices={choices} />
      </Section>
    </>
  );
}
