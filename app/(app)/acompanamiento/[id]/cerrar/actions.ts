"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { closeCycle } from "@/lib/coaching/commands/cycle";
import type { CloseCycleInput } from "@/lib/coaching/schema/input";

export async function close(cycleId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await closeCycle(actor, {
      cycleId,
      observationId: values.optional("observationId") ?? null,
      // What is not one of the outcomes or next steps is refused by the command.
      outcome: values.text("outcome") as CloseCycleInput["outcome"],
      evidenceSummary: values.text("evidenceSummary"),
      noModellingReason: values.optional("noModellingReason") ?? null,
      nextStep: values.text("nextStep") as CloseCycleInput["nextStep"],
    });
    revalidatePath("/acompanamiento", "layout");
    return { message: "Listo, el ciclo quedó cerrado.", redirectTo: `/acompanamiento/${cycleId}` };
  });
}
