import type { Metadata } from "next";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { permitsSomewhere } from "@/lib/access/policy";
import { listHeldTerritories } from "@/lib/access/queries/grants";
import { roleLabels, roles } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { listPeople } from "@/lib/directory/queries/people";
import type { PersonRow } from "@/lib/directory/schema/people";
import { countOf } from "@/lib/format/text";
import { AccountMark } from "./_components/account-mark";
import { placesInWords, postsInWords } from "./_components/person-words";
import { territoryFilter } from "./_components/territory-filter";

export const metadata: Metadata = { title: "Personas" };

const path = "/personas";

const columns: readonly [Column<PersonRow>, ...Column<PersonRow>[]] = [
  { key: "nombre", header: "Nombre", cell: ({ name }) => name },
  { key: "roles", header: "Roles", cell: placesInWords },
  { key: "cargo", header: "Cargo", cell: postsInWords },
];
const accountColumn: Column<PersonRow> = {
  key: "cuenta",
  header: "Cuenta",
  cell: ({ accountState }) => <AccountMark state={accountState} />,
};

export default async function PeoplePage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const territories = await listHeldTerritories(actor);
  const cursor = readParam(params, "despues");
  const q = readParam(params, "q")?.slice(0, 120);
  const page = await listPeople(actor, {
    q,
    territoryId: territories.find(({ code }) => code === readParam(params, "territorio"))?.id,
    role: roles.find((role) => role === readParam(params, "rol")),
    cursor,
  });
  const canManage = permitsSomewhere(actor, "person.manage");
  return (
    <>
      <PageHeader
        title="Personas"
        lead="Quienes tienen un rol o un cargo en los lugares que usted tiene a cargo."
        actions={canManage && <ManageActions />}
      />
      <TableToolbar
        path={path}
        params={params}
        searchLabel={canManage ? "Buscar por nombre o RUT" : "Buscar por nombre"}
        filters={[
          ...territoryFilter(territories),
          {
            name: "rol",
            label: "Rol",
            all: "Todos",
            options: roles.map((role) => ({ value: role, label: roleLabels[role] })),
          },
        ]}
      />
      <DataTable
        caption="Personas por apellido"
        captionHidden
        columns={canManage ? [columns[0], ...columns.slice(1), accountColumn] : columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        empty={
          <EmptyState
            title="No hay personas con esos datos"
            action={canManage && <LinkButton href={`${path}/nueva`}>Agregar una persona</LinkButton>}
          >
            <p>Probar con un solo apellido, o quitar los filtros.</p>
          </EmptyState>
        }
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "persona")}
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

function ManageActions() {
  return (
    <>
      <LinkButton href={`${path}/nueva`} variant="primary">
        Agregar una persona
      </LinkButton>
      <LinkButton href={`${path}/auditoria`}>Ver la auditoría</LinkButton>
    </>
  );
}
