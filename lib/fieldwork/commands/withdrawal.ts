import "server-only";
import type { Actor } from "@/lib/access/schema";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { getWithdrawalReach } from "../queries/withdrawal";
import { scopesWithdrawn } from "../rules/consent";
import { textDigest } from "../rules/text-digest";
import { blotted, effectOf, type WithdrawalReach } from "../rules/withdrawal";
import { withdrawalInput, type WithdrawalInput, type WithdrawalProof } from "../schema/consents";
import { auditStudy, lockStudy } from "./study-lock";

/**
 * Withdraws a scope of a consent. Taking part: what the informant said is blotted out, and the codings that touch it, their
 * memos, their quotes in drafts and the key of their pseudonym go. Quoting: quotes in drafts go. Answers the proof that is
 * kept with the consent and in the audit trail.
 */
export async function withdrawConsent(actor: Actor, input: WithdrawalInput): Promise<WithdrawalProof> {
  const { consentId, scope } = parseInput(withdrawalInput, input);
  const { personId } = actor;
  if (personId === null) throw new AppError("NOT_FOUND");
  return inTransaction(async (tx) => {
    const sought = await getWithdrawalReach(actor, { consentId, scope }, tx);
    const study = await lockStudy(actor, tx, { studyId: sought.studyId });
    await lockRow(tx, "consent", consentId);
    const sourceIds = [...sought.sources.map(({ id }) => id), ...sought.unassignedIds];
    for (const id of sourceIds.toSorted()) await lockRow(tx, "source", id);
    const reach = await getWithdrawalReach(actor, { consentId, scope }, tx);
    const at = new Date();
    const digests = [...(await blotOut(tx, reach)), ...(await emptyOut(tx, reach))];
    await tx.statementEvidence.deleteMany({ where: { id: { in: [...reach.draftQuoteIds] } } });
    await tx.memo.deleteMany({ where: { id: { in: [...reach.memoIds] } } });
    await tx.coding.deleteMany({ where: { id: { in: [...reach.codingIds] } } });
    await tx.pseudonymKey.deleteMany({ where: { id: { in: [...reach.keyIds] } } });
    const proof: WithdrawalProof = { ...effectOf(reach), scope, at: at.toISOString(), digests };
    await keepProof(tx, { consentId, personId, at, proof });
    await auditStudy(actor, tx, {
      ...{ study, action: "consent.withdrawn", thingKind: "consent", thingId: consentId },
      details: {
        ...{ informantId: reach.informantId, scope, ...effectOf(reach) },
        digests: digests.map(({ sourceId, before, after }) => `${sourceId} ${before} ${after}`),
      },
    });
    return proof;
  });
}

async function blotOut(tx: Tx, { sources }: WithdrawalReach): Promise<WithdrawalProof["digests"]> {
  const digests: { sourceId: string; before: string; after: string }[] = [];
  for (const { id, passages } of sources) {
    const { text, sha256, lockVersion } = await tx.source.findUniqueOrThrow({
      where: { id },
      select: { text: true, sha256: true, lockVersion: true },
    });
    const rest = blotted(text, passages);
    const after = textDigest(rest);
    await tx.source.update({
      where: { id },
      data: { text: rest, sha256: after, lockVersion: lockVersion + 1 },
    });
    digests.push({ sourceId: id, before: sha256, after });
  }
  return digests;
}

async function emptyOut(tx: Tx, { unassignedIds }: WithdrawalReach): Promise<WithdrawalProof["digests"]> {
  const where = { id: { in: [...unassignedIds] } };
  const sources = await tx.source.findMany({ where, select: { id: true, sha256: true } });
  const after = textDigest("");
  await tx.sourceTurn.deleteMany({ where: { sourceId: { in: [...unassignedIds] } } });
  await tx.source.updateMany({ where, data: { text: "", codePoints: 0, sha256: after, state: "withdrawn" } });
  return sources.map(({ id, sha256 }) => ({ sourceId: id, before: sha256, after }));
}

async function keepProof(
  tx: Tx,
  kept: {
    readonly consentId: string;
    readonly personId: string;
    readonly at: Date;
    readonly proof: WithdrawalProof;
  },
): Promise<void> {
  const { consentId, personId, at, proof } = kept;
  const consent = await tx.consent.findUniqueOrThrow({
    where: { id: consentId },
    select: { scopes: true, withdrawnScopes: true, withdrawalProof: true },
  });
  const before = Array.isArray(consent.withdrawalProof) ? consent.withdrawalProof : [];
  await tx.consent.update({
    where: { id: consentId },
    data: {
      withdrawnAt: at,
      withdrawnById: personId,
      withdrawnScopes: [...consent.withdrawnScopes, ...scopesWithdrawn(consent, proof.scope)],
      withdrawalProof: [...before, { ...proof, digests: [...proof.digests] }],
    },
  });
}
