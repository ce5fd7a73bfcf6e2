import { KindMark } from "@/components/coaching/kind-mark";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { SessionSummary } from "@/lib/coaching/schema/views";
import { formatWeekday, type CivilDate } from "@/lib/format/civil-date";
import { capitalise } from "@/lib/format/text";

type NextSessionProps = Readonly<{ session: SessionSummary; today: CivilDate }>;

/** What comes next with the mentor. */
export function NextSession({ session, today }: NextSessionProps) {
  const { kind, plannedOn, plannedAt, cycleId, id } = session;
  const day = plannedOn === today ? `Hoy, ${formatWeekday(plannedOn)}` : capitalise(formatWeekday(plannedOn));
  return (
    <Section title="Lo que viene">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <KindMark kind={kind} />
        <TextLink
          href={`/acompanamiento/${cycleId}/sesiones/${id}`}
          className="inline-flex min-h-11 items-center font-semibold"
        >
          {day}, {plannedAt}
        </TextLink>
      </p>
    </Section>
  );
}
