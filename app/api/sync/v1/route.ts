import { answerRoute } from "@/app/answer-route";
import { readJson } from "@/app/read-body";
import { receiveOperations } from "@/lib/sync/commands/receive";

const MOST_BYTES = 4_000_000;

/** Receives `{device, person, operations}` → `{outcomes}`, one for each operation, in the order sent. */
export async function POST(request: Request): Promise<Response> {
  return answerRoute(async (actor) => {
    const outcomes = await receiveOperations(actor, await readJson(request, MOST_BYTES));
    return Response.json({ outcomes }, { headers: { "Cache-Control": "no-store" } });
  });
}
