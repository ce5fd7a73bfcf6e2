import { datesWords, phaseTones } from "@/components/coaching/words";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { isOverdue } from "@/lib/coaching/rules/cycle";
import type { CycleView } from "@/lib/coaching/schema/views";
import { cyclePhaseLabels } from "@/lib/coaching/schema/words";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatRbd } from "@/lib/format/rbd";
import { CyclePauses } from "./cycle-pauses";

type CycleHeaderProps = Readonly<{ cycle: CycleView; today: CivilDate }>;

/** Whose cycle, where, how it stands and what its mentor may do next. */
export function CycleHeader({ cycle, today }: CycleHeaderProps) {
  const { summary, isMentor } = cycle;
  return (
    <>
      <p className="print-only mb-4 text-sm">
        Informe de ciclo · {summary.schoolName} · RBD {formatRbd(summary.rbd)} · impreso el{" "}
        {formatDate(today)} · documento de uso formativo, confidencial
      </p>
      <PageHeader
        title={titleOf(cycle)}
        kicker={
          <>
            <TextLink href={`/establecimientos/${summary.rbd}`}>{summary.schoolName}</TextLink> ·{" "}
            {summary.areaName}
          </>
        }
        lead={
          <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <StatusMark tone={phaseTones[summary.phase]}>{cyclePhaseLabels[summary.phase]}</StatusMark>
            <span>{datesWords(summary)}</span>
            {isOverdue(summary, today) && (
              <StatusMark tone="attention">{`Debía cerrar el ${formatDate(summary.plannedEndOn)}`}</StatusMark>
            )}
          </span>
        }
        actions={
          <>
            {isMentor && summary.phase === "in_progress" && (
              <LinkButton href={`/acompanamiento/${summary.id}/planificar`} variant="primary">
                Planificar sesión
              </LinkButton>
            )}
            {isMentor && <CyclePauses cycle={cycle} />}
            <PrintButton>Imprimir informe</PrintButton>
          </>
        }
      />
    </>
  );
}

function titleOf({ summary, isMentor, isTeacher }: CycleView): string {
  if (isMentor) return `Ciclo ${summary.number} con ${summary.teacherName}`;
  if (isTeacher) return `Mi ciclo ${summary.number} con ${summary.mentorName}`;
  return `Ciclo ${summary.number} de ${summary.teacherName} con ${summary.mentorName}`;
}
