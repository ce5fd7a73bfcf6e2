import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import type { Prisma } from "@/lib/db/generated/client";
import type { HeldStudy } from "../rules/exchange/held";
import type { OutgoingRows } from "../rules/exchange/outgoing";
import type { StudyScope } from "./study-scope";

const codeSelect = {
  ...{ id: true, refiGuid: true, parentId: true, name: true, colour: true, isCodable: true },
  ...{ sortOrder: true, definition: true, whenToUse: true, whenNot: true, example: true },
  ...{ dimension: true, retiredAt: true },
} satisfies Prisma.CodeSelect;
const coderSelect = { id: true, refiGuid: true, name: true } satisfies Prisma.CoderSelect;
const noteSelect = {
  ...{ id: true, refiGuid: true, target: true, targetId: true, title: true, text: true },
} satisfies Prisma.MemoSelect;
const codingSelect = {
  ...{ id: true, refiGuid: true, sourceId: true, codeId: true, coderId: true },
  ...{ startsAt: true, endsAt: true },
} satisfies Prisma.CodingSelect;

/** All that a study has, by which a file's things are known again. Unscoped because the caller leads the study; nothing of it is shown. */
export async function unscopedHeldStudy(tx: Tx | ReturnType<typeof db>, studyId: string): Promise<HeldStudy> {
  const where = { studyId };
  const coders = await tx.coder.findMany({ where, select: coderSelect });
  const codes = await tx.code.findMany({ where, orderBy: inTreeOrder, select: codeSelect });
  const sources = await tx.source.findMany({
    where,
    select: { id: true, refiGuid: true, name: true, sha256: true, state: true },
  });
  const codings = await tx.coding.findMany({
    where,
    select: { ...codingSelect, round: { select: { state: true } } },
  });
  const notes = await tx.memo.findMany({ where, select: noteSelect });
  const consents = await tx.consent.findMany({
    where: { informant: { studyId }, withdrawnAt: { not: null } },
    select: { withdrawalProof: true },
  });
  return {
    ...{ id: studyId, coders, codes, notes },
    sources: sources.map(({ state, ...source }) => ({ ...source, isWithdrawn: state === "withdrawn" })),
    codings: codings.map(({ round, ...coding }) => ({ ...coding, isInOpenRound: round?.state === "open" })),
    withdrawnDigests: new Set(consents.flatMap(({ withdrawalProof }) => digestsBefore(withdrawalProof))),
  };
}

const inTreeOrder = [{ sortOrder: "asc" as const }, { id: "asc" as const }];

const emptyText = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** The digests of the texts before they were blotted out, from the proofs kept with a consent. */
function digestsBefore(proof: Prisma.JsonValue): readonly string[] {
  if (Array.isArray(proof)) return proof.flatMap(digestsBefore);
  if (proof === null || typeof proof !== "object") return [];
  const { before, digests } = proof;
  if (Array.isArray(digests)) return digestsBefore(digests);
  return typeof before === "string" && before !== emptyText ? [before] : [];
}

/**
 * What may leave a study: ready texts, its tree, and of codings and notes those that the person may see; with how much
 * stays. Unscoped because the caller leads the study.
 */
export async function unscopedOutgoing(
  actor: Actor,
  tx: Tx,
  study: StudyScope,
): Promise<{ readonly rows: OutgoingRows; readonly unreadySources: number; readonly blindCodings: number }> {
  const where = { studyId: study.id };
  const sources = await tx.source.findMany({
    where: { ...where, state: "ready" },
    orderBy: [{ createdAt: "asc" }, { sha256: "asc" }],
    select: { id: true, refiGuid: true, name: true, text: true, createdAt: true },
  });
  const ready = { ...where, source: { state: "ready" as const } };
  const codings = await tx.coding.findMany({
    where: { ...ready, AND: seen(actor) },
    select: { ...codingSelect, refiSelectionGuid: true, createdAt: true },
  });
  const all = await tx.memo.findMany({
    where,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { ...noteSelect, coderId: true, createdAt: true, coder: { select: { personId: true } } },
  });
  const inRounds = await tx.codingRoundSource.findMany({
    where: { round: { studyId: study.id, state: "open", isBlind: true } },
    select: { sourceId: true },
  });
  const blind = new Set(inRounds.map(({ sourceId }) => sourceId));
  const notes = all.filter(
    ({ target, targetId, coder }) =>
      target !== "source" || !blind.has(targetId) || coder === null || coder.personId === actor.personId,
  );
  return {
    rows: {
      ...{ name: study.name, sources, codings, notes },
      coders: await tx.coder.findMany({ where, select: coderSelect }),
      codes: await tx.code.findMany({ where, orderBy: inTreeOrder, select: codeSelect }),
    },
    unreadySources: await tx.source.count({ where: { ...where, state: { in: ["raw", "checked"] } } }),
    blindCodings: (await tx.coding.count({ where: ready })) - codings.length,
  };
}

/** Codings that the person may see: all but those of others in a round that is blind until it is revealed. */
function seen(actor: Actor) {
  return {
    OR: [
      { roundId: null },
      { round: { OR: [{ isBlind: false }, { state: "revealed" as const }] } },
      // Whoever came in a file has no person, and is somebody else too.
      { coder: { personId: actor.personId ?? "00000000-0000-0000-0000-000000000000" } },
    ],
  };
}
