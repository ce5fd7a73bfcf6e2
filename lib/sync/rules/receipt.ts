import type { LessonState, SessionState } from "../schema/words";

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
