import { z } from "zod";
import { answerRoute } from "@/app/answer-route";
import { AppError } from "@/lib/errors";
import { getLessonState, getSessionState } from "@/lib/sync/queries/records";
import { recordEntities } from "@/lib/sync/schema/words";

const place = z.object({ entity: z.enum(recordEntities), id: z.uuid() });

/** A record as its receipt sees it: `{state, receipt}`. */
export async function GET(
  _request: Request,
  { params }: { readonly params: Promise<{ readonly entity: string; readonly id: string }> },
): Promise<Response> {
  return answerRoute(async (actor) => {
    const asked = place.safeParse(await params);
    if (!asked.success) throw new AppError("NOT_FOUND");
    const { entity, id } = asked.data;
    const record = entity === "visit" ? await getLessonState(actor, id) : await getSessionState(actor, id);
    return Response.json(record, { headers: { "Cache-Control": "no-store" } });
  });
}
