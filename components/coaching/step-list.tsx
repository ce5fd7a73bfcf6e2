import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { StepView } from "@/lib/coaching/schema/views";
import { stepStateLabels } from "@/lib/coaching/schema/words";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { stepTones } from "./words";

type StepListProps = Readonly<{
  steps: readonly StepView[];
  today: CivilDate;
  /** Where the session in which a step was agreed is read. */
  cycleId: string;
  /** The session on whose page this stands: no link leads to itself. */
  hereSessionId?: string;
}>;

/** Action steps, each with when it is due, how it will be seen and how it turned out. */
export function StepList({ steps, today, cycleId, hereSessionId }: StepListProps) {
  return (
    <ul className="max-w-measure border-t border-rule">
      {steps.map((step) => (
        <li key={step.id} className="keep-together space-y-1 border-b border-rule py-3">
          <p className="font-semibold">{step.what}</p>
          <p className="text-sm">
            <StatusMark tone={stepTones[step.state]}>{stepStateLabels[step.state]}</StatusMark>
            {step.state === "active" && step.dueOn < today && (
              <StatusMark tone="attention" className="ml-3">
                Pasó su fecha
              </StatusMark>
            )}
          </p>
          <p className="text-sm text-ink-soft">
            Para el {formatDate(step.dueOn)} · se verá en: {step.howSeen}
          </p>
          {step.checkNote && <p className="text-sm">Cómo resultó: {step.checkNote}</p>}
          <p className="no-print flex flex-wrap gap-x-4 text-sm">
            {step.agreedInSessionId !== hereSessionId && (
              <TextLink href={sessionHref(cycleId, step.agreedInSessionId)}>Dónde se acordó</TextLink>
            )}
            {step.checkedInSessionId && step.checkedInSessionId !== hereSessionId && (
              <TextLink href={sessionHref(cycleId, step.checkedInSessionId)}>Dónde se revisó</TextLink>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function sessionHref(cycleId: string, sessionId: string): string {
  return `/acompanamiento/${cycleId}/sesiones/${sessionId}`;
}
