import "server-only";
import { createHash } from "node:crypto";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { lockWrittenVisit, readHeads } from "@/lib/observation/commands/fields";
import { contentOf } from "@/lib/observation/rules/fields";
import { attachmentPartBytes, type AttachmentState } from "../schema/words";

interface Named {
  readonly visitId: string;
  readonly sha256: string;
}

/**
 * Takes the next part of a photo that a note of the lesson names, for its observer: how much of it is there. A part that
 * came before is taken as done; one out of turn changes nothing. The last is taken only if the whole has the sha256 it
 * was named by; else it begins anew. NOT_FOUND alike for a photo that nobody named and for somebody else's lesson.
 */
export async function receivePhotoPart(
  actor: Actor,
  { visitId, sha256, offset, content }: Named & { readonly offset: number; readonly content: Uint8Array },
): Promise<AttachmentState> {
  if (content.byteLength > attachmentPartBytes) throw new AppError("TOO_LARGE");
  return inTransaction(async (tx) => {
    const held = await lockAttachment(actor, tx, { visitId, sha256 });
    const { bytes, receivedBytes, receivedAt, territoryId } = held;
    if (receivedAt !== null || offset !== receivedBytes || content.byteLength === 0) return stateOf(held);
    if (receivedBytes + content.byteLength > bytes) throw new AppError("TOO_LARGE");
    const key = { visitId, sha256 };
    await tx.attachmentPart.create({ data: { ...key, position: offset, content: Uint8Array.from(content) } });
    const next = receivedBytes + content.byteLength;
    const isLast = next === bytes;
    if (isLast && !(await isWhole(tx, key))) {
      await tx.attachmentPart.deleteMany({ where: key });
      await tx.attachment.update({ where: { visitId_sha256: key }, data: { receivedBytes: 0 } });
      return { sha256, bytes, receivedBytes: 0, isReceived: false };
    }
    await tx.attachment.update({
      where: { visitId_sha256: key },
      data: { receivedBytes: next, ...(isLast && { receivedAt: new Date() }) },
    });
    if (isLast) {
      await writeAudit(actor, tx, {
        ...{ action: "observation.photo_received", thingKind: "visit", thingId: visitId, territoryId },
        details: { sha256, bytes },
      });
    }
    return { sha256, bytes, receivedBytes: next, isReceived: isLast };
  });
}

/** How much of a photo has come, for the lesson's observer; refuses as `receivePhotoPart` does. */
export async function openPhoto(actor: Actor, named: Named): Promise<AttachmentState> {
  return inTransaction(async (tx) => stateOf(await lockAttachment(actor, tx, named)));
}

async function lockAttachment(actor: Actor, tx: Tx, { visitId, sha256 }: Named) {
  const visit = await lockWrittenVisit(actor, tx, visitId);
  if (!visit || !territoriesOf(actor).includes(visit.territoryId)) throw new AppError("NOT_FOUND");
  const { photos } = contentOf(await readHeads(actor, tx, visitId));
  const photo = photos.find((one) => one.sha256 === sha256);
  if (!photo) throw new AppError("NOT_FOUND");
  const { mediaType, bytes } = photo;
  const held = await tx.attachment.upsert({
    where: { visitId_sha256: { visitId, sha256 } },
    create: { visitId, sha256, mediaType, bytes, receivedBytes: 0 },
    update: {},
  });
  return { ...held, territoryId: visit.territoryId };
}

function stateOf(held: {
  readonly sha256: string;
  readonly bytes: number;
  readonly receivedBytes: number;
  readonly receivedAt: Date | null;
}): AttachmentState {
  const { sha256, bytes, receivedBytes, receivedAt } = held;
  return { sha256, bytes, receivedBytes, isReceived: receivedAt !== null };
}

async function isWhole(tx: Tx, key: Named): Promise<boolean> {
  const parts = await tx.attachmentPart.findMany({
    where: key,
    orderBy: { position: "asc" },
    select: { content: true },
  });
  const hash = createHash("sha256");
  for (const { content } of parts) hash.update(content);
  return hash.digest("hex") === key.sha256;
}
