"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { assignMentor, endAssignment } from "@/lib/mentoring/commands/assignments";
import {
  addCredential,
  agreeRelease,
  recordStrength,
  saveMentorProfile,
  setMentorState,
} from "@/lib/mentoring/commands/mentors";
import type { CredentialInput } from "@/lib/mentoring/schema/mentors";

const board = "/asignaciones";
const sheetOf = (personId: string) => `/asignaciones/asesores/${personId}`;

export async function assign(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await assignMentor(actor, {
      focusId: values.text("focusId"),
      teacherId: values.text("teacherId"),
      mentorId: values.text("mentorId"),
      minutesPerWeek: values.number("minutesPerWeek"),
      validFrom: values.text("validFrom"),
      reason: values.text("reason"),
    });
    revalidatePath(board, "layout");
    return {
      message: "Listo, la asignación quedó hecha. Ambas personas ya la ven.",
      redirectTo: board,
    };
  });
}

export async function end(id: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await endAssignment(actor, { id, endedOn: values.text("endedOn"), reason: values.text("reason") });
    revalidatePath(board, "layout");
    // The dialog goes away with the assignment's end; on the board the teacher waits again.
    return {
      message: "Listo, la asignación terminó y la lectura del registro también.",
      redirectTo: board,
    };
  });
}

export async function register(personId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await saveMentorProfile(actor, { personId, summary: values.text("summary") });
    revalidatePath(board, "layout");
    return {
      message: "Listo, quedó en la lista. Falta su respaldo, sus fortalezas y sus horas.",
      redirectTo: sheetOf(personId),
    };
  });
}

export async function describe(personId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await saveMentorProfile(actor, { personId, summary: values.text("summary") });
    revalidatePath(sheetOf(personId));
    return { message: "Listo, quedó guardada la presentación." };
  });
}

export async function pause(personId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await setMentorState(actor, { personId, state: "paused" });
    revalidatePath(board, "layout");
    return { message: "Listo, quedó en pausa." };
  });
}

export async function resume(personId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await setMentorState(actor, { personId, state: "active" });
    revalidatePath(board, "layout");
    return { message: "Listo, volvió a estar en actividad." };
  });
}

export async function credential(personId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await addCredential(actor, {
      personId,
      // What is not one of the kinds is refused by the command.
      kind: values.text("kind") as CredentialInput["kind"],
      level: values.optional("level") ?? null,
      issuedOn: values.text("issuedOn"),
      validTo: values.optional("validTo") ?? null,
      evidence: values.text("evidence"),
    });
    revalidatePath(sheetOf(personId));
    return { message: "Listo, quedó registrado el respaldo." };
  });
}

export async function strength(personId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await recordStrength(actor, {
      personId,
      rubricIndicatorId: values.text("rubricIndicatorId"),
      level: values.number("level"),
      evidence: values.text("evidence"),
    });
    revalidatePath(sheetOf(personId));
    return { message: "Listo, quedó registrada la fortaleza." };
  });
}

export async function release(personId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await agreeRelease(actor, {
      personId,
      minutesPerWeek: values.number("minutesPerWeek"),
      validFrom: values.text("validFrom"),
    });
    revalidatePath(board, "layout");
    return { message: "Listo, quedaron acordadas las horas." };
  });
}
