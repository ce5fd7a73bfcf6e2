import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { WhoSees } from "@/components/ui/who-sees";
import { reflect } from "../actions";

type ReflectionProps = Readonly<{ cycleId: string; text: string }>;

/** The teacher's own reflection: nobody else's until the closing. */
export function Reflection({ cycleId, text }: ReflectionProps) {
  return (
    <Section title="Mi reflexión" id="reflexion" className="no-print">
      <Form action={reflect.bind(null, cycleId)}>
        <Field
          name="text"
          label="Lo que voy aprendiendo"
          hint="Qué cambió, qué costó, qué quiere seguir probando. Puede volver a escribir cuando quiera."
          optional
        >
          <Textarea rows={5} maxLength={4000} defaultValue={text} />
        </Field>
        <WhoSees summary="solo usted, hasta el cierre">
          <p>Solo usted lo ve hasta el cierre. Al cerrar el ciclo, su asesor/a lo lee como parte de él.</p>
          <p>Si prefiere que no quede, puede borrarlo antes.</p>
        </WhoSees>
        <SubmitButton variant="secondary">Guardar mi reflexión</SubmitButton>
      </Form>
    </Section>
  );
}
