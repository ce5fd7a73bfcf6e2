import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PrintButton } from "@/components/ui/print-button";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { listSessions } from "@/lib/coaching/queries/sessions";
import {
  sessionKindLabels,
  sessionKinds,
  sessionStateLabels,
  sessionStates,
} from "@/lib/coaching/schema/words";
import { listTerritories } from "@/lib/directory/queries/territories";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { labelledFilter, placeChoices, placeFilters } from "../_components/list-filters";
import { SessionTable } from "./_components/session-table";

export const metadata: Metadata = { title: "Sesiones de acompañamiento" };

const path = "/acompanamiento/sesiones";

type SessionsPageProps = Readonly<{ searchParams: Promise<SearchParams> }>;

/** The list behind the figures of sessions: when, where and for how long, never what was said. */
export default async function SessionsPage({ searchParams }: SessionsPageProps) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const filters = placeFilters(params);
  const [page, territories] = await Promise.all([
    listSessions(actor, {
      ...filters,
      kind: sessionKinds.find((known) => known === readParam(params, "tipo")),
      state: sessionStates.find((known) => known === readParam(params, "estado")),
    }),
    listTerritories(actor),
  ]);
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  return (
    <>
      <PageHeader
        title="Sesiones de acompañamiento"
        kicker={<TextLink href="/acompanamiento">Acompañamiento</TextLink>}
        lead="Cada sesión con su fecha, su lugar y sus minutos. Lo que se conversó lo leen solo sus dos personas."
        actions={<PrintButton />}
      />
      <TableToolbar
        path={path}
        params={params}
        searchLabel="Buscar por persona o establecimiento"
        filters={[
          labelledFilter(
            { name: "tipo", label: "Tipo de sesión", all: "Todos" },
            sessionKinds,
            sessionKindLabels,
          ),
          labelledFilter(
            { name: "estado", label: "Estado", all: "Todos" },
            sessionStates,
            sessionStateLabels,
          ),
          ...placeChoices(page.rows, { territories, today, rbd: filters.rbd }),
        ]}
      />
      <SessionTable sessions={page.rows} empty={<NoSessions />} />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "sesión")}
          newerLabel="Volver al comienzo"
          newerHref={filters.cursor === undefined ? undefined : hrefWith(path, params, { despues: null })}
          olderHref={
            page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
          }
        />
      )}
    </>
  );
}

function NoSessions() {
  return (
    <EmptyState
      title="Ninguna sesión coincide"
      action={<LinkButton href="/acompanamiento">Ver los ciclos</LinkButton>}
    >
      <p>
        Las sesiones se planifican dentro de un ciclo en curso. Si hay filtros puestos, probar a quitar uno.
      </p>
    </EmptyState>
  );
}
