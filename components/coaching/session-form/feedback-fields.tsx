import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { TextInput } from "@/components/ui/text-input";
import type { CitableObservation, SessionSummary, StepView } from "@/lib/coaching/schema/views";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatOffset } from "@/lib/format/duration";
import { speakerLabels } from "@/lib/observation/schema/words";
import { EvidencePicker, type EvidenceGroup } from "./evidence-picker";
import { HeldFields } from "./held-fields";
import { RecordButton } from "./record-button";
import { StepFields } from "./step-fields";

export type SessionFieldsProps = Readonly<{
  summary: SessionSummary;
  activeStep: StepView | null;
  today: CivilDate;
}>;

type FeedbackFieldsProps = SessionFieldsProps & Readonly<{ observations: readonly CitableObservation[] }>;

/** A feedback talk: its evidence, one strength, one point, the teacher's words, one step. */
export function FeedbackFields({ summary, activeStep, observations, today }: FeedbackFieldsProps) {
  return (
    <>
      <EvidencePicker groups={observations.map(toGroup)} />
      <Field name="strength" label="Una fortaleza" hint="Qué se vio que ayudó a aprender">
        <Textarea rows={2} maxLength={2000} />
      </Field>
      <Field
        name="improvementPoint"
        label="Un punto de mejora"
        hint="Uno solo, el que más ayudaría a la meta"
      >
        <Textarea rows={2} maxLength={2000} />
      </Field>
      <Field name="teacherWords" label="Qué dijo la o el docente" hint="Con sus palabras">
        <Textarea rows={3} maxLength={2000} />
      </Field>
      <Field
        name="mentorTalkPercent"
        label="Cuánto habló usted, más o menos"
        hint="Porcentaje del tiempo, de 0 a 100. Es para usted: ayuda a escuchar más."
        optional
      >
        <TextInput inputMode="numeric" className="max-w-28 tabular-nums" />
      </Field>
      <Field
        name="talkNotes"
        label="Notas de la conversación"
        hint="Las leen usted y la o el docente."
        optional
      >
        <Textarea rows={3} maxLength={4000} />
      </Field>
      <StepFields activeStep={activeStep} today={today} />
      <HeldFields summary={summary} today={today} />
      <RecordButton />
    </>
  );
}

function toGroup(observation: CitableObservation): EvidenceGroup {
  const state = observation.isShared ? "" : " · sin compartir todavía";
  const place = observation.isOfCycle ? "" : " · fuera de este ciclo";
  return {
    id: observation.id,
    label: `${formatDate(observation.plannedOn)} · ${observation.classGroup} ${observation.subject}${place}${state}`,
    notes: observation.notes.map((note) => ({
      id: note.id,
      label: `${formatOffset(note.offsetSeconds)} · ${speakerLabels[note.speaker]}: ${note.text}`,
    })),
  };
}
