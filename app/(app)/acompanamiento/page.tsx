import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { permitsSomewhere } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { listCycles } from "@/lib/coaching/queries/cycle";
import { listAssignmentsToStart } from "@/lib/coaching/queries/proposal";
import { cyclePhaseLabels, cyclePhases } from "@/lib/coaching/schema/words";
import { listTerritories } from "@/lib/directory/queries/territories";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { CycleTable } from "./_components/cycle-table";
import { labelledFilter, placeChoices, placeFilters } from "./_components/list-filters";
import { ToStart } from "./_components/to-start";

export const metadata: Metadata = { title: "Acompañamiento" };

const path = "/acompanamiento";

type CyclesPageProps = Readonly<{ searchParams: Promise<SearchParams> }>;

/** Cycles: one's own first, then those of the places one leads. */
export default async function CyclesPage({ searchParams }: CyclesPageProps) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  const leads = permitsSomewhere(actor, "cycle.readSummary");
  const [toStart, own] = await Promise.all([
    listAssignmentsToStart(actor),
    listCycles(actor, { whose: "own", limit: 50, ...(leads ? {} : filtersOf(params)) }),
  ]);
  const takesPart = own.rows.length > 0 || toStart.length > 0;
  return (
    <>
      <PageHeader
        title="Acompañamiento"
        lead="Ciclos entre una asesora o un asesor y una o un docente: monitoreo, retroalimentación y modelado."
        actions={
          <>
            <LinkButton href="/acompanamiento/sesiones">Ver las sesiones</LinkButton>
            <PrintButton />
          </>
        }
      />
      <ToStart assignments={toStart} />
      {(takesPart || !leads) && (
        <Section title="Sus ciclos">
          <CycleTable
            caption="Ciclos en que usted participa"
            cycles={own.rows}
            self={actor.personId}
            today={today}
            empty={<NoOwnCycles waits={toStart.length > 0} />}
          />
        </Section>
      )}
      {leads && <CyclesOfPlaces actor={actor} params={params} today={today} />}
    </>
  );
}

function filtersOf(params: SearchParams) {
  return {
    ...placeFilters(params),
    phase: cyclePhases.find((known) => known === readParam(params, "fase")),
  };
}

type CyclesOfPlacesProps = Readonly<{ actor: Actor; params: SearchParams; today: string }>;

async function CyclesOfPlaces({ actor, params, today }: CyclesOfPlacesProps) {
  const filters = filtersOf(params);
  const [page, territories] = await Promise.all([
    listCycles(actor, { whose: "others", ...filters }),
    listTerritories(actor),
  ]);
  const isFiltered = Object.entries(filters).some(
    ([name, value]) => name !== "cursor" && value !== undefined,
  );
  return (
    <Section
      title="Ciclos a su cargo"
      lead="Quiénes, cuándo, cuánto y sobre qué foco. Lo conversado y los niveles quedan entre sus dos personas."
    >
      <TableToolbar
        path={path}
        params={params}
        searchLabel="Buscar por persona o establecimiento"
        filters={[
          labelledFilter({ name: "fase", label: "Estado", all: "Todos" }, cyclePhases, cyclePhaseLabels),
          ...placeChoices(page.rows, { territories, today, rbd: filters.rbd }),
        ]}
      />
      <CycleTable
        caption="Ciclos de los establecimientos a su cargo"
        cycles={page.rows}
        today={today}
        empty={<NoCycles isFiltered={isFiltered} />}
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "ciclo")}
          newerLabel="Volver al comienzo"
          newerHref={filters.cursor === undefined ? undefined : hrefWith(path, params, { despues: null })}
          olderHref={
            page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
          }
        />
      )}
    </Section>
  );
}

function NoOwnCycles({ waits }: Readonly<{ waits: boolean }>) {
  return waits ? (
    <EmptyState title="Todavía no hay ciclos abiertos">
      <p>
        Comenzar por uno de los que esperan, más arriba: se propone el acuerdo y la o el docente lo lee y lo
        acepta.
      </p>
    </EmptyState>
  ) : (
    <EmptyState title="Todavía no hay ciclos">
      <p>
        Un ciclo comienza cuando la jefatura del servicio asigna una asesora o un asesor a una o un docente
        con un foco.
      </p>
    </EmptyState>
  );
}

function NoCycles({ isFiltered }: Readonly<{ isFiltered: boolean }>) {
  return isFiltered ? (
    <EmptyState title="Ningún ciclo coincide" action={<LinkButton href={path}>Ver todos</LinkButton>}>
      <p>Probar con menos letras o quitar un filtro.</p>
    </EmptyState>
  ) : (
    <EmptyState
      title="Todavía no hay ciclos"
      action={<LinkButton href="/focos">Ver los focos de apoyo</LinkButton>}
    >
      <p>
        El camino: una necesidad del diagnóstico, un foco con su meta, una asignación, y entonces el ciclo.
      </p>
    </EmptyState>
  );
}
