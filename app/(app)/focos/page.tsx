import type { Metadata } from "next";
import { areaOptions } from "@/components/support/area-options";
import { FocusStateMark } from "@/components/support/focus-state";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PrintButton } from "@/components/ui/print-button";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { permitsSomewhere } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { formatDate } from "@/lib/format/civil-date";
import { formatNumber } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";
import { countOf } from "@/lib/format/text";
import { listFocusAreas } from "@/lib/programme/queries";
import { listSupportFoci } from "@/lib/support/queries/foci";
import { focusStateLabels, focusStates, type FocusRow } from "@/lib/support/schema";
import { found } from "../found";

export const metadata: Metadata = { title: "Focos de apoyo" };

const path = "/focos";
const uuid = /^[0-9a-f-]{36}$/;

const columns: readonly [Column<FocusRow>, ...Column<FocusRow>[]] = [
  { key: "foco", header: "Foco", cell: ({ title }) => title },
  { key: "area", header: "Área", cell: ({ areaLabel }) => areaLabel },
  {
    key: "escuela",
    header: "Establecimiento",
    cell: ({ schoolName, rbd }) => `${schoolName} · ${formatRbd(rbd)}`,
  },
  { key: "estado", header: "Estado", cell: ({ state }) => <FocusStateMark state={state} /> },
  {
    key: "docentes",
    header: "Docentes",
    align: "end",
    cell: ({ teacherCount }) => formatNumber(teacherCount),
  },
  {
    key: "meta",
    header: "Meta para",
    cell: ({ goal }) => (goal === null ? "sin meta" : formatDate(goal.dueOn)),
  },
];

export default async function FociPage({ searchParams }: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const cursor = readParam(params, "despues");
  const asked = readParam(params, "establecimiento");
  const [areas, page] = await Promise.all([
    found(listFocusAreas(actor)),
    listSupportFoci(actor, {
      q: readParam(params, "q")?.slice(0, 120),
      state: focusStates.find((state) => state === readParam(params, "estado")),
      areaId: readParam(params, "area"),
      schoolId: asked !== undefined && uuid.test(asked) ? asked : undefined,
      cursor,
    }),
  ]);
  return (
    <>
      <PageHeader
        title="Focos de apoyo"
        lead="Qué decidió trabajar cada escuela a partir de su diagnóstico, con qué meta y con quiénes."
        actions={<PrintButton />}
      />
      <TableToolbar
        path={path}
        params={params}
        searchLabel="Buscar por foco, escuela o RBD"
        filters={[
          {
            name: "estado",
            label: "Estado",
            all: "Todos",
            options: focusStates.map((state) => ({ value: state, label: focusStateLabels[state] })),
          },
          {
            name: "area",
            label: "Área",
            all: "Todas",
            options: areaOptions(areas)
              .flatMap(({ options }) => options.slice(0, 1))
              .map(({ value, label }) => ({
                value,
                label: label.replace(", en general", ""),
              })),
          },
        ]}
      />
      <DataTable
        caption="Focos de apoyo por establecimiento"
        captionHidden
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        empty={<NoFoci canDefine={permitsSomewhere(actor, "support.define")} />}
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "foco")}
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

function NoFoci({ canDefine }: Readonly<{ canDefine: boolean }>) {
  return (
    <EmptyState
      title="No hay focos que mostrar"
      action={
        canDefine && <LinkButton href="/diagnosticos?estado=agreed">Ver diagnósticos firmados</LinkButton>
      }
    >
      <p>Un foco nace de una necesidad de un diagnóstico firmado por la dirección.</p>
    </EmptyState>
  );
}
