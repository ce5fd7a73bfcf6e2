import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { SessionSummary } from "@/lib/coaching/schema/views";
import { sessionModeLabels, sessionStateLabels } from "@/lib/coaching/schema/words";
import { formatWeekday, type CivilDate } from "@/lib/format/civil-date";
import { formatMinutes } from "@/lib/format/duration";
import { capitalise } from "@/lib/format/text";
import { KindMark } from "./kind-mark";
import { sessionTones } from "./words";

type SessionTimelineProps = Readonly<{
  sessions: readonly SessionSummary[];
  today: CivilDate;
  /** The two people of the cycle open each session; others see that it was. */
  canOpen: boolean;
}>;

/** The sessions of a cycle in order of time, by kind, with their state and how long they took. */
export function SessionTimeline({ sessions, today, canOpen }: SessionTimelineProps) {
  return (
    <ol className="border-t border-rule">
      {sessions.map((session) => (
        <li
          key={session.id}
          className="keep-together flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b border-rule py-3"
        >
          <span className="w-44 font-semibold">
            <KindMark kind={session.kind} />
          </span>
          <span className="grow basis-56">
            {canOpen ? (
              <TextLink
                href={`/acompanamiento/${session.cycleId}/sesiones/${session.id}`}
                className="inline-flex min-h-8 items-center"
              >
                {dayOf(session)}
              </TextLink>
            ) : (
              dayOf(session)
            )}
            <span className="block text-sm text-ink-soft">{detailOf(session)}</span>
          </span>
          <span className="text-sm">
            <StatusMark tone={isLate(session, today) ? "attention" : sessionTones[session.state]}>
              {isLate(session, today) ? "Por registrar" : sessionStateLabels[session.state]}
            </StatusMark>
          </span>
        </li>
      ))}
    </ol>
  );
}

function dayOf(session: SessionSummary): string {
  if (session.heldOn) return capitalise(formatWeekday(session.heldOn));
  return `${capitalise(formatWeekday(session.plannedOn))}, ${session.plannedAt}`;
}

function detailOf({ mode, durationMinutes, travelMinutes }: SessionSummary): string {
  const parts = [
    sessionModeLabels[mode],
    durationMinutes === null ? null : formatMinutes(durationMinutes),
    travelMinutes ? `${formatMinutes(travelMinutes)} de traslado` : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function isLate({ state, plannedOn }: SessionSummary, today: CivilDate): boolean {
  return state === "planned" && plannedOn < today;
}
