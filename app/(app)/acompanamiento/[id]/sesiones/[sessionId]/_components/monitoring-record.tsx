import { observationHref } from "@/components/coaching/words";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { SessionView } from "@/lib/coaching/schema/views";
import { observationStateLabels } from "@/lib/observation/schema/words";

type MonitoringRecordProps = Readonly<{ session: SessionView }>;

/** A recorded monitoring: its observation and who else was there. */
export function MonitoringRecord({ session }: MonitoringRecordProps) {
  const { observation, alsoPresent, isMentor } = session;
  const isShared = observation?.state === "shared" || observation?.state === "acknowledged";
  const canOpen = observation !== null && (isMentor || isShared);
  return (
    <Section title="La clase observada">
      <div className="max-w-measure">
        <DescriptionList
          items={[
            {
              term: "Observación",
              detail: canOpen ? (
                <>
                  <TextLink
                    href={observationHref(
                      { observationId: observation.id, visitId: observation.visitId },
                      !isMentor,
                    )}
                  >
                    Leer la observación
                  </TextLink>{" "}
                  · {observationStateLabels[observation.state].toLowerCase()}
                </>
              ) : (
                "Su asesor/a todavía no la comparte."
              ),
            },
            { term: "Quién más estuvo", detail: alsoPresent ?? "Nadie más" },
          ]}
        />
      </div>
    </Section>
  );
}
