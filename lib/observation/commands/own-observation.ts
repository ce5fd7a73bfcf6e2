import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import { lockRow, type Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { ownId } from "../policy";
import { withoutPrivateNotes } from "../rules/completeness";
import { digestOf } from "../rules/digest";
import { revisionSnapshot, type ObservationContent } from "../schema/observation";

/** Locks an observation and reads it for its observer; NOT_FOUND for everybody else. */
export async function lockOwnObservation(actor: Actor, tx: Tx, observationId: string) {
  await lockRow(tx, "observation", observationId);
  const observation = await tx.observation.findFirst({
    where: {
      id: observationId,
      territoryId: { in: [...territoriesOf(actor)] },
      visit: { observerId: ownId(actor) },
    },
    select: {
      id: true,
      territoryId: true,
      visitId: true,
      state: true,
      version: true,
      visit: { select: { teacherId: true, rubricVersionId: true } },
    },
  });
  if (!observation) throw new AppError("NOT_FOUND");
  return observation;
}

/** Appends the next revision with what others may read (no private note) and its digest; returns its number. */
export async function appendRevision(
  actor: Actor,
  tx: Tx,
  revision: {
    readonly observationId: string;
    readonly rubricVersionId: string;
    readonly reason: string;
    readonly content: ObservationContent;
  },
): Promise<{ readonly revision: number; readonly digest: string }> {
  const { observationId, rubricVersionId, reason } = revision;
  const last = await tx.observationRevision.aggregate({ where: { observationId }, _max: { revision: true } });
  const { notes, ...rest } = withoutPrivateNotes(revision.content);
  const snapshot = revisionSnapshot.parse({
    rubricVersionId,
    notes: [...notes].sort((a, b) => a.offsetSeconds - b.offsetSeconds || (a.id < b.id ? -1 : 1)),
    ...rest,
  });
  const number = (last._max.revision ?? 0) + 1;
  const digest = digestOf(snapshot);
  await tx.observationRevision.create({
    data: {
      id: newId(),
      observationId,
      revision: number,
      reason,
      snapshot,
      digest,
      createdById: ownId(actor),
      createdAt: new Date(),
    },
  });
  return { revision: number, digest };
}
