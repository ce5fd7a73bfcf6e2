"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/components/ui/action-state";
import { discardBatch, undoBatch } from "@/lib/evidence/commands/batches";
import { askPublication } from "@/lib/evidence/commands/publication";
import { discardUpload } from "@/lib/evidence/commands/uploads";
import { runAction } from "../../run-action";

const list = "/evidencia/cargas";

export async function publish(batchId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await askPublication(actor, batchId);
    revalidatePath(`${list}/${batchId}`);
    return { message: "La publicación está en camino." };
  });
}

export async function discard(batchId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await discardBatch(actor, batchId);
    return { message: "Listo, la carga quedó descartada.", redirectTo: list };
  });
}

export async function undo(batchId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await undoBatch(actor, { batchId, reason: values.text("reason") });
    revalidatePath(`${list}/${batchId}`);
    return { message: "Listo, la carga quedó deshecha." };
  });
}

export async function discardReceived(
  uploadId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await discardUpload(actor, uploadId);
    revalidatePath(list);
    return { message: "Listo, se borró lo recibido." };
  });
}
