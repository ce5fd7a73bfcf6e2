import { answerRoute } from "@/app/answer-route";
import { fileAnswer } from "@/app/api/exports/file-answer";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { exportRatings } from "@/lib/reports/queries/ratings-export";

export const dynamic = "force-dynamic";

/** How often each level was given, over every version of every rubric, as CSV. */
export async function GET(): Promise<Response> {
  return answerRoute(async (actor) =>
    fileAnswer(await exportRatings(actor, civilDateAt(new Date(), DEFAULT_ZONE))),
  );
}
