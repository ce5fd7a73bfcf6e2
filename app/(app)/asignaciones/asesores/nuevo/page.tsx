import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { countOf, joinWords } from "@/lib/format/text";
import { listPossibleMentors } from "@/lib/mentoring/queries/mentors";
import { findMatchingPlace } from "../../territory";
import { RegisterDialog } from "./_components/register-dialog";

export const metadata: Metadata = { title: "Registrar asesor/a" };

const path = "/asignaciones/asesores/nuevo";

export default async function NewMentorPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const { territory, filters } = await findMatchingPlace(actor, params);
  if (territory === null) notFound();
  const cursor = readParam(params, "despues");
  const page = await listPossibleMentors(actor, {
    territoryId: territory.id,
    q: readParam(params, "q")?.slice(0, 120),
    cursor,
    limit: 25,
  });
  return (
    <>
      <PageHeader
        title="Registrar asesor/a"
        kicker={<TextLink href="/asignaciones/asesores">Asesores y asesoras</TextLink>}
        lead={`Buscar a quien hace clases en ${territory.name} y ya se destaca en el aula. Después se agregan sus respaldos, fortalezas y horas.`}
      />
      <TableToolbar path={path} params={params} searchLabel="Buscar docente por nombre" filters={filters} />
      <DataTable
        caption="Docentes del territorio que aún no son asesores"
        rows={page.rows}
        rowKey={({ id }) => id}
        columns={[
          { key: "nombre", header: "Nombre", cell: ({ name }) => name },
          { key: "escuela", header: "Establecimiento", cell: ({ schoolName }) => schoolName },
          {
            key: "asignaturas",
            header: "Asignaturas",
            cell: ({ subjects }) => joinWords(subjects) || "Sin dato",
          },
          { key: "registrar", header: "Registrar", cell: (person) => <RegisterDialog person={person} /> },
        ]}
        empty={
          <EmptyState title="Nadie coincide">
            Probar con menos letras. Quien ya es asesor/a está en la lista; a quien falta, lo agrega la
            administración en Personas.
          </EmptyState>
        }
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "docente")}
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
