import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyFile } from "@/lib/reports/schema";

/** The document asked for as `?documento=`, among those that there are. */
export function documentFrom<Kind extends string>(request: Request, known: readonly Kind[]): Kind {
  const asked = new URL(request.url).searchParams.get("documento");
  const found = known.find((kind) => kind === asked);
  if (found === undefined) {
    throw new AppError("INVALID_INPUT", { message: `Elegir un documento: ${known.join(", ")}.` });
  }
  return found;
}

/** A document as a download that no cache keeps. */
export function fileAnswer({ bytes, contentType, fileName }: StudyFile): Response {
  return new Response(bytes, {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
