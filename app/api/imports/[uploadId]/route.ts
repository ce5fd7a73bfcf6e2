import { answerRoute } from "@/app/answer-route";
import { getUpload } from "@/lib/evidence/queries/imports";

type Context = Readonly<{ params: Promise<{ uploadId: string }> }>;

/** An upload as it stands, with the parts that have arrived: where to go on after the signal was lost. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return answerRoute(async (actor) => {
    const upload = await getUpload(actor, (await params).uploadId);
    return Response.json(upload, { headers: { "Cache-Control": "no-store" } });
  });
}
