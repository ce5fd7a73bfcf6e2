import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { MyDevelopment } from "@/lib/coaching/schema/views";
import { formatDate } from "@/lib/format/civil-date";

type MyReflectionsProps = Readonly<Pick<MyDevelopment, "current" | "closed">>;

/** The teacher's own reflections: the one being written, and those that closings took along. */
export function MyReflections({ current, closed }: MyReflectionsProps) {
  const earlier = closed.filter(({ teacherReflection }) => teacherReflection !== null);
  const canWrite = current !== null && current.summary.phase !== "agreement";
  return (
    <Section title="Mis reflexiones" lead="Solo usted las ve hasta el cierre de cada ciclo.">
      {canWrite && (
        <div className="mb-6 max-w-measure">
          {current.content.teacherReflection ? (
            <p className="border-l-2 border-rule-strong pl-4 whitespace-pre-line">
              {current.content.teacherReflection}
            </p>
          ) : (
            <p className="text-ink-soft">Todavía no ha escrito en este ciclo.</p>
          )}
          <p className="mt-3">
            <LinkButton href={`/acompanamiento/${current.summary.id}#reflexion`} size="small">
              Escribir mi reflexión
            </LinkButton>
          </p>
        </div>
      )}
      <ul className="max-w-measure space-y-4">
        {earlier.map(({ summary, teacherReflection }) => (
          <li key={summary.id} className="keep-together">
            <p className="text-sm text-ink-soft">
              Ciclo {summary.number} · desde el {formatDate(summary.startsOn)}
            </p>
            <p className="border-l-2 border-rule-strong pl-4 whitespace-pre-line">{teacherReflection}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
