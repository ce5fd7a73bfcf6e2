import type { LessonState, Receipt, SessionState } from "../schema/words";

/**
 * The text whose sha256 is a lesson's receipt: a line for the visit, one for its state and the newest revision, and one
 * for each value that stands, in the order of their bytes. The same on the device, on the server and in its SQL.
 */
export function receiptText({ visitId, state, revisionDigest, heads }: LessonState): string {
  const lines = heads.map(({ field, opId, digest }) => `${field} ${opId} ${digest}\n`);
  return `${visitId} ${state} ${revisionDigest ?? "-"}\n${lines.sort().join("")}`;
}

/** The text whose sha256 is a session's receipt: its id, its state and the digest of the operation that recorded it. */
export function sessionReceiptText({ sessionId, state, digest }: SessionState): string {
  return `${sessionId} ${state} ${digest ?? "-"}\n`;
}

/** A row of the database's function `lesson_receipt`. */
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

/** The receipt that such a row is; "incomplete" while the bytes of a photo are on their way. */
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
