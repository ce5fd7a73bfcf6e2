"use server";

import { answerForm } from "@/app/answer-form";
import type { ActionState } from "@/components/ui/action-state";
import { safeReturnPath } from "@/lib/auth/rules";
import { enter } from "@/lib/auth/session";

/** Opens a session and goes where the person was heading. */
export async function signInWithForm(_: ActionState, form: FormData): Promise<ActionState> {
  return answerForm(form, async (values) => {
    await enter({ email: values.text("email"), password: values.exact("password") });
    return { redirectTo: safeReturnPath(values.text("volver")) };
  });
}
