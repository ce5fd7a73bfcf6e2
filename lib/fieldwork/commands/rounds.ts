import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { studiesVisibleTo } from "../policy";
import { civilToday } from "../queries/today";
import { newRound, type NewRound } from "../schema/rounds";
import { auditStudy, lockStudy } from "./study-lock";

/**
 * Begins a blind round: until it is revealed each of its coders sees their own codings of its transcripts alone, and everybody else none but theirs.
 * Only leads. NOT_FOUND for a transcript or coder of another study; INVALID_STATE for one that is not ready, in another open round, or
 * coded before by one of them, since what was seen is not blind.
 */
export async function startRound(actor: Actor, input: NewRound): Promise<{ readonly roundId: string }> {
  const { studyId, name, ...asked } = parseInput(newRound, input);
  const sourceIds = [...new Set(asked.sourceIds)];
  const coderIds = [...new Set(asked.coderIds)];
  const roundId = newId();
  await inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId, asLead: true });
    const { personId } = actor;
    if (personId === null) throw new AppError("NOT_FOUND");
    await requireSources(tx, studyId, sourceIds);
    const coders = { id: { in: coderIds }, studyId, personId: { not: null } };
    if ((await tx.coder.count({ where: coders })) !== coderIds.length) throw new AppError("NOT_FOUND");
    requireState(coderIds.length > 1, "Elegir al menos dos personas que codifiquen.");
    const coded = await tx.coding.count({
      where: { sourceId: { in: sourceIds }, coderId: { in: coderIds } },
    });
    requireState(
      coded === 0,
      "Alguna de estas personas ya codificó una de las transcripciones: la ronda no sería ciega. Elegir otras.",
    );
    await tx.codingRound.create({
      data: {
        ...{ id: roundId, studyId, name, state: "open", createdById: personId, createdAt: new Date() },
        sources: { create: sourceIds.map((sourceId) => ({ sourceId })) },
        coders: { create: coderIds.map((coderId) => ({ coderId })) },
      },
    });
    const at = { study, thingKind: "coding_round", thingId: roundId };
    await auditStudy(actor, tx, {
      ...at,
      action: "fieldwork.round_started",
      details: { sourceIds, coderIds },
    });
  });
  return { roundId };
}

/** Says that the person has coded all of their part: it changes no more. FORBIDDEN for whoever does not code in the round; INVALID_STATE if they had finished. */
export async function finishRound(actor: Actor, roundId: string): Promise<{ readonly studyId: string }> {
  return inTransaction(async (tx) => {
    const { study, round } = await lockRound(actor, tx, { roundId });
    const own = round.coders.find(
      ({ coder }) => coder.personId !== null && coder.personId === actor.personId,
    );
    requireAllowed(own !== undefined);
    requireState(round.state === "open", "Esta ronda ya se reveló.");
    requireState(own.finishedAt === null, "Usted ya había terminado esta ronda.");
    await tx.codingRoundCoder.update({
      where: { roundId_coderId: { roundId, coderId: own.coderId } },
      data: { finishedAt: new Date() },
    });
    const at = { study, thingKind: "coding_round", thingId: roundId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.round_finished" });
    return { studyId: study.id };
  });
}

/** Shows everybody's codings of the round to the study. Only leads; INVALID_STATE while a coder has not finished. */
export async function revealRound(actor: Actor, roundId: string): Promise<{ readonly studyId: string }> {
  return inTransaction(async (tx) => {
    const { study, round } = await lockRound(actor, tx, { roundId });
    requireAllowed(study.ownRole === "lead");
    requireState(round.state === "open", "Esta ronda ya se reveló.");
    requireState(
      round.coders.every(({ finishedAt }) => finishedAt !== null),
      "Falta que alguien termine de codificar su parte. La ronda se revela cuando todas las personas han terminado.",
    );
    await tx.codingRound.update({
      where: { id: roundId },
      data: { state: "revealed", revealedAt: new Date() },
    });
    const at = { study, thingKind: "coding_round", thingId: roundId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.round_revealed" });
    return { studyId: study.id };
  });
}

/** Rounds change under the lock of their study. */
async function lockRound(actor: Actor, tx: Tx, { roundId }: { readonly roundId: string }) {
  const where = { id: requireId(roundId), study: studiesVisibleTo(actor, civilToday()) };
  const found = await tx.codingRound.findFirst({ where, select: { studyId: true } });
  if (!found) throw new AppError("NOT_FOUND");
  const study = await lockStudy(actor, tx, { studyId: found.studyId });
  const round = await tx.codingRound.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      state: true,
      coders: { select: { coderId: true, finishedAt: true, coder: { select: { personId: true } } } },
    },
  });
  return { study, round };
}

async function requireSources(tx: Tx, studyId: string, sourceIds: readonly string[]): Promise<void> {
  const where = { id: { in: [...sourceIds] }, studyId };
  if ((await tx.source.count({ where })) !== sourceIds.length) throw new AppError("NOT_FOUND");
  requireState(
    (await tx.source.count({ where: { ...where, state: "ready" } })) === sourceIds.length,
    "Alguna transcripción no está lista para codificar. Elegir otras.",
  );
  requireState(
    (await tx.codingRoundSource.count({
      where: { sourceId: { in: [...sourceIds] }, round: { state: "open" } },
    })) === 0,
    "Alguna transcripción ya está en una ronda abierta. Revelar esa ronda antes.",
  );
}
