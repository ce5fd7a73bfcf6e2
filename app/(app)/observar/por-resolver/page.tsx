import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { countOf } from "@/lib/format/text";
import { listOwnUnsettled } from "@/lib/sync/queries/waiting";
import type { OwnConflict } from "@/lib/sync/schema/waiting";
import { WaitingItem } from "./_components/waiting-item";

export const metadata: Metadata = { title: "Por resolver" };

/** What this person wrote that is not in its record yet, and what to do with each thing. */
export default async function UnsettledPage() {
  const { conflicts, waiting } = await listOwnUnsettled(await requireActor());
  const isEmpty = conflicts.length + waiting.length === 0;
  return (
    <>
      <PageHeader
        title="Por resolver"
        kicker={<TextLink href="/observar">Visitas</TextLink>}
        lead="Lo que escribió en dos equipos a la vez, o que llegó cuando el registro ya estaba cerrado. Nada de esto se pierde ni se decide solo."
      />
      {isEmpty && (
        <EmptyState title="No hay nada por resolver">
          <p>Si algo escrito sin señal llega a chocar con otra cosa, aparece aquí.</p>
        </EmptyState>
      )}
      {conflicts.length > 0 && (
        <Section title="Escrito de dos maneras">
          <p className="mb-2 max-w-measure text-ink-soft">
            Las dos versiones están guardadas. Se elige en la misma clase, y mientras tanto no se registra.
          </p>
          <ul className="border-t border-rule">
            {conflicts.map((conflict) => (
              <ConflictLine key={conflict.entityId} conflict={conflict} />
            ))}
          </ul>
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title="Llegó y espera">
          <ul className="space-y-6">
            {waiting.map((one) => (
              <li key={one.entityId}>
                <WaitingItem waiting={one} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function ConflictLine({ conflict }: Readonly<{ conflict: OwnConflict }>) {
  const { href, title, teacherName, fieldCount } = conflict;
  return (
    <li className="flex flex-wrap items-center gap-x-5 border-b border-rule py-2">
      <StatusMark tone="attention" className="text-sm">
        {`${countOf(fieldCount, "dato")} por elegir`}
      </StatusMark>
      <span className="min-w-56 grow basis-0">
        <TextLink href={href ?? "/observar"} className="inline-flex min-h-8 items-center">
          {title}
        </TextLink>
        <span className="block text-sm text-ink-soft">{teacherName}</span>
      </span>
    </li>
  );
}
