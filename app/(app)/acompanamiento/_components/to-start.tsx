import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { AssignmentToStart } from "@/lib/coaching/schema/views";

type ToStartProps = Readonly<{ assignments: readonly AssignmentToStart[] }>;

/** The mentor's assignments that wait for their next cycle. */
export function ToStart({ assignments }: ToStartProps) {
  if (assignments.length === 0) return null;
  return (
    <Section title="Por comenzar" lead="Docentes que tiene en asesoría y todavía no tienen un ciclo abierto.">
      <ul className="border-t border-rule">
        {assignments.map((one) => (
          <li
            key={one.assignmentId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-3"
          >
            <span>
              <span className="font-semibold">{one.teacherName}</span>
              <span className="block text-sm text-ink-soft">
                {one.schoolName} · {one.focusTitle}
              </span>
            </span>
            <LinkButton href={`/acompanamiento/nuevo?asignacion=${one.assignmentId}`} size="small">
              Comenzar ciclo {one.nextNumber}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
