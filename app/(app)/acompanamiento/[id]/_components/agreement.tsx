import { ConfirmSubmit } from "@/components/ui/confirm-submit";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import type { CycleContent, CycleView } from "@/lib/coaching/schema/views";
import { chileanZone, formatDateTime } from "@/lib/format/instant";
import { accept } from "../actions";

type AgreementProps = Readonly<{ cycle: CycleView; content: CycleContent }>;

/** The agreement: to be read and accepted by the teacher; afterwards, what both agreed to. */
export function Agreement({ cycle, content }: AgreementProps) {
  const { summary, isTeacher } = cycle;
  if (summary.phase !== "agreement") {
    return (
      <Section title="El acuerdo">
        <Disclosure summary="Leer lo que acordaron">
          <AgreementText text={content.agreementText} />
        </Disclosure>
        <p className="text-sm text-ink-soft">{agreedWords(cycle, content)}</p>
      </Section>
    );
  }
  return (
    <Section title={isTeacher ? "Una propuesta para usted" : "El acuerdo propuesto"}>
      <AgreementText text={content.agreementText} />
      {isTeacher ? (
        <AcceptForm cycleId={summary.id} />
      ) : (
        <Notice title="Falta la respuesta de la o el docente">
          <p>El ciclo comienza cuando lo acepta con la meta en sus palabras. Conviene leerlo en conjunto.</p>
        </Notice>
      )}
    </Section>
  );
}

function AgreementText({ text }: Readonly<{ text: string }>) {
  return <p className="mb-6 max-w-measure border-l-2 border-rule-strong pl-4 whitespace-pre-line">{text}</p>;
}

function AcceptForm({ cycleId }: Readonly<{ cycleId: string }>) {
  return (
    <Form action={accept.bind(null, cycleId)}>
      <Field
        name="teacherGoal"
        label="Mi meta, en mis palabras"
        hint="Qué le gustaría que pasara en sus clases. Si algo del acuerdo no le acomoda, conversarlo antes de aceptar."
      >
        <Textarea rows={3} maxLength={600} />
      </Field>
      <ConfirmSubmit
        trigger="Aceptar el acuerdo"
        title="Aceptar el acuerdo"
        description="El ciclo comienza y desde ahora se pueden planificar sesiones. El acuerdo y su meta quedan como están."
        confirmLabel="Aceptar el acuerdo"
      />
    </Form>
  );
}

function agreedWords({ summary }: CycleView, { mentorAgreedAt, teacherAgreedAt }: CycleContent): string {
  const at = (instant: string | null) =>
    instant === null ? "sin fecha" : formatDateTime(new Date(instant), chileanZone(summary.timeZone));
  return `Propuesto por ${summary.mentorName} el ${at(mentorAgreedAt)}; aceptado por ${summary.teacherName} el ${at(teacherAgreedAt)}.`;
}
