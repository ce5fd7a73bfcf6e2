import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { cyclePhaseLabels, type CyclePhase } from "@/lib/coaching/schema/words";
import type { AssignmentDetail } from "@/lib/mentoring/schema/assignments";

const tones = {
  agreement: "pending",
  in_progress: "now",
  suspended: "off",
  closed: "done",
} as const satisfies Record<CyclePhase, string>;

/** The coaching cycles of the pair. */
export function AssignmentCycles({ assignment }: Readonly<{ assignment: AssignmentDetail }>) {
  return (
    <Section
      title="Ciclos de acompañamiento"
      actions={
        canOpenCycle(assignment) && (
          <LinkButton href={`/acompanamiento/nuevo?asignacion=${assignment.id}`} variant="primary">
            Comenzar un ciclo
          </LinkButton>
        )
      }
    >
      <ul>
        {assignment.cycles.map(({ id, number, phase }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 border-t border-rule py-2"
          >
            <TextLink href={`/acompanamiento/${id}`} className="inline-flex min-h-11 items-center">
              Ciclo {number}
            </TextLink>
            <StatusMark tone={tones[phase]}>{cyclePhaseLabels[phase]}</StatusMark>
          </li>
        ))}
      </ul>
      {assignment.cycles.length === 0 && (
        <EmptyState title="Todavía no hay ciclos">
          {assignment.isMentor
            ? "El primer paso es acordar con su docente para qué, con qué frecuencia y qué queda en reserva."
            : "El primero comienza cuando quien asesora y su docente acuerdan para qué y con qué frecuencia."}
        </EmptyState>
      )}
    </Section>
  );
}

/** The mentor begins the next cycle once the one before is closed. */
function canOpenCycle({ isMentor, state, cycles }: AssignmentDetail): boolean {
  return isMentor && state === "active" && cycles.every(({ phase }) => phase === "closed");
}
