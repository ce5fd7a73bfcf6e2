import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { Actor } from "@/lib/access/schema";
import { listAssignments } from "@/lib/mentoring/queries/assignments";
import type { AssignmentSummary } from "@/lib/mentoring/schema/assignments";
import { AssignmentTable } from "./assignment-table";

type OwnAssignmentsProps = Readonly<{ actor: Actor & { readonly personId: string } }>;

function inForceFirst(a: AssignmentSummary, b: AssignmentSummary): number {
  return Number(b.state === "active") - Number(a.state === "active");
}

/** The teachers one coaches. */
export async function MyTeachers({ actor }: OwnAssignmentsProps) {
  const { rows } = await listAssignments(actor, { mentorId: actor.personId });
  return (
    <Section title="Mis docentes">
      <AssignmentTable
        caption="Docentes que acompaño"
        hidden="mentor"
        assignments={rows.toSorted(inForceFirst)}
        empty={
          <EmptyState title="Todavía no acompaña a nadie">
            Cuando la jefatura del servicio o la coordinación le asigne a una o un docente, aparece aquí y en
            su inicio.
          </EmptyState>
        }
      />
    </Section>
  );
}

/** Who coaches oneself. */
export async function MyMentor({ actor }: OwnAssignmentsProps) {
  const { rows } = await listAssignments(actor, { teacherId: actor.personId });
  return (
    <Section title="Mi asesor/a">
      <AssignmentTable
        caption="Quién me acompaña"
        hidden="teacher"
        assignments={rows.toSorted(inForceFirst)}
        empty={
          <EmptyState title="Todavía no tiene asesor/a">
            Se asigna a quienes participan en un foco de su escuela. La jefatura UTP puede contarle cómo va.
          </EmptyState>
        }
      />
    </Section>
  );
}
