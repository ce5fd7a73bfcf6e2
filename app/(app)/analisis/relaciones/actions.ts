"use server";

import type { ActionState } from "@/components/ui/action-state";
import { askRelations } from "@/lib/analysis/commands/relations";
import { runAction } from "../../run-action";
import { scopeFrom } from "../study-scope-from";

export async function startRelations(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { jobId } = await askRelations(actor, {
      ...scopeFrom(values),
      grades: [...values.list("grades")],
      outcomes: [...values.list("outcomes")],
      draws: values.number("draws"),
    });
    return { redirectTo: `/analisis/relaciones?trabajo=${jobId}` };
  });
}
