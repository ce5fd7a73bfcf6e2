import "server-only";
import { unstable_rethrow } from "next/navigation";
import { reportFault } from "@/app/fault";
import type { SaveAnswer } from "@/components/observation/capture/amend-form";
import type { Actor } from "@/lib/access/schema";
import { getActor } from "@/lib/auth/queries";
import { AppError } from "@/lib/errors";
import type { DraftReceipt } from "@/lib/observation/schema/observation";

/** Runs a save of the capture page and answers in words what it refused. It never leads away from the page: what was written stays on it. */
export async function answerDraft(work: (actor: Actor) => Promise<DraftReceipt>): Promise<SaveAnswer> {
  try {
    const actor = await getActor();
    if (!actor) throw new AppError("NOT_SIGNED_IN");
    return { status: "saved", receipt: await work(actor) };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError) return { status: "refused", code: error.code, message: wordsOf(error) };
    const code = reportFault(error);
    return {
      status: "refused",
      code: "FAULT",
      message: `Algo falló de nuestro lado (código ${code}). Lo escrito sigue en esta pantalla.`,
    };
  }
}

function wordsOf(error: AppError): string {
  const fields = Object.values(error.details.fields ?? {});
  return error.details.message ?? (fields.length > 0 ? [...new Set(fields)].join(" ") : error.message);
}
