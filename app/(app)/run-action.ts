import "server-only";
import { answerForm, type FormOutcome } from "@/app/answer-form";
import type { FormValues } from "@/lib/format/form-values";
import type { ActionState } from "@/components/ui/action-state";
import type { Actor } from "@/lib/access/schema";
import { getActor } from "@/lib/auth/queries";
import { AppError } from "@/lib/errors";

/**
 * Runs the command of a form as the person signed in. Without a session it refuses in words, so that what was typed
 * stays on the screen; rights are decided by the command itself.
 */
export async function runAction(
  form: FormData,
  work: (actor: Actor, values: FormValues) => Promise<FormOutcome>,
): Promise<ActionState> {
  return answerForm(form, async (values) => {
    const actor = await getActor();
    if (!actor) throw new AppError("NOT_SIGNED_IN");
    return work(actor, values);
  });
}
