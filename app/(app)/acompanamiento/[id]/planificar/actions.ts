"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { planSession } from "@/lib/coaching/commands/session";
import type { PlanSessionInput } from "@/lib/coaching/schema/input";
import { parseTime } from "@/lib/format/instant";

export async function plan(cycleId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    // What is not one of the kinds, modes or grades is refused by the command.
    const kind = values.text("kind") as PlanSessionInput["kind"];
    const lesson = {
      subject: values.text("lesson.subject"),
      grade: values.text("lesson.grade") as NonNullable<PlanSessionInput["lesson"]>["grade"],
      classGroup: values.text("lesson.classGroup"),
      rubricVersionId: values.text("lesson.rubricVersionId"),
    };
    const { id, warnings } = await planSession(actor, {
      id: values.text("id"),
      cycleId,
      kind,
      mode: values.text("mode") as PlanSessionInput["mode"],
      plannedOn: values.text("plannedOn"),
      plannedAt: parseTime(values.text("plannedAt")) ?? values.text("plannedAt"),
      lesson: kind === "monitoring" ? lesson : null,
    });
    revalidatePath("/acompanamiento", "layout");
    revalidatePath("/observar");
    return {
      message: ["Listo, la sesión quedó planificada.", ...warnings].join(" "),
      redirectTo: `/acompanamiento/${cycleId}/sesiones/${id}`,
    };
  });
}
