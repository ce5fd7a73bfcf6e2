import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { TextInput } from "@/components/ui/text-input";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { deleteRun, renameRun } from "../../actions";

/** The ways to give the run another name and to delete it, while no index stands on it. */
export function KeepSection({ run: { id, name, isFrozen } }: Readonly<{ run: FactorRunView }>) {
  return (
    <Section
      title="Nombre y borrado"
      className="no-print mb-16 border-t border-rule pt-8"
      lead={
        isFrozen
          ? "De este análisis se guardó un índice: conserva su nombre y no se borra, para que otra persona pueda repetirlo."
          : "Borrarlo quita lo elegido y lo calculado. Las respuestas no se tocan, y queda quién lo borró y por qué."
      }
    >
      {!isFrozen && (
        <div className="flex flex-wrap gap-3">
          <Dialog trigger="Cambiar el nombre" title="Cambiar el nombre del análisis">
            <Form action={renameRun.bind(null, id)}>
              <Field name="name" label="Nombre del análisis" hint="Para reconocerlo en la lista.">
                <TextInput autoComplete="off" defaultValue={name} />
              </Field>
              <SubmitButton>Guardar el nombre</SubmitButton>
            </Form>
          </Dialog>
          <ConfirmDialog
            trigger="Borrar este análisis"
            title={`Borrar ${name}`}
            description="Se borran los ítems elegidos, los ajustes y los resultados. No se puede deshacer."
            confirmLabel="Borrar el análisis"
            tone="danger"
            action={deleteRun.bind(null, id)}
          >
            <Field
              name="reason"
              label="Motivo"
              hint="Queda en la lista de análisis borrados, sin nombrar a nadie."
            >
              <Textarea rows={2} />
            </Field>
          </ConfirmDialog>
        </div>
      )}
    </Section>
  );
}
