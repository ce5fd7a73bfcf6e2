import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { parseInput, requireState } from "@/lib/errors";
import { requirePerson } from "../policy";
import { unscopedSignedContent } from "../queries/content";
import { takeSnapshot } from "../queries/snapshot";
import { contentHashOf } from "../rules/content-hash";
import { missingForSubmission } from "../rules/states";
import type { Snapshot } from "../schema/snapshot";
import {
  approveDiagnosisInput,
  reviewDiagnosisInput,
  versionEdit,
  type ApproveDiagnosisInput,
  type ReviewDiagnosisInput,
  type VersionEdit,
} from "../schema/versions";
import { loadVersion, writeDraft, writeVersion, type VersionAtHand } from "./draft";

type Written = Promise<{ readonly lockVersion: number }>;

/**
 * Sends a draft to the principal with a snapshot of coverage, distribution and results as they stand and the hash of
 * all its content. INVALID_STATE, saying what is missing, unless it holds a need and every need has text, focus and
 * evidence.
 */
export async function submitDiagnosis(actor: Actor, input: VersionEdit): Written {
  const edit = parseInput(versionEdit, input);
  const visible = await loadVersion(actor, edit.versionId, "diagnosis.prepare");
  const now = new Date();
  const snapshot = await takeSnapshot(actor, visible, now);
  return writeDraft(actor, edit, async (tx, version) => {
    const needs = await requireReady(tx, version.id);
    const contentHash = await storeSnapshot(actor, tx, { version, snapshot, now });
    return { action: "diagnosis.submitted", details: { needs, contentHash } };
  });
}

async function requireReady(tx: Tx, versionId: string): Promise<number> {
  const needs = await tx.need.findMany({
    where: { versionId },
    orderBy: { sortOrder: "asc" },
    select: { statement: true, focusAreaId: true, _count: { select: { evidence: true } } },
  });
  const missing = missingForSubmission(
    needs.map(({ _count, ...need }) => ({ ...need, evidence: _count.evidence })),
  );
  requireState(missing.length === 0, missing.join(" "));
  return needs.length;
}

async function storeSnapshot(
  actor: Actor,
  tx: Tx,
  {
    version,
    snapshot,
    now,
  }: { readonly version: VersionAtHand; readonly snapshot: Snapshot; readonly now: Date },
): Promise<string> {
  await tx.diagnosisVersion.update({
    where: { id: version.id },
    data: { state: "in_review", submittedAt: now, snapshot },
  });
  const contentHash = contentHashOf(await unscopedSignedContent(actor, tx, version.id));
  await tx.diagnosisVersion.update({ where: { id: version.id }, data: { contentHash } });
  return contentHash;
}

/**
 * The principal's answer to a version in review: agreeing signs it, and from then on it never changes; objecting keeps
 * the words and hands it back. FORBIDDEN to anybody else, INVALID_STATE unless it is in review.
 */
export async function reviewDiagnosis(actor: Actor, input: ReviewDiagnosisInput): Written {
  const { decision, text, versionId, lockVersion } = parseInput(reviewDiagnosisInput, input);
  const now = new Date();
  const isAgreed = decision === "agree";
  return writeVersion(
    actor,
    {
      versionId,
      lockVersion,
      permission: "diagnosis.review",
      from: "in_review",
      otherwise: "Esta versión no está en revisión: recargar la página para ver en qué va.",
    },
    async (tx) => {
      const reviewerId = requirePerson(actor);
      await tx.diagnosisReview.create({
        data: {
          id: newId(),
          versionId,
          reviewerId,
          decision,
          text: text === "" ? null : text,
          createdAt: now,
        },
      });
      await tx.diagnosisVersion.update({
        where: { id: versionId },
        data: isAgreed ? { state: "agreed", signedAt: now } : { state: "objected" },
      });
      return { action: isAgreed ? "diagnosis.signed" : "diagnosis.objected", details: { decision } };
    },
  );
}

/** The head of the territory approves a signed version, with a note or without. Its content stays as it was signed. */
export async function approveDiagnosis(actor: Actor, input: ApproveDiagnosisInput): Written {
  const { versionId, lockVersion, note } = parseInput(approveDiagnosisInput, input);
  const now = new Date();
  return writeVersion(
    actor,
    {
      versionId,
      lockVersion,
      permission: "diagnosis.approve",
      from: "agreed",
      otherwise: "Se aprueba una versión firmada por la dirección. Recargar la página para ver en qué va.",
    },
    async (tx) => {
      const approverId = requirePerson(actor);
      const words = note === undefined || note === "" ? null : note;
      await tx.diagnosisApproval.create({
        data: { id: newId(), versionId, approverId, note: words, createdAt: now },
      });
      await tx.diagnosisVersion.update({
        where: { id: versionId },
        data: { state: "approved", approvedAt: now },
      });
      return { action: "diagnosis.approved", details: { hasNote: words !== null } };
    },
  );
}
