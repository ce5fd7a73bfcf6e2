import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { SessionView } from "@/lib/coaching/schema/views";

type ObserveFirstProps = Readonly<{ session: SessionView }>;

/** A monitoring is first its observation: notes and levels are written there. */
export function ObserveFirst({ session }: ObserveFirstProps) {
  const { observation, summary } = session;
  return (
    <Section title="Primero, observar la clase">
      <p className="mb-4 max-w-measure">
        Las notas y la valoración se escriben en la observación. Cuando quede registrada, aquí se anota cuánto
        duró y quién más estuvo.
      </p>
      {summary.visitId !== null && (
        <LinkButton href={`/observar/${summary.visitId}`} variant="primary">
          {observation === null ? "Observar la clase" : "Continuar la observación"}
        </LinkButton>
      )}
    </Section>
  );
}
