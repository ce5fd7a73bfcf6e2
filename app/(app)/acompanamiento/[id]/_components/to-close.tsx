import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { CycleContent, CycleView } from "@/lib/coaching/schema/views";

type ToCloseProps = Readonly<{ cycle: CycleView; content: CycleContent }>;

/** What is missing before the mentor can close the cycle; a missing modelling may also be answered with a reason. */
export function ToClose({ cycle, content }: ToCloseProps) {
  const { missingToClose, canClose } = content;
  const isReady = missingToClose.length === 0;
  return (
    <Section title={isReady ? "Listo para cerrar" : "Qué falta para cerrar"} id="cerrar" className="no-print">
      {isReady ? (
        <p className="max-w-measure">
          Están los tres tipos de sesión y nada queda pendiente. Al cerrar se elige la observación que muestra
          hasta dónde se llegó.
        </p>
      ) : (
        <ul className="max-w-measure space-y-1">
          {missingToClose.map((missing) => (
            <li key={missing}>
              <StatusMark tone="pending" className="whitespace-normal!">
                {missing}
              </StatusMark>
            </li>
          ))}
        </ul>
      )}
      {canClose && (
        <p className="mt-4">
          <LinkButton href={`/acompanamiento/${cycle.summary.id}/cerrar`}>Cerrar el ciclo</LinkButton>
        </p>
      )}
    </Section>
  );
}
