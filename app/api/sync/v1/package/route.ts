import { answerRoute } from "@/app/answer-route";
import { getOfflinePackage } from "@/lib/sync/queries/package";

/** What this person needs for a day without a signal. */
export async function GET(): Promise<Response> {
  return answerRoute(async (actor) =>
    Response.json(await getOfflinePackage(actor, new Date()), { headers: { "Cache-Control": "no-store" } }),
  );
}
