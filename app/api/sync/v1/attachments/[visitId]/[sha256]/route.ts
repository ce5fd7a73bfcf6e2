import { z } from "zod";
import { answerRoute } from "@/app/answer-route";
import { readBody } from "@/app/read-body";
import { AppError } from "@/lib/errors";
import { openPhoto, receivePhotoPart } from "@/lib/sync/commands/attachments";
import { getPhoto } from "@/lib/sync/queries/photo";
import { attachmentPartBytes } from "@/lib/sync/schema/words";

const place = z.object({ visitId: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

type Params = Readonly<{ params: Promise<{ visitId: string; sha256: string }> }>;

async function readPlace(params: Params["params"]) {
  const read = place.safeParse(await params);
  if (!read.success) throw new AppError("NOT_FOUND");
  return read.data;
}

/** The photo; with `?estado=1`, how much of it has come. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  return answerRoute(async (actor) => {
    const named = await readPlace(params);
    if (new URL(request.url).searchParams.has("estado")) {
      return Response.json(await openPhoto(actor, named), { headers: { "Cache-Control": "no-store" } });
    }
    const { mediaType, content } = await getPhoto(actor, named);
    return new Response(content, {
      headers: {
        "Content-Type": mediaType,
        "Cache-Control": "private, max-age=3600",
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });
}

/** The next part of the photo, from `?desde=` on: how much of it is there. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  return answerRoute(async (actor) => {
    const named = await readPlace(params);
    const offset = z.coerce
      .number()
      .int()
      .min(0)
      .catch(-1)
      .parse(new URL(request.url).searchParams.get("desde"));
    const content = await readBody(request, attachmentPartBytes);
    const state = await receivePhotoPart(actor, { ...named, offset, content });
    return Response.json(state, { headers: { "Cache-Control": "no-store" } });
  });
}
