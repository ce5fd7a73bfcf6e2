"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { publishRubricVersion, retireRubricVersion } from "@/lib/observation/commands/rubric";

export async function publish(versionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await publishRubricVersion(actor, versionId);
    revalidatePath("/programa/pautas", "layout");
    return { message: "Listo, la pauta quedó publicada." };
  });
}

export async function retire(versionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await retireRubricVersion(actor, versionId);
    revalidatePath("/programa/pautas", "layout");
    return { message: "Listo, la pauta quedó retirada. Lo ya observado con ella se conserva." };
  });
}
