"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { incorporateLate, setLateAside } from "@/lib/sync/commands/settle-own";

export async function incorporate(entityId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await incorporateLate(actor, { entityId, reason: values.text("reason") });
    revalidatePath("/observar", "layout");
    return { message: "Listo, quedó incorporado como corrección." };
  });
}

export async function setAside(entityId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await setLateAside(actor, { entityId, reason: values.text("reason") });
    revalidatePath("/observar", "layout");
    return { message: "Listo, quedó aparte con su motivo." };
  });
}
