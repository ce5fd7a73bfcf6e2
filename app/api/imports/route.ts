import { answerRoute } from "@/app/answer-route";
import { beginUpload } from "@/lib/evidence/commands/uploads";
import { readJson } from "@/app/read-body";

const MOST_BYTES = 4_096;

/** Begins an upload: `{fileName, byteCount}` → the upload with its id, 201. */
export async function POST(request: Request): Promise<Response> {
  return answerRoute(async (actor) => {
    const upload = await beginUpload(actor, await readJson(request, MOST_BYTES));
    return Response.json(upload, { status: 201, headers: { "Cache-Control": "no-store" } });
  });
}
