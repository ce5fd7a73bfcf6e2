"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { placeSource } from "@/lib/fieldwork/commands/source-session";

/** Says from which session a transcript that came in a file is. */
export async function placeBroughtSource(
  sourceId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { studyId } = await placeSource(actor, { sourceId, sessionId: values.text("sessionId") });
    revalidatePath(`/terreno/${studyId}`, "layout");
    return { message: "Listo, quedó con su sesión." };
  });
}
