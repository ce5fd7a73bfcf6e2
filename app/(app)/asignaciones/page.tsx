import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import type { SearchParams } from "@/components/ui/table-params";
import { permitsSomewhere } from "@/lib/access/policy";
import { holdsRole } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { getTerritory } from "@/lib/directory/queries/territories";
import { getAssignmentBoard } from "@/lib/mentoring/queries/board";
import { AssignmentList } from "./_components/assignment-list";
import { BoardView } from "./_components/board-view";
import { MyMentor, MyTeachers } from "./_components/own-assignments";
import { findMatchingPlace } from "./territory";

export const metadata: Metadata = { title: "Asignaciones" };

export default async function AssignmentsPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const { territory, filters } = await findMatchingPlace(actor, params);
  if (territory === null) return <ReadersView actor={actor} params={params} />;
  const [board, map] = await Promise.all([
    getAssignmentBoard(actor, { territoryId: territory.id }),
    getTerritory(actor, territory.code),
  ]);
  return <BoardView board={board} territory={map} params={params} filters={filters} />;
}

/** What those who do not match see: their school's assignments, and their own. */
function ReadersView({ actor, params }: Readonly<{ actor: Actor; params: SearchParams }>) {
  const { personId } = actor;
  const person = personId === null ? null : { ...actor, personId };
  const leads = permitsSomewhere(actor, "assignment.read");
  const isMentor = holdsRole(actor, ["mentor"]);
  const isTeacher = holdsRole(actor, ["teacher"]);
  return (
    <>
      <PageHeader
        title="Asignaciones"
        lead="Quién acompaña a quién, en qué foco y con cuánto tiempo. Las deciden la jefatura del servicio y la coordinación del programa."
        actions={<PrintButton />}
      />
      {person && isMentor && <MyTeachers actor={person} />}
      {person && isTeacher && <MyMentor actor={person} />}
      {leads && (
        <Section
          title="De su establecimiento"
          lead="La dirección y la jefatura UTP ven quién acompaña a quién, las fechas, el foco y las horas."
        >
          <AssignmentList
            actor={actor}
            path="/asignaciones"
            params={params}
            nextStep="Se asigna a docentes que participan en un foco. Definir los focos desde el diagnóstico firmado."
          />
        </Section>
      )}
      {!leads && !isMentor && !isTeacher && (
        <EmptyState title="Su rol no participa en asignaciones">
          Las ven quienes asignan, las direcciones y jefaturas UTP, y cada asesor/a con su docente.
        </EmptyState>
      )}
    </>
  );
}
