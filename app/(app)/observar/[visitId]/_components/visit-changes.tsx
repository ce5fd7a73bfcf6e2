import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { CivilDate } from "@/lib/format/civil-date";
import type { VisitView } from "@/lib/observation/schema/visit";
import { cancel, reschedule } from "../../actions";

type VisitChangesProps = Readonly<{ visit: VisitView; today: CivilDate }>;

/** Moving and cancelling a visit that has not begun. */
export function VisitChanges({ visit, today }: VisitChangesProps) {
  return (
    <div className="no-print flex flex-wrap gap-3">
      <Dialog trigger="Cambiar fecha u hora" title="Cambiar fecha u hora">
        <Form action={reschedule.bind(null, visit.id)}>
          <Field name="plannedOn" label="Fecha" hint="Por ejemplo 11/5, 11-05-2026 o mañana">
            <DateInput today={today} defaultValue={visit.plannedOn} />
          </Field>
          <Field name="plannedAt" label="Hora de inicio">
            <TextInput defaultValue={visit.plannedAt} inputMode="numeric" className="max-w-32 tabular-nums" />
          </Field>
          <SubmitButton>Guardar cambio</SubmitButton>
        </Form>
      </Dialog>
      <ConfirmDialog
        trigger="Cancelar visita"
        title="Cancelar esta visita"
        description="Queda en el calendario como cancelada, con su motivo. Para hacerla después, se planifica otra."
        confirmLabel="Cancelar visita"
        tone="danger"
        action={cancel.bind(null, visit.id)}
      >
        <Field name="reason" label="Motivo" hint="Lo leen quienes ven la visita. Sin datos de salud.">
          <Textarea rows={2} maxLength={300} />
        </Field>
      </ConfirmDialog>
    </div>
  );
}
