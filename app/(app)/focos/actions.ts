"use server";

import { revalidatePath } from "next/cache";
import type { FormValues } from "@/lib/format/form-values";
import type { ActionState } from "@/components/ui/action-state";
import {
  activateFocus,
  addTeacher,
  completeFocus,
  defineSupportFocus,
  removeTeacher,
  withdrawFocus,
} from "@/lib/support/commands/foci";
import { reformulateGoal, setGoal } from "@/lib/support/commands/goals";
import { runAction } from "../run-action";

export async function define(schoolId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    const { id } = await defineSupportFocus(actor, {
      id: values.text("id"),
      schoolId,
      needIds: [...values.list("needIds")],
      focusAreaId: values.text("focusAreaId"),
      title: values.text("title"),
      teacherIds: [...values.list("teacherIds")],
    });
    return { message: "Listo, el foco quedó propuesto. Falta su meta.", redirectTo: `/focos/${id}` };
  });
}

function goalOf(values: FormValues) {
  return {
    rubricIndicatorId: values.text("rubricIndicatorId"),
    statement: values.text("statement"),
    targetValue: values.number("targetValue"),
    dueOn: values.text("dueOn"),
  };
}

export async function saveGoal(focusId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await setGoal(actor, { focusId, ...goalOf(values) });
    revalidatePath(`/focos/${focusId}`);
    return { message: "Listo, la meta quedó fijada con su línea base." };
  });
}

export async function changeGoal(
  { focusId, goalId }: { readonly focusId: string; readonly goalId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await reformulateGoal(actor, { goalId, ...goalOf(values) });
    revalidatePath(`/focos/${focusId}`);
    return { message: "Listo, la meta quedó reformulada; la anterior se conserva." };
  });
}

export async function include(focusId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await addTeacher(actor, { focusId, teacherId: values.text("teacherId") });
    revalidatePath(`/focos/${focusId}`);
    return { message: "Listo, ya participa en el foco." };
  });
}

export async function takeOut(
  at: { readonly focusId: string; readonly teacherId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await removeTeacher(actor, at);
    revalidatePath(`/focos/${at.focusId}`);
    return { message: "Listo, ya no participa en el foco." };
  });
}

export async function activate(focusId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await activateFocus(actor, { focusId });
    revalidatePath(`/focos/${focusId}`);
    return { message: "Listo, el foco está vigente." };
  });
}

export async function withdraw(focusId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await withdrawFocus(actor, { focusId, reason: values.text("reason") });
    revalidatePath(`/focos/${focusId}`);
    return { message: "Listo, el foco quedó retirado con su motivo." };
  });
}

export async function complete(focusId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await completeFocus(actor, {
      focusId,
      outcome: values.text("outcome"),
      reason: values.text("reason"),
    });
    revalidatePath(`/focos/${focusId}`);
    return { message: "Listo, el foco quedó cumplido." };
  });
}
