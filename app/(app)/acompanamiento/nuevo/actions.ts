"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { openCycle } from "@/lib/coaching/commands/cycle";

export async function open(assignmentId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { id } = await openCycle(actor, {
      id: values.text("id"),
      assignmentId,
      agreementText: values.text("agreementText"),
      startsOn: values.text("startsOn"),
    });
    revalidatePath("/acompanamiento", "layout");
    return { message: "Listo, el acuerdo espera a la o el docente.", redirectTo: `/acompanamiento/${id}` };
  });
}
