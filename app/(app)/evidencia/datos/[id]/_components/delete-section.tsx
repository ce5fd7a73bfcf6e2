import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import { TextInput } from "@/components/ui/text-input";
import type { DataSetSheet } from "@/lib/evidence/schema/data-sets";
import { deleteAnswers } from "../../actions";

/** The way to remove every answer, which asks for the name and the reason. */
export function DeleteSection({ dataSet }: Readonly<{ dataSet: DataSetSheet }>) {
  return (
    <Section
      title="Borrar las respuestas"
      lead="Cuando termina el estudio o vence la licencia. No se puede deshacer; queda la ficha, con quién las borró y por qué."
      className="no-print mb-12"
    >
      <ConfirmDialog
        trigger="Borrar este conjunto"
        title={`Borrar ${dataSet.name}`}
        description="Se borran todas las respuestas y columnas. Lo que ya se exportó fuera de aquí no se puede recoger."
        confirmLabel="Borrar las respuestas"
        tone="danger"
        action={deleteAnswers.bind(null, dataSet.id)}
      >
        <Field name="typedName" label="Escribir el nombre del conjunto para confirmar">
          <TextInput autoComplete="off" />
        </Field>
        <Field name="reason" label="Motivo" hint="Queda en la ficha.">
          <Textarea rows={2} />
        </Field>
      </ConfirmDialog>
    </Section>
  );
}
