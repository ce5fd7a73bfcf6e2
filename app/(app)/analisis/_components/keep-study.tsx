import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { TextInput } from "@/components/ui/text-input";
import type { StudyKind } from "@/lib/analysis/schema/studies";
import { nameStudy, removeStudy } from "../study-actions";

type KeepStudyProps = Readonly<{ kind: StudyKind; id: string; name: string | null; mayKeep: boolean }>;

const words = {
  relation: {
    title: "Cambiar el nombre de estas relaciones",
    trigger: "Borrar estas relaciones",
    confirm: "Borrar las relaciones",
    lead: "El nombre sirve para reconocerlas en la lista; lo calculado no cambia. Al borrarlas queda quién lo hizo y por qué.",
    kept: "Les cambia el nombre y las borra quien las calculó, o alguien que investiga en todas sus zonas.",
  },
  case: {
    title: "Cambiar el nombre de esta selección",
    trigger: "Borrar esta selección",
    confirm: "Borrar la selección",
    lead: "El nombre sirve para reconocerla en la lista; lo calculado no cambia. Al borrarla queda quién lo hizo y por qué. Con la lista de una zona cerrada, ya no se cambia ni se borra.",
    kept: "Con la lista de una zona cerrada, una selección conserva su nombre y no se borra. Antes, lo hace quien la calculó o alguien que investiga en todas sus zonas.",
  },
} as const;

/** The ways to name a study and to delete it, where the person may. */
export function KeepStudy({ kind, id, name, mayKeep }: KeepStudyProps) {
  const { title, trigger, confirm, lead, kept } = words[kind];
  return (
    <Section
      title="Nombre y borrado"
      className="no-print mt-12 border-t border-rule pt-8"
      lead={mayKeep ? lead : kept}
    >
      {mayKeep && (
        <div className="flex flex-wrap gap-3">
          <Dialog trigger="Cambiar el nombre" title={title}>
            <Form action={nameStudy.bind(null, { kind, id })}>
              <Field name="name" label="Nombre" hint="Para reconocerlo en la lista.">
                <TextInput autoComplete="off" defaultValue={name ?? ""} />
              </Field>
              <SubmitButton>Guardar el nombre</SubmitButton>
            </Form>
          </Dialog>
          <ConfirmDialog
            trigger={trigger}
            title={trigger}
            description="Se borra con qué se calculó y lo que salió. No se puede deshacer."
            confirmLabel={confirm}
            tone="danger"
            action={removeStudy.bind(null, { kind, id })}
          >
            <Field name="reason" label="Motivo" hint="Queda en la lista de lo borrado, sin nombrar a nadie.">
              <Textarea rows={2} />
            </Field>
          </ConfirmDialog>
        </div>
      )}
    </Section>
  );
}
