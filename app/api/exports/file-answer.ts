import "server-only";
import type { StudyFile } from "@/lib/reports/schema";

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
