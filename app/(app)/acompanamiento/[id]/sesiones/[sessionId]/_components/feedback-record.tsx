import { CitedNotes } from "@/components/coaching/cited-notes";
import { observationHref } from "@/components/coaching/words";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { FeedbackView, SessionView } from "@/lib/coaching/schema/views";
import { formatPercent } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

type FeedbackRecordProps = Readonly<{ session: SessionView; feedback: FeedbackView }>;

/** A recorded talk: what it cited, what was said, and how soon after the lesson it came. */
export function FeedbackRecord({ session, feedback }: FeedbackRecordProps) {
  const { observationId, visitId, evidence } = feedback;
  return (
    <>
      <Section title="La conversación">
        <div className="max-w-measure">
          <DescriptionList
            items={[
              { term: "Fortaleza", detail: feedback.strength },
              { term: "Punto de mejora", detail: feedback.improvementPoint },
              { term: "En palabras de la o el docente", detail: feedback.teacherWords },
              ...(feedback.talkNotes ? [{ term: "Notas", detail: feedback.talkNotes }] : []),
              ...(feedback.mentorTalkPercent === null
                ? []
                : [
                    {
                      term: "Tiempo que habló la asesoría",
                      detail: `${formatPercent(feedback.mentorTalkPercent)}, según su propia estimación`,
                    },
                  ]),
              ...delayOf(session),
            ]}
          />
        </div>
      </Section>
      {(evidence.length > 0 || visitId !== null) && (
        <Section
          title="Evidencias que usaron"
          actions={
            observationId !== null && visitId !== null ? (
              <TextLink href={observationHref({ observationId, visitId }, !session.isMentor)}>
                Leer la observación
              </TextLink>
            ) : undefined
          }
        >
          {evidence.length > 0 ? (
            <CitedNotes notes={evidence} />
          ) : (
            <p className="text-ink-soft">Conversaron de esa clase sin citar notas.</p>
          )}
        </Section>
      )}
    </>
  );
}

function delayOf({ hoursSinceLesson, promisedHours }: SessionView) {
  if (hoursSinceLesson === null) return [];
  const isLate = promisedHours !== null && hoursSinceLesson > promisedHours;
  const promise =
    promisedHours === null ? "" : ` El programa promete ${countOf(promisedHours, "hora")} o menos.`;
  return [
    {
      term: "Desde la clase",
      detail: (
        <>
          <StatusMark tone={isLate ? "attention" : "done"} className="whitespace-normal!">
            {`${countOf(hoursSinceLesson, "hora")} hasta registrar la conversación.`}
          </StatusMark>
          {promise}
        </>
      ),
    },
  ];
}
