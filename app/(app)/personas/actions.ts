"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/components/ui/action-state";
import { grantRole, revokeGrant } from "@/lib/access/commands";
import {
  createAccount,
  disableAccount,
  enableAccount,
  openAccount,
  resetPassword,
} from "@/lib/auth/commands/accounts";
import type { TemporaryPassword } from "@/lib/auth/schema";
import { runAction } from "../run-action";
import type { PasswordAnswer } from "./_components/once-password-form";
import { grantValues } from "./grant-values";

export async function createPerson(_: ActionState, form: FormData): Promise<PasswordAnswer> {
  const answer: { issued: TemporaryPassword | null } = { issued: null };
  const state = await runAction(form, async (actor, values) => {
    answer.issued = await createAccount(actor, {
      ...grantValues(values),
      givenNames: values.text("givenNames"),
      familyNames: values.text("familyNames"),
      rut: values.optional("rut"),
      email: values.text("email"),
    });
    return { message: "Listo, la persona y su cuenta quedaron creadas." };
  });
  return { state, issued: answer.issued };
}

export async function openPersonAccount(
  personId: string,
  _: ActionState,
  form: FormData,
): Promise<PasswordAnswer> {
  const answer: { issued: TemporaryPassword | null } = { issued: null };
  const state = await runAction(form, async (actor, values) => {
    answer.issued = await openAccount(actor, { personId, email: values.text("email") });
    return { message: "Listo, la cuenta quedó creada." };
  });
  return { state, issued: answer.issued };
}

export async function resetPersonPassword(
  personId: string,
  _: ActionState,
  form: FormData,
): Promise<PasswordAnswer> {
  const answer: { issued: TemporaryPassword | null } = { issued: null };
  const state = await runAction(form, async (actor) => {
    answer.issued = await resetPassword(actor, personId);
    return { message: "Listo, la contraseña anterior ya no sirve." };
  });
  return { state, issued: answer.issued };
}

export async function disablePerson(personId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await disableAccount(actor, personId);
    revalidatePath(`/personas/${personId}`);
    return { message: "Listo, la cuenta quedó bloqueada y sus sesiones, cerradas." };
  });
}

export async function enablePerson(personId: string, _: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await enableAccount(actor, personId);
    revalidatePath(`/personas/${personId}`);
    return { message: "Listo, la persona puede ingresar otra vez." };
  });
}

export async function grantPersonRole(
  personId: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await grantRole(actor, { personId, ...grantValues(values) });
    revalidatePath(`/personas/${personId}`);
    return { message: "Listo, el permiso quedó dado. La persona tiene que ingresar de nuevo." };
  });
}

export async function revokePersonGrant(
  { personId, grantId }: { readonly personId: string; readonly grantId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await revokeGrant(actor, grantId);
    revalidatePath(`/personas/${personId}`);
    return { message: "Listo, el permiso quedó retirado y sus sesiones, cerradas." };
  });
}
