"use server";

import type { ActionState } from "@/components/ui/action-state";
import { changePassword, endAllSessions } from "@/lib/auth/commands/own-account";
import { runAction } from "../run-action";

export async function changeOwnPassword(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor, values) => {
    await changePassword(actor, {
      current: values.exact("current"),
      next: values.exact("next"),
      repeated: values.exact("repeated"),
    });
    return { redirectTo: "/ingresar?aviso=clave" };
  });
}

export async function endOwnSessions(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(form, async (actor) => {
    await endAllSessions(actor);
    return { redirectTo: "/ingresar?aviso=todas" };
  });
}
