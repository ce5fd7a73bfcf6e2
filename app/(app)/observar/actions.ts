"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { SaveAnswer } from "@/components/observation/capture/amend-form";
import type { ActionState } from "@/components/ui/action-state";
import { parseTime } from "@/lib/format/instant";
import { replyToObservation, shareObservation } from "@/lib/observation/commands/conversation";
import { amendObservation, startObservation } from "@/lib/observation/commands/observation";
import { cancelVisit, planVisit, rescheduleVisit } from "@/lib/observation/commands/visit";
import type { AmendObservationInput } from "@/lib/observation/schema/observation";
import type { PlanVisitInput } from "@/lib/observation/schema/visit";
import { answerDraft } from "./answer-draft";

const hourOf = (text: string): string => parseTime(text) ?? text;

export async function plan(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { id } = await planVisit(actor, {
      id: values.text("id"),
      schoolId: values.text("schoolId"),
      teacherId: values.text("teacherId"),
      observerId: values.text("observerId"),
      rubricVersionId: values.text("rubricVersionId"),
      // What is not one of the purposes is refused by the command.
      purpose: values.text("purpose") as PlanVisitInput["purpose"],
      plannedOn: values.text("plannedOn"),
      plannedAt: hourOf(values.text("plannedAt")),
      subject: values.text("subject"),
      grade: values.text("grade"),
      classGroup: values.text("classGroup"),
    });
    revalidatePath("/observar");
    return { redirectTo: `/observar/${id}` };
  });
}

export async function reschedule(visitId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { warnings } = await rescheduleVisit(actor, {
      visitId,
      plannedOn: values.text("plannedOn"),
      plannedAt: hourOf(values.text("plannedAt")),
    });
    revalidatePath("/observar", "layout");
    return { message: ["Listo, la visita quedó en su nueva fecha.", ...warnings].join(" ") };
  });
}

export async function cancel(visitId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await cancelVisit(actor, { visitId, reason: values.text("reason") });
    revalidatePath("/observar", "layout");
    return { message: "Listo, la visita quedó cancelada." };
  });
}

export async function start(visitId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await startObservation(actor, { visitId, id: values.text("id") });
    revalidatePath("/observar", "layout");
    return { redirectTo: `/observar/${visitId}` };
  });
}

export async function share(observationId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await shareObservation(actor, observationId);
    revalidatePath("/observar", "layout");
    return { message: "Listo, la o el docente ya puede leerla." };
  });
}

export async function reply(observationId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await replyToObservation(actor, { id: values.text("id"), observationId, text: values.text("text") });
    revalidatePath("/observar", "layout");
    revalidatePath("/mi-desarrollo", "layout");
    return { message: "Listo, la respuesta quedó junto a la observación." };
  });
}

export async function amend(input: AmendObservationInput): Promise<SaveAnswer> {
  return answerDraft(async (actor) => {
    const receipt = await amendObservation(actor, input);
    revalidatePath("/observar", "layout");
    return receipt;
  });
}
