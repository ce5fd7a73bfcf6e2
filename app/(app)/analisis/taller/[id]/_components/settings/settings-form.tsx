import type { ReactNode } from "react";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeStep } from "../../../actions";
import type { ChangeableStep } from "../../../step-options";

type SettingsFormProps = Readonly<{ runId: string; step: ChangeableStep; children: ReactNode }>;

/** The settings of one step. Saving them computes nothing yet: it marks what depends on them. */
export function SettingsForm({ runId, step, children }: SettingsFormProps) {
  return (
    <Form action={changeStep.bind(null, { runId, step })} className="mt-2 space-y-5">
      {children}
      <SubmitButton variant="secondary" pendingLabel="Guardando…">
        Guardar estos ajustes
      </SubmitButton>
    </Form>
  );
}
