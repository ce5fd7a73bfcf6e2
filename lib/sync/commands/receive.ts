import "server-only";
import type { Actor } from "@/lib/access/schema";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { readOperation, type ReadOperation } from "../rules/read-operation";
import { syncRequest } from "../schema/protocol";
import type { OperationOutcome } from "../schema/words";
import { keepOperations } from "./ledger";
import { receiveSession, takeWaitingSessions } from "./session-group";
import { receiveVisitGroup, type SentOperation } from "./visit-group";

type Unreadable = Extract<ReadOperation, { ok: false }>;

/**
 * Receives what one person did on one device: an outcome for each operation, in the order sent. Those of one record are
 * done together in one transaction, and are answered only once it is committed. What cannot be read or is refused is
 * kept too, with the reason. FORBIDDEN for another person's queue, of which nothing is read.
 */
export async function receiveOperations(actor: Actor, body: unknown): Promise<readonly OperationOutcome[]> {
  const request = parseInput(syncRequest, body);
  if (request.person !== actor.personId) {
    throw new AppError("FORBIDDEN", {
      message: "Esto lo escribió otra persona. Debe ingresar ella para enviarlo.",
    });
  }
  const read = request.operations.map(readOperation);
  const outcomes = new Map<ReadOperation, OperationOutcome>();
  await keepUnreadable(actor, request.device, { read, outcomes });
  for (const group of groupsOf(read)) {
    for (const [at, outcome] of (await receiveGroup(actor, request.device, group)).entries()) {
      const one = group[at];
      if (one) outcomes.set(one, outcome);
    }
  }
  if ([...outcomes.values()].some(isRegistered)) await takeWaitingSessions(actor);
  return read.flatMap((one) => outcomes.get(one) ?? []);
}

const isRegistered = ({ receipt }: OperationOutcome): boolean =>
  receipt?.entity === "visit" && (receipt.state === "saved" || receipt.state === "shared");

type Readable = Extract<ReadOperation, { ok: true }>;

function groupsOf(read: readonly ReadOperation[]): readonly (readonly Readable[])[] {
  const groups = new Map<string, Readable[]>();
  for (const one of read) {
    if (!one.ok) continue;
    const { kind, entityId, opId } = one.operation;
    const key = kind === "session.record" ? `session ${entityId} ${opId}` : entityId;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  // A session may wait for its lesson, never the other way round.
  const isSession = (group: readonly Readable[]) => group[0]?.operation.kind === "session.record";
  const all = [...groups.values()];
  return [...all.filter((group) => !isSession(group)), ...all.filter(isSession)];
}

async function receiveGroup(
  actor: Actor,
  device: string,
  group: readonly Readable[],
): Promise<readonly OperationOutcome[]> {
  const [first] = group;
  if (!first) return [];
  const { operation, sent } = first;
  if (operation.kind === "session.record") return [await receiveSession(actor, device, { operation, sent })];
  return receiveVisitGroup(actor, {
    entityId: operation.entityId,
    device,
    sent: group satisfies readonly SentOperation[],
  });
}

/** Keeps what could not be read, as it came, so that nobody has to write it again to have it looked at. */
async function keepUnreadable(
  actor: Actor,
  device: string,
  {
    read,
    outcomes,
  }: { readonly read: readonly ReadOperation[]; readonly outcomes: Map<ReadOperation, OperationOutcome> },
): Promise<void> {
  const unreadable = read.filter((one): one is Unreadable => !one.ok);
  if (unreadable.length === 0) return;
  const kept = unreadable.map((one) => ({ one, opId: idOfText(one.digest) }));
  await inTransaction((tx) =>
    keepOperations(actor, tx, {
      device,
      operations: kept.map(({ one: { digest, sent, message }, opId }) => ({
        ...{
          opId,
          digest,
          sent,
          kind: "unreadable",
          entityId: null,
          territoryId: null,
          baseVersion: 0,
          after: [],
        },
        ...{ capturedAt: null, verdict: { outcome: "rejected", message } },
      })),
    }),
  );
  for (const { one, opId } of kept) {
    outcomes.set(one, { opId: one.opId ?? opId, outcome: "rejected", message: one.message, receipt: null });
  }
}

/** An id for what has none to be trusted: the same text is kept once, and never in the place of a whole operation. */
function idOfText(digest: string): string {
  const hex = digest.slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
