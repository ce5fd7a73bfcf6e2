"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { attemptCalibration } from "@/lib/observation/commands/calibration";

export async function attempt(exerciseId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const names = [...form.keys()].filter((name) => /^[0-9a-f]{8}-/.test(name));
    const { isCertified } = await attemptCalibration(actor, {
      id: values.text("id"),
      exerciseId,
      levels: Object.fromEntries(names.map((name) => [name, Number(values.text(name))])),
    });
    revalidatePath("/observar", "layout");
    return {
      redirectTo: `/observar/calibracion/${exerciseId}`,
      message: isCertified
        ? "Listo: quedó certificada su observación por un año."
        : "Listo, abajo está la comparación con la referencia.",
    };
  });
}
