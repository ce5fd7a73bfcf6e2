import { answerRoute } from "@/app/answer-route";
import { streamOf } from "@/app/stream-of";
import { getBatchFile } from "@/lib/evidence/queries/imports";

type Context = Readonly<{ params: Promise<{ batchId: string }> }>;

/** The file of a load, byte for byte as it was given. Always saved and never shown: it may hold a page. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  return answerRoute(async (actor) => {
    const { fileName, parts } = await getBatchFile(actor, (await params).batchId);
    return new Response(streamOf(parts), {
      headers: {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        "Cache-Control": "no-store",
      },
    });
  });
}
