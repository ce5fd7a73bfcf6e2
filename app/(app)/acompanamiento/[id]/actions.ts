"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { agreeToCycle, resumeCycle, suspendCycle, writeReflection } from "@/lib/coaching/commands/cycle";

export async function accept(cycleId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await agreeToCycle(actor, { cycleId, teacherGoal: values.text("teacherGoal") });
    revalidatePath("/acompanamiento", "layout");
    return { message: "Listo, el ciclo está en marcha." };
  });
}

export async function reflect(cycleId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await writeReflection(actor, { cycleId, text: values.text("text") });
    revalidatePath("/acompanamiento", "layout");
    revalidatePath("/mi-desarrollo");
    return { message: "Listo, quedó guardado. Por ahora solo usted lo ve." };
  });
}

export async function suspend(cycleId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await suspendCycle(actor, { cycleId, reason: values.text("reason") });
    revalidatePath("/acompanamiento", "layout");
    return { message: "Listo, el ciclo quedó suspendido." };
  });
}

export async function resume(cycleId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await resumeCycle(actor, cycleId);
    revalidatePath("/acompanamiento", "layout");
    return { message: "Listo, el ciclo sigue." };
  });
}
