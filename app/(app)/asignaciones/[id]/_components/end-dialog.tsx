import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { CivilDate } from "@/lib/format/civil-date";
import { end } from "../../actions";

/** Ends an assignment, with its reason. */
export function EndDialog({ id, today }: Readonly<{ id: string; today: CivilDate }>) {
  return (
    <ConfirmDialog
      trigger="Terminar asignación"
      tone="danger"
      title="Terminar la asignación"
      description="Quien asesora deja de leer el registro de la o el docente de inmediato. Lo hecho queda guardado y el foco sigue. Si hay un ciclo abierto, cerrarlo antes."
      confirmLabel="Terminar asignación"
      action={end.bind(null, id)}
    >
      <Field name="endedOn" label="Fecha de término" hint="Hoy o antes">
        <DateInput today={today} defaultValue={today} />
      </Field>
      <Field name="reason" label="Motivo" hint="Lo leen ambas personas y quienes asignan">
        <Textarea rows={3} maxLength={500} />
      </Field>
    </ConfirmDialog>
  );
}
