"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { recordFeedback, recordModelling, recordMonitoring } from "@/lib/coaching/commands/record";
import { cancelSession, rescheduleSession } from "@/lib/coaching/commands/session";
import { feedbackFrom, modellingFrom, monitoringFrom } from "@/lib/coaching/rules/session-form";
import { parseTime } from "@/lib/format/instant";

const recorded = "Listo, la sesión quedó registrada.";

export async function monitoring(sessionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await recordMonitoring(actor, monitoringFrom(sessionId, values));
    refresh();
    return { message: recorded };
  });
}

export async function feedback(sessionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await recordFeedback(actor, feedbackFrom(sessionId, values));
    refresh();
    return { message: recorded };
  });
}

export async function modelling(sessionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await recordModelling(actor, modellingFrom(sessionId, values));
    refresh();
    return { message: recorded };
  });
}

export async function reschedule(sessionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { warnings } = await rescheduleSession(actor, {
      sessionId,
      plannedOn: values.text("plannedOn"),
      plannedAt: parseTime(values.text("plannedAt")) ?? values.text("plannedAt"),
    });
    refresh();
    return { message: ["Listo, la sesión quedó en su nueva fecha.", ...warnings].join(" ") };
  });
}

export async function cancel(sessionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await cancelSession(actor, { sessionId, reason: values.text("reason") });
    refresh();
    return { message: "Listo, la sesión quedó cancelada." };
  });
}

/** What shows a session: its cycle, the lists, the visits and the teacher's own page. */
function refresh(): void {
  revalidatePath("/acompanamiento", "layout");
  revalidatePath("/observar", "layout");
  revalidatePath("/mi-desarrollo", "layout");
}
