"use server";

import { answerForm } from "@/app/answer-form";
import type { ActionState } from "@/components/ui/action-state";
import { leave } from "@/lib/auth/session";

/** Ends this session here and in the database; also without a session it just leads to sign-in. */
export async function signOut(_: ActionState, form: FormData): Promise<ActionState> {
  return answerForm(form, async () => {
    await leave();
    return { redirectTo: "/ingresar?aviso=salida" };
  });
}
