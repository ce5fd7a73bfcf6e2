import { answerRoute } from "@/app/answer-route";
import { receivePart } from "@/lib/evidence/commands/uploads";
import { UPLOAD_PART_BYTES } from "@/lib/evidence/schema/imports";
import { readBody } from "@/app/read-body";

type Context = Readonly<{ params: Promise<{ uploadId: string; sequence: string }> }>;

/** Takes one part of an upload, as raw bytes. The same part sent twice is taken once. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerRoute(async (actor) => {
    const { uploadId, sequence } = await params;
    const bytes = await readBody(request, UPLOAD_PART_BYTES);
    await receivePart(actor, { uploadId, sequence: Number(sequence), bytes });
    return new Response(null, { status: 204 });
  });
}
