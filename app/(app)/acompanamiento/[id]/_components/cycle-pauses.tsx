import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { CycleView } from "@/lib/coaching/schema/views";
import { resume, suspend } from "../actions";

type CyclePausesProps = Readonly<{ cycle: CycleView }>;

/** Stopping a cycle for a time, and taking it up again. */
export function CyclePauses({ cycle: { summary } }: CyclePausesProps) {
  if (summary.phase === "suspended") {
    return (
      <ConfirmDialog
        trigger="Retomar el ciclo"
        triggerVariant="primary"
        title="Retomar el ciclo"
        description="Vuelve a estar en curso, con sus sesiones y pasos como quedaron. Revisar las fechas de lo planificado."
        confirmLabel="Retomar el ciclo"
        action={resume.bind(null, summary.id)}
      />
    );
  }
  if (summary.phase !== "in_progress") return null;
  return (
    <ConfirmDialog
      trigger="Suspender"
      title="Suspender el ciclo"
      description="Deja de aparecer en la agenda hasta que se retome. Nada de lo registrado se pierde."
      confirmLabel="Suspender el ciclo"
      action={suspend.bind(null, summary.id)}
    >
      <Field name="reason" label="Motivo" hint="Lo leen usted y la o el docente. Sin datos de salud.">
        <Textarea rows={2} maxLength={300} />
      </Field>
    </ConfirmDialog>
  );
}
