import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { formatDate } from "@/lib/format/civil-date";
import { countOf } from "@/lib/format/text";
import type { PendingWork } from "@/lib/observation/schema/visit";

type PendingListProps = Readonly<{ pending: readonly PendingWork[] }>;

/** What the observer began or promised and has not finished, with the days it waits. */
export function PendingList({ pending }: PendingListProps) {
  if (pending.length === 0) return null;
  return (
    <Section title="Pendiente">
      <ul className="border-t border-rule">
        {pending.map((work) => (
          <li key={work.visitId} className="flex flex-wrap items-center gap-x-5 border-b border-rule py-2">
            <StatusMark tone="attention" className="text-sm">
              {wordsOf(work)}
            </StatusMark>
            <span className="min-w-56 grow basis-0">
              <TextLink href={hrefOf(work)} className="inline-flex min-h-8 items-center">
                {work.classGroup} {work.subject}, {formatDate(work.plannedOn)}
              </TextLink>
              <span className="block text-sm text-ink-soft">
                {work.teacherName} · {work.schoolName}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function hrefOf({ visitId, kind }: PendingWork): string {
  return kind === "unshared" ? `/observar/${visitId}/registro` : `/observar/${visitId}`;
}

function wordsOf({ kind, days }: PendingWork): string {
  const since = days === 0 ? "hoy" : countOf(days, "día");
  switch (kind) {
    case "draft":
      return `Borrador sin registrar (${since})`;
    case "unshared":
      return `Sin compartir (${since})`;
    case "not_started":
      return `Visita que pasó sin observación (${since})`;
  }
}
