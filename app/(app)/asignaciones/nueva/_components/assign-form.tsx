import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import type { CivilDate } from "@/lib/format/civil-date";
import { suggestReason } from "@/lib/mentoring/rules";
import type { AssignmentProposal, Candidate } from "@/lib/mentoring/schema/assignments";
import { Considerations } from "../../_components/considerations";
import { LoadBars } from "../../_components/load-bars";
import { assign } from "../../actions";
import { travelInWords } from "./candidate-item";

type AssignFormProps = Readonly<{
  proposal: AssignmentProposal;
  candidate: Candidate;
  today: CivilDate;
  backHref: string;
}>;

/** The decision itself: this mentor, so much time, from this day, for this reason. */
export function AssignForm({ proposal, candidate, today, backHref }: AssignFormProps) {
  const { focus, teacher } = proposal;
  return (
    <Section
      title={`Asignar a ${candidate.name}`}
      lead={`${candidate.schoolName} · ${travelInWords(candidate)}`}
      actions={<TextLink href={backHref}>Volver a la lista</TextLink>}
    >
      <div className="mb-8 grid gap-x-10 gap-y-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Considerations considerations={candidate.considerations} />
        <LoadBars load={candidate.load} mentorCap={proposal.mentorCap} />
      </div>
      <Form action={assign}>
        <input type="hidden" name="focusId" value={focus.id} />
        <input type="hidden" name="teacherId" value={teacher.id} />
        <input type="hidden" name="mentorId" value={candidate.mentorId} />
        <div className="flex flex-wrap gap-x-8 gap-y-6">
          <Field
            name="minutesPerWeek"
            label="Minutos por semana"
            hint="De las horas liberadas de quien asesora"
          >
            <TextInput
              inputMode="numeric"
              defaultValue={proposal.minutesPerWeek}
              className="max-w-32 tabular-nums"
            />
          </Field>
          <Field name="validFrom" label="Desde" hint="Por ejemplo 11/5, 11-05-2026 o hoy">
            <DateInput today={today} defaultValue={today} />
          </Field>
        </div>
        <Field
          name="reason"
          label="Por qué esta persona"
          hint="La leen ambas personas y quienes asignan. Viene una propuesta: corregirla con sus palabras."
        >
          <Textarea rows={3} maxLength={500} defaultValue={suggestReason(candidate)} />
        </Field>
        <p className="max-w-measure text-sm text-ink-soft">
          Antes de asignar, confirmar que entre ambas personas no hay parentesco ni otra relación que la
          plataforma no conozca. Desde ese día {candidate.name} podrá leer el registro compartido de{" "}
          {teacher.name}, y cada lectura queda anotada.
        </p>
        <SubmitButton pendingLabel="Asignando…">Asignar</SubmitButton>
      </Form>
    </Section>
  );
}
