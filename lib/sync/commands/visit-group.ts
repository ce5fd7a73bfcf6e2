import "server-only";
import type { Actor } from "@/lib/access/schema";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { lockWrittenVisit, type WrittenVisit } from "@/lib/observation/commands/fields";
import { readLessonReceipt, type LessonReceipt } from "../queries/receipts";
import { readOperation } from "../rules/read-operation";
import type { Operation } from "../schema/protocol";
import type { OperationOutcome } from "../schema/words";
import {
  keepOperations,
  knownOperations,
  settleOperations,
  type KnownOperation,
  type Verdict,
} from "./ledger";
import { LessonWriter } from "./lesson-writer";

/** An operation that could be read, with its text as it came. */
export interface SentOperation {
  readonly operation: Operation;
  readonly sent: string;
}

interface Group {
  readonly entityId: string;
  readonly device: string;
  readonly sent: readonly SentOperation[];
}

/**
 * Does the operations of one visit in one transaction, in the order sent, each with what became of it; then tries again
 * what waited for one of them. All of it is stored with its audit entries, or nothing and nobody is told otherwise.
 */
export async function receiveVisitGroup(actor: Actor, group: Group): Promise<readonly OperationOutcome[]> {
  return inTransaction(async (tx) => {
    const visit = await lockWrittenVisit(actor, tx, group.entityId);
    const opIds = group.sent.flatMap(({ operation }) => [operation.opId, ...operation.after]);
    const known = new Map(
      (await knownOperations(actor, tx, { ...group, opIds })).map((one) => [one.opId, one]),
    );
    const writer = new LessonWriter(actor, tx, { visitId: group.entityId, visit, known });
    const verdicts = new Map<string, Verdict>();
    for (const { operation } of group.sent) {
      if (known.has(operation.opId) || verdicts.has(operation.opId)) continue;
      verdicts.set(operation.opId, await writer.take(operation, group.device));
    }
    const settled = await takeWaiting(writer, known);
    await writer.flush();
    const lesson = await readLessonReceipt(actor, tx, group.entityId);
    for (const [opId, verdict] of verdicts)
      verdicts.set(opId, withConflict(verdict, writer.fieldsOf(opId), lesson));
    await keep(actor, tx, { group, visit: writer.visit, verdicts });
    await settleOperations(actor, tx, settled);
    return group.sent.map(({ operation }) => outcomeOf(operation, { known, verdicts, lesson }));
  });
}

/** Tries again what waited, until nothing more comes of it. */
async function takeWaiting(
  writer: LessonWriter,
  known: ReadonlyMap<string, KnownOperation>,
): Promise<ReadonlyMap<string, Verdict>> {
  const settled = new Map<string, Verdict>();
  const waiting = [...known.values()].filter(
    ({ outcome, held }) => outcome === "held" && (held === "missing" || held === "conflict"),
  );
  for (let isMoving = writer.hasDone; isMoving;) {
    isMoving = false;
    for (const { opId, sent, device } of waiting) {
      if (settled.has(opId)) continue;
      const read = readOperation(JSON.parse(sent));
      if (!read.ok) continue;
      const verdict = await writer.take(read.operation, device);
      if (verdict.outcome === "held" && (verdict.held === "missing" || verdict.held === "conflict")) continue;
      settled.set(opId, verdict);
      isMoving = true;
    }
  }
  return settled;
}

function withConflict(verdict: Verdict, fields: readonly string[], lesson: LessonReceipt | null): Verdict {
  const isInConflict =
    verdict.outcome === "applied" && fields.some((field) => lesson?.conflicts.includes(field));
  return isInConflict ? { outcome: "conflict" } : verdict;
}

async function keep(
  actor: Actor,
  tx: Tx,
  {
    group,
    visit,
    verdicts,
  }: {
    readonly group: Group;
    readonly visit: WrittenVisit | null;
    readonly verdicts: ReadonlyMap<string, Verdict>;
  },
): Promise<void> {
  const fresh = new Map(group.sent.map((one) => [one.operation.opId, one]));
  const operations = [...verdicts].flatMap(([opId, verdict]) => {
    const one = fresh.get(opId);
    if (!one) return [];
    const { kind, entityId, baseVersion, digest, after, capturedAt } = one.operation;
    return [
      {
        ...{ opId, kind, entityId, baseVersion, digest, after, capturedAt, sent: one.sent, verdict },
        territoryId: visit?.territoryId ?? null,
      },
    ];
  });
  await keepOperations(actor, tx, { device: group.device, operations });
}

function outcomeOf(
  { opId, digest }: Operation,
  {
    known,
    verdicts,
    lesson,
  }: {
    readonly known: ReadonlyMap<string, KnownOperation>;
    readonly verdicts: ReadonlyMap<string, Verdict>;
    readonly lesson: LessonReceipt | null;
  },
): OperationOutcome {
  const receipt = lesson?.receipt ?? null;
  const conflicts = lesson && lesson.conflicts.length > 0 ? { conflicts: lesson.conflicts } : {};
  const before = known.get(opId);
  if (before && before.digest !== digest) {
    return {
      opId,
      outcome: "rejected",
      message: "Ya llegó otra cosa con este número. Lo escrito sigue en el equipo.",
      receipt,
    };
  }
  if (before) {
    const { outcome: first, held, message } = before;
    return {
      opId,
      outcome: "duplicate",
      first,
      ...(held && { held }),
      ...(message && { message }),
      receipt,
      ...conflicts,
    };
  }
  return { opId, ...(verdicts.get(opId) ?? { outcome: "rejected" }), receipt, ...conflicts };
}
