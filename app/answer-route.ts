import "server-only";
import type { Actor } from "@/lib/access/schema";
import { getActor } from "@/lib/auth/queries";
import { AppError, type ErrorCode } from "@/lib/errors";
import { reportFault } from "./fault";

const BAD_REQUEST = 400;

const statuses: Partial<Readonly<Record<ErrorCode, number>>> = {
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  STALE: 409,
  DUPLICATE: 409,
  INVALID_STATE: 409,
  IMMUTABLE: 409,
  TOO_LARGE: 413,
  UNREADABLE_FILE: 422,
  UNKNOWN_FILE: 422,
};

/**
 * Runs the work of one route as the person signed in. A refusal, also for want of a session, leaves as its status and
 * `{error: {code, message}}`; a fault of ours is logged under a code and tells nothing else.
 */
export async function answerRoute(work: (actor: Actor) => Promise<Response>): Promise<Response> {
  try {
    const actor = await getActor();
    if (!actor) throw new AppError("NOT_SIGNED_IN");
    return await work(actor);
  } catch (error) {
    if (error instanceof AppError) {
      return refusal({ code: error.code, message: wordsOf(error) }, statuses[error.code] ?? BAD_REQUEST);
    }
    const code = reportFault(error);
    const message = `Algo falló de nuestro lado (código ${code}). Intentar de nuevo en un momento.`;
    return refusal({ code: "FAULT", message }, 500);
  }
}

function refusal(error: { readonly code: string; readonly message: string }, status: number): Response {
  return Response.json({ error }, { status, headers: { "Cache-Control": "no-store" } });
}

function wordsOf(error: AppError): string {
  const fields = Object.values(error.details.fields ?? {});
  return error.details.message ?? (fields.length > 0 ? [...new Set(fields)].join(" ") : error.message);
}
