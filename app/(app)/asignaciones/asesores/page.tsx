import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PrintButton } from "@/components/ui/print-button";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import { requireActor } from "@/lib/auth/queries";
import { countOf } from "@/lib/format/text";
import { listMentors } from "@/lib/mentoring/queries/mentors";
import { mentorStateLabels, mentorStates } from "@/lib/mentoring/schema/mentors";
import { RoomTabs } from "../_components/room-tabs";
import { findMatchingPlace } from "../territory";
import { MentorTable } from "./_components/mentor-table";

export const metadata: Metadata = { title: "Asesores y asesoras" };

const path = "/asignaciones/asesores";

export default async function MentorsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const { territory, filters } = await findMatchingPlace(actor, params);
  if (territory === null) notFound();
  const cursor = readParam(params, "despues");
  const page = await listMentors(actor, {
    territoryId: territory.id,
    q: readParam(params, "q")?.slice(0, 120),
    state: mentorStates.find((known) => known === readParam(params, "estado")),
    cursor,
  });
  const registerButton = (
    <LinkButton href={`${path}/nuevo`} variant="primary">
      Registrar asesor/a
    </LinkButton>
  );
  return (
    <>
      <RoomTabs current="asesores" />
      <PageHeader
        title="Asesores y asesoras"
        kicker={territory.name}
        lead="Docentes destacados que acompañan a colegas: qué los respalda, en qué son fuertes y cuánto tiempo tienen."
        actions={
          <>
            {registerButton}
            <PrintButton />
          </>
        }
      />
      <TableToolbar
        path={path}
        params={params}
        searchLabel="Buscar por nombre"
        filters={[
          ...filters,
          {
            name: "estado",
            label: "Estado",
            all: "Todos",
            options: mentorStates.map((value) => ({ value, label: mentorStateLabels[value] })),
          },
        ]}
      />
      <MentorTable
        mentors={page.rows}
        empty={
          <EmptyState title="Nadie coincide" action={registerButton}>
            Probar con menos letras, quitar el filtro, o registrar a una persona nueva.
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
