"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { acknowledgeObservation } from "@/lib/observation/commands/conversation";

export async function acknowledge(
  of: { readonly observationId: string; readonly revision: number },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await acknowledgeObservation(actor, of);
    revalidatePath("/mi-desarrollo", "layout");
    return { message: "Listo, quedó confirmada su lectura." };
  });
}
