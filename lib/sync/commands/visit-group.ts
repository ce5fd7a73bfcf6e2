import "server-only";
import type { Actor } from "@/lib/access/schema";
import { territoriesOf } from "@/lib/access/rules";
import { db } from "@/lib/db/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { lockWrittenVisit } from "@/lib/observation/commands/fields";
import { writtenFields } from "@/lib/observation/rules/written-fields";
import { ownId } from "@/lib/observation/policy";
import { readLessonReceipt } from "../queries/receipts";
import { readOperation, writesOf } from "../rules/read-operation";
import { toReceipt, type LessonReceipt, type ReceiptRow } from "../rules/receipt";
import { applied, isWaiting } from "../rules/verdicts";
import type { Operation } from "../schema/protocol";
import type { OperationOutcome } from "../schema/words";
import {
  keepOperations,
  knownOperations,
  settleOperations,
  type KnownOperation,
  type Verdict,
} from "./ledger";
import { LessonWriter, type Waiting } from "./lesson-writer";

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
 * The usual case, in one statement: words, all new, for a draft within reach and nothing that waits. Null, with nothing
 * done, in every other case.
 */
async function takeWords(actor: Actor, { entityId, device, sent }: Group): Promise<LessonReceipt | null> {
  const operations = sent.map(({ operation, sent: text }) => {
    const { opId, kind, baseVersion, digest, after, capturedAt } = operation;
    const fields = writesOf(operation).map(({ field }) => field);
    return { opId, kind, entityId, baseVersion, digest, after, capturedAt, sent: text, fields };
  });
  const isPlain = ({ kind, after }: { readonly kind: string; readonly after: readonly string[] }) =>
    kind === "observation.write" && after.length === 0;
  const areNew = new Set(operations.map(({ opId }) => opId)).size === operations.length;
  if (!areNew || !operations.every(isPlain)) return null;
  const fields = writtenFields(
    sent.map(({ operation }) => ({
      ...{ opId: operation.opId, capturedAt: operation.capturedAt, device },
      writes: writesOf(operation),
    })),
  );
  const [row] = await db().$queryRaw<{ receipt: ReceiptRow | null }[]>`
    SELECT take_words(${entityId}::uuid, ${ownId(actor)}::uuid, ${device}::uuid, ${[...territoriesOf(actor)]}::uuid[],
                      ${JSON.stringify(fields)}::jsonb, ${JSON.stringify(operations)}::jsonb) AS receipt`;
  return row?.receipt ? toReceipt(entityId, row.receipt) : null;
}

function applyConflicts({ sent }: Group, lesson: LessonReceipt): readonly OperationOutcome[] {
  const verdicts = new Map(
    sent.map(({ operation }) => {
      const fields = writesOf(operation).map(({ field }) => field);
      return [operation.opId, withConflict(applied, fields, lesson)];
    }),
  );
  return sent.map(({ operation }) => outcomeOf(operation, { known: new Map(), verdicts, lesson }));
}

/**
 * Does the operations of one visit in one transaction, in the order sent, each with what became of it; then tries again
 * what waited for one of them. All of it is stored with its audit entries, or nothing and nobody is told otherwise.
 */
export async function receiveVisitGroup(actor: Actor, group: Group): Promise<readonly OperationOutcome[]> {
  const lesson = await takeWords(actor, group);
  return lesson ? applyConflicts(group, lesson) : receiveWhole(actor, group);
}

async function receiveWhole(actor: Actor, group: Group): Promise<readonly OperationOutcome[]> {
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
    const settled = await writer.takeWaiting(waitingOf({ group, known, verdicts }));
    await writer.flush();
    const earlier = new Map([...settled].filter(([opId]) => !verdicts.has(opId)));
    for (const [opId, verdict] of settled) if (verdicts.has(opId)) verdicts.set(opId, verdict);
    const lesson = await readLessonReceipt(actor, tx, group.entityId);
    for (const [opId, verdict] of verdicts)
      verdicts.set(opId, withConflict(verdict, writer.fieldsOf(opId), lesson));
    await keep(actor, tx, { group, territoryId: writer.territoryId, verdicts });
    await settleOperations(actor, tx, earlier);
    const told = { known: withSettled(known, earlier), verdicts, lesson };
    return group.sent.map(({ operation }) => outcomeOf(operation, told));
  });
}

/** What waits for another operation: from before, or because it stands before its cause in what was sent now. */
function waitingOf({
  group,
  known,
  verdicts,
}: {
  readonly group: Group;
  readonly known: ReadonlyMap<string, KnownOperation>;
  readonly verdicts: ReadonlyMap<string, Verdict>;
}): readonly Waiting[] {
  const earlier = [...known.values()].filter(isWaiting).flatMap(({ sent, device }) => {
    const read = readOperation(JSON.parse(sent));
    return read.ok ? [{ operation: read.operation, device }] : [];
  });
  const now = group.sent.filter(({ operation }) => {
    const verdict = verdicts.get(operation.opId);
    return verdict !== undefined && isWaiting(verdict);
  });
  return [...earlier, ...now.map(({ operation }) => ({ operation, device: group.device }))];
}

/** What came before, with what became of it now. */
function withSettled(
  known: ReadonlyMap<string, KnownOperation>,
  settled: ReadonlyMap<string, Verdict>,
): ReadonlyMap<string, KnownOperation> {
  return new Map(
    [...known].map(([opId, { held, message, ...before }]) => {
      const verdict = settled.get(opId);
      if (verdict) return [opId, { ...before, ...verdict }];
      return [opId, { ...before, ...(held && { held }), ...(message && { message }) }];
    }),
  );
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
    territoryId,
    verdicts,
  }: {
    readonly group: Group;
    readonly territoryId: string | null;
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
        territoryId,
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
