import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { TextInput } from "@/components/ui/text-input";
import type { SessionView } from "@/lib/coaching/schema/views";
import type { CivilDate } from "@/lib/format/civil-date";
import { cancel, reschedule } from "../actions";

type SessionChangesProps = Readonly<{ session: SessionView; today: CivilDate }>;

/** Moving and cancelling a planned session, with its visit; a lesson that has begun is neither moved nor cancelled. */
export function SessionChanges({ session, today }: SessionChangesProps) {
  const { summary, observation } = session;
  if (observation !== null) return null;
  return (
    <>
      <Dialog trigger="Cambiar fecha u hora" title="Cambiar fecha u hora">
        <Form action={reschedule.bind(null, summary.id)}>
          <Field name="plannedOn" label="Fecha" hint="Por ejemplo 11/5, 11-05-2026 o mañana">
            <DateInput today={today} defaultValue={summary.plannedOn} />
          </Field>
          <Field name="plannedAt" label="Hora de inicio">
            <TextInput
              defaultValue={summary.plannedAt}
              inputMode="numeric"
              className="max-w-32 tabular-nums"
            />
          </Field>
          <SubmitButton>Guardar cambio</SubmitButton>
        </Form>
      </Dialog>
      <ConfirmDialog
        trigger="Cancelar sesión"
        title="Cancelar esta sesión"
        description="Queda en el ciclo como cancelada, con su motivo. Para hacerla después, se planifica otra."
        confirmLabel="Cancelar sesión"
        tone="danger"
        action={cancel.bind(null, summary.id)}
      >
        <Field name="reason" label="Motivo" hint="Lo leen usted y la o el docente. Sin datos de salud.">
          <Textarea rows={2} maxLength={300} />
        </Field>
      </ConfirmDialog>
    </>
  );
}
