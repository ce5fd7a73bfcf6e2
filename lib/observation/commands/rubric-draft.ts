import "server-only";
import { permits, requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { contentOfRubric } from "../rules/rubric";
import { digestOf } from "../rules/digest";
import {
  createRubricInput,
  importRubricInput,
  saveRubricDraftInput,
  type CreateRubricInput,
  type ImportRubricInput,
  type RubricDraft,
  type SaveRubricDraftInput,
} from "../schema/rubric-draft";
import { readRubricFile } from "../rules/rubric-file";
import { lockManagedVersion } from "./rubric";
import { insertDraft, replaceParts } from "./rubric-parts";

/** Begins a rubric of the territory from nothing. Asking twice begins one. */
export async function createRubric(actor: Actor, input: CreateRubricInput): Promise<{ readonly id: string }> {
  const { id, territoryId, name } = parseInput(createRubricInput, input);
  requireSponsor(actor, territoryId);
  const content: RubricDraft = { description: "", notice: null, sections: [] };
  return inTransaction((tx) =>
    begin(actor, tx, { id, territoryId, name, content, action: "rubric.created" }),
  );
}

/**
 * Begins a rubric of the territory from a file, whole or not at all. INVALID_INPUT says where the file is not a rubric.
 * Asking twice begins one.
 */
export async function importRubric(actor: Actor, input: ImportRubricInput): Promise<{ readonly id: string }> {
  const { id, territoryId, text } = parseInput(importRubricInput, input);
  requireSponsor(actor, territoryId);
  const read = readRubricFile(text);
  if (!read.ok)
    throw new AppError("INVALID_INPUT", { message: read.message, fields: { file: read.message } });
  const { name, content } = read.file;
  return inTransaction((tx) =>
    begin(actor, tx, { id, territoryId, name, content, action: "rubric.imported" }),
  );
}

function requireSponsor(actor: Actor, territoryId: string): void {
  if (!territoriesOf(actor).includes(territoryId)) throw new AppError("NOT_FOUND");
  requireAllowed(permits(actor, "programme.configure", { territoryId }));
}

interface Beginning {
  readonly id: string;
  readonly territoryId: string;
  readonly name: string;
  readonly content: RubricDraft;
  readonly action: string;
}

async function begin(
  actor: Actor,
  tx: Tx,
  { id, territoryId, name, content, action }: Beginning,
): Promise<{ readonly id: string }> {
  const made = await tx.rubricVersion.findUnique({
    where: { id },
    select: { rubric: { select: { territoryId: true } } },
  });
  if (made) {
    if (made.rubric.territoryId !== territoryId) throw new AppError("DUPLICATE");
    return { id };
  }
  const rubricId = newId();
  await tx.rubric.create({ data: { id: rubricId, territoryId, name, code: `propia-${rubricId}` } });
  await insertDraft(tx, contentOfRubric(content), { id, rubricId, version: 1 });
  await writeAudit(actor, tx, {
    action,
    thingKind: "rubric_version",
    thingId: id,
    territoryId,
    details: { rubricId },
  });
  return { id };
}

/** Stores a draft whole, over the version its writer had on screen: STALE otherwise, and nothing changes. */
export async function saveRubricDraft(
  actor: Actor,
  input: SaveRubricDraftInput,
): Promise<{ readonly lockVersion: number }> {
  const { versionId, lockVersion, name, content } = parseInput(saveRubricDraftInput, input);
  return inTransaction(async (tx) => {
    const version = await lockManagedVersion(actor, tx, versionId);
    if (version.state !== "draft") throw new AppError("IMMUTABLE");
    if (version.lockVersion !== lockVersion) throw new AppError("STALE");
    const stored = contentOfRubric(content);
    await replaceParts(tx, stored, versionId);
    await tx.rubricVersion.update({
      where: { id: versionId },
      data: {
        ...{ description: stored.description, notice: stored.notice, contentHash: digestOf(stored) },
        lockVersion: lockVersion + 1,
      },
    });
    await tx.rubric.update({ where: { id: version.rubricId }, data: { name } });
    await writeAudit(actor, tx, {
      action: "rubric.draft_saved",
      thingKind: "rubric_version",
      thingId: versionId,
      territoryId: version.rubric.territoryId,
      details: { lockVersion: lockVersion + 1 },
    });
    return { lockVersion: lockVersion + 1 };
  });
}
