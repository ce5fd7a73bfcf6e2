import { lessonName, stateOf, visitHref } from "@/components/observation/visit-words";
import { LinkButton } from "@/components/ui/link-button";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { addDays, formatWeekday, type CivilDate } from "@/lib/format/civil-date";
import { capitalise } from "@/lib/format/text";
import type { VisitView } from "@/lib/observation/schema/visit";
import { purposeLabels } from "@/lib/observation/schema/words";

type AgendaProps = Readonly<{
  visits: readonly VisitView[];
  today: CivilDate;
  personId: string | null;
}>;

/** Visits by day, as a paper agenda. */
export function Agenda({ visits, today, personId }: AgendaProps) {
  const days = [...new Set(visits.map(({ plannedOn }) => plannedOn))];
  return days.map((day) => (
    <section key={day} aria-labelledby={`dia-${day}`} className="keep-together mb-8">
      <h2 id={`dia-${day}`} className="mb-1 border-b-2 border-ink pb-1 text-lg">
        {dayName(day, today)}
      </h2>
      <ul>
        {visits
          .filter(({ plannedOn }) => plannedOn === day)
          .map((visit) => (
            <li key={visit.id} className="border-b border-rule">
              <AgendaLine visit={visit} isToday={day === today} personId={personId} />
            </li>
          ))}
      </ul>
    </section>
  ));
}

function dayName(day: CivilDate, today: CivilDate): string {
  const name = formatWeekday(day);
  const year = day.slice(0, 4) === today.slice(0, 4) ? "" : ` de ${day.slice(0, 4)}`;
  if (day === today) return `Hoy, ${name}`;
  if (day === addDays(today, 1)) return `Mañana, ${name}`;
  return `${capitalise(name)}${year}`;
}

type AgendaLineProps = Readonly<{ visit: VisitView; isToday: boolean; personId: string | null }>;

function AgendaLine({ visit, isToday, personId }: AgendaLineProps) {
  const { tone, label } = stateOf(visit);
  const href = visitHref(visit, personId);
  const isToObserve = visit.isObserver && visit.state === "planned";
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 py-2">
      <time className="w-14 font-semibold" dateTime={`${visit.plannedOn}T${visit.plannedAt}`}>
        {visit.plannedAt}
      </time>
      <div className="min-w-56 grow basis-0">
        <p>
          <TextLink href={href} className="inline-flex min-h-8 items-center font-semibold">
            {lessonName(visit)}
          </TextLink>
        </p>
        <p className="text-sm text-ink-soft">
          {visit.teacherName} · {visit.schoolName}
          {!visit.isObserver && ` · observa ${visit.observerName}`}
        </p>
      </div>
      <p className="text-sm">
        {purposeLabels[visit.purpose]} · <StatusMark tone={tone}>{label}</StatusMark>
      </p>
      {isToObserve && (
        <LinkButton href={href} size="small" variant={isToday ? "primary" : "secondary"}>
          {visit.observation ? "Continuar" : "Observar"}
        </LinkButton>
      )}
    </div>
  );
}
