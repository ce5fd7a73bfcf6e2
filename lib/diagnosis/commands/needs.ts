import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { requirePerson } from "../policy";
import {
  addNeedInput,
  removeNeedInput,
  reorderNeedsInput,
  updateNeedInput,
  type AddNeedInput,
  type RemoveNeedInput,
  type ReorderNeedsInput,
  type UpdateNeedInput,
} from "../schema/needs";
import { writeDraft } from "./draft";

type Written = Promise<{ readonly lockVersion: number }>;

/** Adds a need of the school's own to a draft, with where it comes from in words. It goes last. */
export async function addNeed(
  actor: Actor,
  input: AddNeedInput,
): Promise<{ readonly lockVersion: number; readonly id: string }> {
  const { versionId, lockVersion, writtenEvidence, ...need } = parseInput(addNeedInput, input);
  const id = newId();
  const written = await writeDraft(actor, { versionId, lockVersion }, async (tx, version) => {
    await requireArea(tx, need.focusAreaId);
    const last = await tx.need.aggregate({ where: { versionId }, _max: { sortOrder: true } });
    await tx.need.create({
      data: {
        ...need,
        id,
        versionId,
        territoryId: version.territoryId,
        proposedByRule: false,
        validatedById: requirePerson(actor),
        sortOrder: (last._max.sortOrder ?? 0) + 1,
        evidence: { create: { id: newId(), text: writtenEvidence, sortOrder: 1 } },
      },
    });
    return { action: "diagnosis.need_added", details: { needId: id } };
  });
  return { ...written, id };
}

/** Rewrites a need of a draft and marks it as validated by the person. The observations and figures it cites stay. */
export async function updateNeed(actor: Actor, input: UpdateNeedInput): Written {
  const {
    versionId,
    lockVersion,
    needId,
    writtenEvidence = "",
    ...fields
  } = parseInput(updateNeedInput, input);
  return writeDraft(actor, { versionId, lockVersion }, async (tx) => {
    await requireNeed(tx, versionId, needId);
    await requireArea(tx, fields.focusAreaId);
    await tx.need.update({ where: { id: needId }, data: { ...fields, validatedById: requirePerson(actor) } });
    await writeWords(tx, needId, writtenEvidence);
    return { action: "diagnosis.need_updated", details: { needId } };
  });
}

/** Takes a need out of a draft, with its evidence. The version before keeps it. */
export async function removeNeed(actor: Actor, input: RemoveNeedInput): Written {
  const { needId, ...edit } = parseInput(removeNeedInput, input);
  return writeDraft(actor, edit, async (tx, { id: versionId }) => {
    await requireNeed(tx, versionId, needId);
    await tx.needEvidence.deleteMany({ where: { needId } });
    await tx.need.delete({ where: { id: needId } });
    return { action: "diagnosis.need_removed", details: { needId } };
  });
}

/** Puts the needs of a draft in the order given, which must name each of them once; STALE otherwise, since somebody added or removed one. */
export async function reorderNeeds(actor: Actor, input: ReorderNeedsInput): Written {
  const { needIds, ...edit } = parseInput(reorderNeedsInput, input);
  return writeDraft(actor, edit, async (tx, { id: versionId }) => {
    const present = await tx.need.findMany({ where: { versionId }, select: { id: true } });
    const asked = new Set(needIds);
    if (
      asked.size !== needIds.length ||
      present.length !== asked.size ||
      !present.every(({ id }) => asked.has(id))
    ) {
      throw new AppError("STALE");
    }
    for (const [index, id] of needIds.entries()) {
      await tx.need.update({ where: { id }, data: { sortOrder: index + 1 } });
    }
    return { action: "diagnosis.needs_reordered", details: { needs: needIds.length } };
  });
}

async function requireNeed(tx: Tx, versionId: string, needId: string): Promise<void> {
  const need = await tx.need.findFirst({ where: { id: needId, versionId }, select: { id: true } });
  if (!need) throw new AppError("NOT_FOUND");
}

async function requireArea(tx: Tx, focusAreaId: string): Promise<void> {
  const area = await tx.focusArea.findUnique({ where: { id: focusAreaId }, select: { id: true } });
  if (!area) throw new AppError("INVALID_INPUT", { fields: { focusAreaId: "Elegir el foco de la lista." } });
}

async function writeWords(tx: Tx, needId: string, text: string): Promise<void> {
  const inWords = { needId, observationId: null, schoolIndicatorId: null };
  const existing = await tx.needEvidence.findFirst({ where: inWords, select: { id: true } });
  if (text === "") {
    await tx.needEvidence.deleteMany({ where: inWords });
  } else if (existing) {
    await tx.needEvidence.update({ where: { id: existing.id }, data: { text } });
  } else {
    const last = await tx.needEvidence.aggregate({ where: { needId }, _max: { sortOrder: true } });
    await tx.needEvidence.create({
      data: { id: newId(), needId, text, sortOrder: (last._max.sortOrder ?? 0) + 1 },
    });
  }
}
