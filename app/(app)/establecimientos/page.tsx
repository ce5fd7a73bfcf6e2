import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PrintButton } from "@/components/ui/print-button";
import { hrefWith, readParam, readSort, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar, type TableFilter } from "@/components/ui/table-toolbar";
import { requireActor } from "@/lib/auth/queries";
import { listSchools } from "@/lib/directory/queries/schools";
import { listTerritories } from "@/lib/directory/queries/territories";
import { dependenceLabels, dependences, schoolSorts } from "@/lib/directory/schema/schools";
import type { TerritoryRow } from "@/lib/directory/schema/territories";
import { countOf, joinWords } from "@/lib/format/text";
import { SchoolTable } from "./_components/school-table";

export const metadata: Metadata = { title: "Establecimientos" };

const path = "/establecimientos";

export default async function SchoolsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const sort = readSort(params, schoolSorts, { key: "nombre", direction: "asc" });
  const cursor = readParam(params, "despues");
  const [territories, page] = await Promise.all([
    listTerritories(actor),
    listSchools(actor, {
      q: readParam(params, "q")?.slice(0, 120),
      territory: readParam(params, "territorio"),
      commune: readParam(params, "comuna"),
      // A filter typed into the address that does not exist is no filter.
      dependence: dependences.find((known) => known === readParam(params, "dependencia")),
      sort,
      cursor,
    }),
  ]);
  const names = territories.map(({ name }) => name);
  return (
    <>
      <PageHeader
        title="Establecimientos"
        lead={
          names.length === 0
            ? "Los establecimientos de los territorios en que usted tiene un rol."
            : `Todos los establecimientos en funcionamiento de ${joinWords(names)}, con sus resultados oficiales.`
        }
        actions={<PrintButton />}
      />
      <TableToolbar
        path={path}
        params={params}
        searchLabel="Buscar por nombre, RBD o comuna"
        filters={filtersOf(territories)}
      />
      <SchoolTable schools={page.rows} order={{ path, params, sort }} />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "establecimiento")}
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

function filtersOf(territories: readonly TerritoryRow[]): readonly TableFilter[] {
  const territoryFilter: TableFilter = {
    name: "territorio",
    label: "Territorio",
    all: "Todos",
    options: territories.map(({ code, name }) => ({ value: code, label: name })),
  };
  return [
    ...(territories.length > 1 ? [territoryFilter] : []),
    {
      name: "comuna",
      label: "Comuna",
      all: "Todas",
      options: territories.flatMap(({ communes }) =>
        communes.map(({ cut, name }) => ({ value: cut, label: name })),
      ),
    },
    {
      name: "dependencia",
      label: "Dependencia",
      all: "Todas",
      options: dependences.map((dependence) => ({ value: dependence, label: dependenceLabels[dependence] })),
    },
  ];
}
