import "server-only";
import type { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { HeldStudy } from "../rules/exchange/held";
import { codeSelect, coderSelect, codingSelect, inTreeOrder, noteSelect } from "./exchange-select";

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

const emptyText = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** The digests of the texts before they were blotted out, from the proofs kept with a consent. */
function digestsBefore(proof: Prisma.JsonValue): readonly string[] {
  if (Array.isArray(proof)) return proof.flatMap(digestsBefore);
  if (proof === null || typeof proof !== "object") return [];
  const { before, digests } = proof;
  if (Array.isArray(digests)) return digestsBefore(digests);
  return typeof before === "string" && before !== emptyText ? [before] : [];
}
