import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { ownId } from "@/lib/observation/policy";
import { toReceipt, type LessonReceipt, type ReceiptRow } from "../rules/receipt";

/** The receipt of a lesson, made by the database from the digests that stand: the sha256 of `receiptText`. */
export async function readLessonReceipt(
  actor: Actor,
  tx: Tx,
  visitId: string,
): Promise<LessonReceipt | null> {
  const [row] = await tx.$queryRaw<ReceiptRow[]>`
    SELECT version, state, sha256, conflicts, attachments FROM lesson_receipt(${visitId}::uuid, ${ownId(actor)}::uuid)`;
  return row ? toReceipt(visitId, row) : null;
}
