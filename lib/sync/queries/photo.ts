import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { ownId, visibleObservations } from "@/lib/observation/policy";

/** A received photo of a lesson, for whoever may read the lesson. NOT_FOUND alike for a missing one and one out of reach. */
export async function getPhoto(
  actor: Actor,
  { visitId, sha256 }: { readonly visitId: string; readonly sha256: string },
): Promise<{ readonly mediaType: string; readonly content: Uint8Array<ArrayBuffer> }> {
  const photo = await db().attachment.findFirst({
    where: {
      ...{ visitId, sha256, receivedAt: { not: null } },
      visit: { OR: [{ observerId: ownId(actor) }, { observation: { is: visibleObservations(actor) } }] },
    },
    select: { mediaType: true, parts: { orderBy: { position: "asc" }, select: { content: true } } },
  });
  if (!photo) throw new AppError("NOT_FOUND");
  const content = Uint8Array.from(Buffer.concat(photo.parts.map((part) => part.content)));
  return { mediaType: photo.mediaType, content };
}
