import { answerRoute } from "@/app/answer-route";
import { finishUpload } from "@/lib/evidence/commands/uploads";

type Context = Readonly<{ params: Promise<{ uploadId: string }> }>;

/** Says that every part was sent: the file is put together and its reading is asked for. */
export async function POST(_: Request, { params }: Context): Promise<Response> {
  return answerRoute(async (actor) => {
    const upload = await finishUpload(actor, (await params).uploadId);
    return Response.json(upload, { headers: { "Cache-Control": "no-store" } });
  });
}
