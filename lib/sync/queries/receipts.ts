import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { ownId } from "@/lib/observation/policy";
import type { Receipt } from "../schema/words";

export interface ReceiptRow {
  readonly version: number;
  readonly state: Receipt["state"];
  readonly sha256: string;
  readonly conflicts: readonly string[];
  readonly attachments: readonly { readonly sha256: string; readonly isReceived: boolean }[];
}

/** What proves how a lesson stands, and its fields in conflict; null for whoever is not its observer. */
export interface LessonReceipt {
  readonly receipt: Receipt;
  readonly conflicts: readonly string[];
}

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

/** A row of the database's function `lesson_receipt`. */
export function toReceipt(visitId: string, row: ReceiptRow): LessonReceipt {
  const { conflicts, attachments, sha256, version, state } = row;
  const isWhole = attachments.every(({ isReceived }) => isReceived);
  return {
    conflicts,
    receipt: {
      ...{ entity: "visit", entityId: visitId, version, sha256, attachments },
      state: isWhole || state === "planned" || state === "cancelled" ? state : "incomplete",
    },
  };
}
