"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { acceptEnded, declineEnded } from "@/lib/sync/commands/settle-ended";

interface Held {
  readonly personId: string;
  readonly entityId: string;
}

export async function accept(
  { personId, entityId }: Held,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await acceptEnded(actor, { personId, entityId, reason: values.text("reason") });
    revalidatePath("/programa/retenidas");
    return { message: "Listo, quedó incorporado a nombre de quien lo escribió." };
  });
}

export async function decline(
  { personId, entityId }: Held,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await declineEnded(actor, { personId, entityId, reason: values.text("reason") });
    revalidatePath("/programa/retenidas");
    return { message: "Listo, quedó aparte con su motivo." };
  });
}
