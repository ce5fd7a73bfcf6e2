import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { MyDevelopment } from "@/lib/coaching/schema/views";
import { formatWeekday } from "@/lib/format/civil-date";
import { capitalise } from "@/lib/format/text";

type LastFeedbackProps = Readonly<{ feedback: NonNullable<MyDevelopment["lastFeedback"]> }>;

/** What was said last. */
export function LastFeedback({ feedback }: LastFeedbackProps) {
  const { cycleId, sessionId, heldOn, mentorName, strength, improvementPoint, teacherWords } = feedback;
  return (
    <Section
      title="La última conversación"
      lead={`${capitalise(formatWeekday(heldOn))}, con ${mentorName}`}
      actions={
        <TextLink
          href={`/acompanamiento/${cycleId}/sesiones/${sessionId}`}
          className="inline-flex min-h-11 items-center"
        >
          Leerla completa
        </TextLink>
      }
    >
      <div className="max-w-measure">
        <DescriptionList
          items={[
            { term: "Fortaleza", detail: strength },
            { term: "Punto de mejora", detail: improvementPoint },
            { term: "Lo que dije", detail: teacherWords },
          ]}
        />
      </div>
    </Section>
  );
}
