import { answerRoute } from "@/app/answer-route";
import { readBody } from "@/app/read-body";
import { importExchange } from "@/lib/fieldwork/commands/exchange-in";
import { previewExchange } from "@/lib/fieldwork/queries/exchange";
import { MAXIMUM_EXCHANGE_BYTES } from "@/lib/fieldwork/schema/exchange-words";

export const dynamic = "force-dynamic";

/**
 * A project or code book of another program, as raw bytes. `paso=vista` tells what it would do and writes nothing;
 * `paso=traer` takes it over, if it is the file whose `sha256` was shown. `cambios=si` writes over what is known,
 * `sin-nombres=si` states that its texts name nobody.
 */
export async function POST(
  request: Request,
  { params }: Readonly<{ params: Promise<{ studyId: string }> }>,
): Promise<Response> {
  const { studyId } = await params;
  return answerRoute(async (actor) => {
    const { searchParams: asked } = new URL(request.url);
    const file = {
      // In a header and not in the address, which logs keep: a file's name may name somebody.
      name: fileNameOf(request),
      bytes: await readBody(request, MAXIMUM_EXCHANGE_BYTES),
    };
    const input = { studyId, applyChanges: asked.get("cambios") === "si" };
    const answer =
      asked.get("paso") === "traer"
        ? await importExchange(
            actor,
            {
              ...{ ...input, hasNoNames: asked.get("sin-nombres") === "si" },
              sha256: asked.get("sha256") ?? undefined,
            },
            file,
          )
        : await previewExchange(actor, input, file);
    return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
  });
}

const NO_NAME = "Sin nombre";

function fileNameOf(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get("x-file-name") ?? NO_NAME).slice(0, 200);
  } catch {
    return NO_NAME;
  }
}
