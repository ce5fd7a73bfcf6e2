import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { TextLink } from "@/components/ui/text-link";
import { permitsSomewhere } from "@/lib/access/policy";
import { listAuditEntries } from "@/lib/access/queries/audit-trail";
import { listHeldTerritories } from "@/lib/access/queries/grants";
import { actionGroups, type AuditEntryView } from "@/lib/audit/schema";
import { requireActor } from "@/lib/auth/queries";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { territoryFilter } from "../_components/territory-filter";
import { ChainCheck } from "./_components/chain-check";

export const metadata: Metadata = { title: "Auditoría" };

const path = "/personas/auditoria";

const columns: readonly [Column<AuditEntryView>, ...Column<AuditEntryView>[]] = [
  { key: "cuando", header: "Cuándo", cell: ({ at }) => formatDateTime(new Date(at), DEFAULT_ZONE) },
  { key: "quien", header: "Quién", cell: ({ actorName }) => actorName },
  { key: "que", header: "Qué hizo", cell: ({ actionLabel }) => actionLabel },
  { key: "territorio", header: "Territorio", cell: ({ territoryName }) => territoryName },
  {
    key: "registro",
    header: "Registro",
    cell: ({ thingId }) => <span className="text-ink-soft [overflow-wrap:anywhere]">{thingId}</span>,
  },
];

export default async function AuditPage({ searchParams }: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  if (!permitsSomewhere(actor, "audit.read")) notFound();
  const territories = await listHeldTerritories(actor);
  const cursor = readParam(params, "despues");
  const page = await listAuditEntries(actor, {
    territoryId: territories.find(({ code }) => code === readParam(params, "territorio"))?.id,
    group: Object.keys(actionGroups).find((group) => group === readParam(params, "tipo")),
    cursor,
  });
  return (
    <>
      <PageHeader
        title="Auditoría"
        kicker={<TextLink href="/personas">Personas</TextLink>}
        lead="Quién hizo qué en sus territorios. Nadie puede cambiar ni borrar una anotación: cada una lleva el sello de la anterior."
        actions={<LinkButton href={hrefWith(path, params, { revisar: "si" })}>Revisar la cadena</LinkButton>}
      />
      {readParam(params, "revisar") && <ChainCheck actor={actor} territories={territories} />}
      <TableToolbar
        path={path}
        params={params}
        filters={[
          ...territoryFilter(territories),
          {
            name: "tipo",
            label: "Tipo de cambio",
            all: "Todos",
            options: Object.entries(actionGroups).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <DataTable
        caption="Anotaciones, de la más reciente a la más antigua, en hora de Chile continental"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No hay anotaciones con esos filtros">
            <p>Quitar los filtros para ver todas.</p>
          </EmptyState>
        }
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "anotación", "anotaciones")}
          newerLabel="Volver a lo más reciente"
          newerHref={cursor === undefined ? undefined : hrefWith(path, params, { despues: null })}
          olderHref={
            page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
          }
        />
      )}
    </>
  );
}
