import "server-only";
import { cookies } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { ActionState } from "@/components/ui/action-state";
import { FLASH_COOKIE, FLASH_SECONDS } from "@/components/ui/flash-cookie";
import { AppError } from "@/lib/errors";
import { reportFault } from "./fault";
import { FormValues } from "@/lib/format/form-values";

export interface FormOutcome {
  /** What is said once done, without names; "Listo, quedó guardado." if nothing is given and there is no redirect. */
  readonly message?: string;
  readonly redirectTo?: string;
}

/**
 * Runs the work of one form and turns what it says, or refuses, into what the form shows. A refusal keeps its own words and
 * fields; a fault of ours is logged under a code. What was typed stays in the form either way.
 */
export async function answerForm(
  form: FormData,
  work: (values: FormValues) => Promise<FormOutcome>,
): Promise<ActionState> {
  let outcome: FormOutcome;
  try {
    outcome = await work(new FormValues(form));
  } catch (error) {
    unstable_rethrow(error);
    return refusal(error);
  }
  if (outcome.redirectTo !== undefined) {
    if (outcome.message !== undefined) await sayOnNextPage(outcome.message);
    redirect(outcome.redirectTo);
  }
  return { status: "done", message: outcome.message ?? "Listo, quedó guardado." };
}

async function sayOnNextPage(message: string): Promise<void> {
  (await cookies()).set(FLASH_COOKIE, message, { path: "/", maxAge: FLASH_SECONDS, sameSite: "lax" });
}

function refusal(error: unknown): ActionState {
  if (error instanceof AppError) {
    return { status: "refused", message: error.message, fieldErrors: error.details.fields ?? {} };
  }
  const code = reportFault(error);
  return {
    status: "refused",
    message: `Algo falló de nuestro lado (código ${code}). Lo escrito sigue aquí; intentar de nuevo.`,
    fieldErrors: {},
  };
}
