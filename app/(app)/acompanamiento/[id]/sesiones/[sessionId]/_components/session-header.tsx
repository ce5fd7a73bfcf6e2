import { KindMark } from "@/components/coaching/kind-mark";
import { sessionTones } from "@/components/coaching/words";
import { lessonName } from "@/components/observation/visit-words";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { SessionView } from "@/lib/coaching/schema/views";
import { sessionModeLabels, sessionStateLabels } from "@/lib/coaching/schema/words";
import { formatDate, formatWeekday, type CivilDate } from "@/lib/format/civil-date";
import { formatMinutes } from "@/lib/format/duration";
import { capitalise } from "@/lib/format/text";
import { SessionChanges } from "./session-changes";

type SessionHeaderProps = Readonly<{ session: SessionView; today: CivilDate }>;

/** Which session, when, with whom, how it stands, and how to move it. */
export function SessionHeader({ session, today }: SessionHeaderProps) {
  const { summary, cycle, isMentor, lesson } = session;
  const day = summary.heldOn ?? summary.plannedOn;
  const canChange = isMentor && summary.state === "planned" && cycle.phase === "in_progress";
  return (
    <>
      <p className="print-only mb-4 text-sm">
        Minuta de sesión · {cycle.schoolName} · impresa el {formatDate(today)} · documento de uso formativo,
        confidencial
      </p>
      <PageHeader
        title={`${capitalise(formatWeekday(day))}${summary.heldOn ? "" : `, ${summary.plannedAt}`}`}
        kicker={
          <>
            <KindMark kind={summary.kind} /> ·{" "}
            <TextLink href={`/acompanamiento/${cycle.id}`}>
              Ciclo {cycle.number} con {isMentor ? cycle.teacherName : cycle.mentorName}
            </TextLink>
          </>
        }
        lead={
          <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <StatusMark tone={sessionTones[summary.state]}>{sessionStateLabels[summary.state]}</StatusMark>
            {lesson && <span>{lessonName(lesson)}</span>}
            <span>{sessionModeLabels[summary.mode]}</span>
            {summary.durationMinutes !== null && <span>{formatMinutes(summary.durationMinutes)}</span>}
            {summary.travelMinutes ? <span>{formatMinutes(summary.travelMinutes)} de traslado</span> : null}
          </span>
        }
        actions={
          <>
            {canChange && <SessionChanges session={session} today={today} />}
            <PrintButton />
          </>
        }
      />
    </>
  );
}
