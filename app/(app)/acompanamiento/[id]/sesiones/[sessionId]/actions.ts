"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { recordFeedback, recordModelling, recordMonitoring } from "@/lib/coaching/commands/record";
import { cancelSession, rescheduleSession } from "@/lib/coaching/commands/session";
import type { ModellingInput } from "@/lib/coaching/schema/input";
import { parseTime } from "@/lib/format/instant";
import { heldInput } from "./form-input";

const recorded = "Listo, la sesión quedó registrada.";

export async function monitoring(sessionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await recordMonitoring(actor, {
      ...heldInput(sessionId, values),
      alsoPresent: values.optional("alsoPresent") ?? null,
    });
    refresh();
    return { message: recorded };
  });
}

export async function feedback(sessionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await recordFeedback(actor, {
      ...heldInput(sessionId, values),
      observationId: values.optional("observationId") ?? null,
      noteIds: [...values.list("noteIds")],
      strength: values.text("strength"),
      improvementPoint: values.text("improvementPoint"),
      teacherWords: values.text("teacherWords"),
      mentorTalkPercent: values.number("mentorTalkPercent") ?? null,
      talkNotes: values.optional("talkNotes") ?? null,
    });
    refresh();
    return { message: recorded };
  });
}

export async function modelling(sessionId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await recordModelling(actor, {
      ...heldInput(sessionId, values),
      // What is not one of the kinds or persons is refused by the command.
      modellingKind: values.text("modellingKind") as ModellingInput["modellingKind"],
      modelledBy: values.text("modelledBy") as ModellingInput["modelledBy"],
      technique: values.text("technique"),
      lookFors: values.text("lookFors"),
      debrief: values.text("debrief"),
      rehearsalDone: values.text("rehearsalDone") === "on",
      teacherWillTry: values.text("teacherWillTry"),
    });
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
