import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import { missingToActivate } from "@/lib/support/rules";
import type { FocusView } from "@/lib/support/schema";
import { activate, complete, withdraw } from "../../actions";

/** What comes next for the focus, for those who define it. */
export function FocusSteps({ focus }: Readonly<{ focus: FocusView }>) {
  const missing = missingToActivate({
    hasGoal: focus.goals.some(({ state }) => state === "active"),
    teachers: focus.teacherCount,
  });
  return (
    <Section title="Qué sigue" className="no-print mb-12">
      {focus.state === "proposed" && missing.length > 0 && (
        <ul className="mb-4 list-disc space-y-1 pl-5">
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-3">
        {focus.state === "proposed" && missing.length === 0 && (
          <ConfirmDialog
            trigger="Comenzar el foco"
            triggerVariant="primary"
            title="Comenzar el foco"
            description={
              <p>Queda vigente con su meta. La jefatura del servicio ya puede asignar asesores.</p>
            }
            confirmLabel="Comenzar"
            action={activate.bind(null, focus.id)}
          />
        )}
        {focus.state === "active" && <Complete focusId={focus.id} />}
        <ConfirmDialog
          trigger="Retirar el foco"
          tone="danger"
          title="Retirar el foco"
          description={<p>Su meta queda suspendida y el motivo, escrito. No se borra nada.</p>}
          confirmLabel="Retirar foco"
          action={withdraw.bind(null, focus.id)}
        >
          <Field name="reason" label="Motivo">
            <Textarea rows={3} maxLength={500} />
          </Field>
        </ConfirmDialog>
      </div>
    </Section>
  );
}

function Complete({ focusId }: Readonly<{ focusId: string }>) {
  return (
    <ConfirmDialog
      trigger="Dar por cumplido"
      title="Dar el foco por cumplido"
      description={<p>Con la evidencia de sus ciclos a la vista. Las asignaciones deben estar terminadas.</p>}
      confirmLabel="Dar por cumplido"
      action={complete.bind(null, focusId)}
    >
      <RadioGroup
        name="outcome"
        legend="Cómo quedó la meta"
        options={[
          { value: "achieved", label: "Lograda" },
          { value: "partly_achieved", label: "Parcialmente lograda" },
        ]}
      />
      <Field name="reason" label="Qué lo muestra">
        <Textarea rows={3} maxLength={500} />
      </Field>
    </ConfirmDialog>
  );
}
