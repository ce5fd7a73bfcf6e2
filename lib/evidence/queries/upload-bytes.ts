import "server-only";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** An upload's file, put together from its parts. Unscoped because whoever asks has decided the right. INVALID_STATE when some of it is gone. */
export async function unscopedUploadBytes(uploadId: string, byteCount: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(byteCount);
  let at = 0;
  for (let sequence = 0; at < byteCount; sequence += 1) {
    const part = await db().importUploadPart.findUnique({
      where: { uploadId_sequence: { uploadId, sequence } },
      select: { bytes: true },
    });
    if (!part) throw new AppError("INVALID_STATE", { message: "El archivo ya no está. Subirlo de nuevo." });
    bytes.set(part.bytes, at);
    at += part.bytes.length;
  }
  return bytes;
}
