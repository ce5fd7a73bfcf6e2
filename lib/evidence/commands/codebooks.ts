import "server-only";
import { createHash } from "node:crypto";
import { permitsSomewhere, requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { codebooksVisibleTo } from "../policy";
import { previewCodebook } from "../queries/codebooks";
import {
  changeItemInput,
  storeCodebookInput,
  type ChangeItemInput,
  type CodebookQuestion,
  type StoreCodebookInput,
} from "../schema/codebooks";

/** Stores one table of a codebook's file whole. FORBIDDEN unless the person is a researcher, DUPLICATE for the same file under the same name. */
export async function storeCodebook(
  actor: Actor,
  input: StoreCodebookInput,
): Promise<{ readonly id: string; readonly itemCount: number }> {
  requireAllowed(permitsSomewhere(actor, "dataSet.import"));
  const { bytes, fileName, name, source, sheet, year, grade } = parseInput(storeCodebookInput, input);
  const { readings } = await previewCodebook(actor, { bytes, fileName });
  const reading = sheet === null ? readings[0] : readings.find((candidate) => candidate.sheet === sheet);
  if (!reading) {
    throw new AppError("INVALID_INPUT", {
      fields: { sheet: "Elegir una de las hojas que trae el archivo." },
    });
  }
  const id = newId();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return inTransaction(async (tx) => {
    if ((await tx.codebook.count({ where: { sha256, name } })) > 0) {
      throw new AppError("DUPLICATE", {
        message: "Este cuestionario ya está guardado con ese nombre. Buscarlo en la lista.",
      });
    }
    await tx.codebook.create({
      data: {
        id,
        name,
        source,
        sha256,
        year: year ?? reading.year,
        grade: grade ?? reading.grade,
        createdAt: new Date(),
        createdById: actor.personId,
      },
    });
    await insertItems(tx, id, reading.questions);
    const itemCount = reading.questions.length;
    await writeAudit(actor, tx, {
      action: "codebook.stored",
      thingKind: "codebook",
      thingId: id,
      territoryId: null,
      details: { items: itemCount, rejected: reading.problems.length },
    });
    return { id, itemCount };
  });
}

async function insertItems(
  tx: Tx,
  codebookId: string,
  questions: readonly CodebookQuestion[],
): Promise<void> {
  await tx.codebookItem.createMany({
    data: questions.map((question, sortOrder) => ({
      ...question,
      id: newId(),
      codebookId,
      missingCodes: [...question.missingCodes],
      sortOrder,
    })),
  });
}

/** Says of a question whether it is scored the other way round, and keeps what it was in the audit trail. NOT_FOUND out of reach, FORBIDDEN unless the person stored its codebook. */
export async function changeCodebookItem(
  actor: Actor,
  input: ChangeItemInput,
): Promise<{ readonly codebookId: string }> {
  const { itemId, isReversed } = parseInput(changeItemInput, input);
  const visible = await db().codebookItem.findFirst({
    where: { id: itemId, codebook: codebooksVisibleTo(actor) },
    select: { codebook: { select: { id: true, createdById: true } } },
  });
  if (!visible) throw new AppError("NOT_FOUND");
  const { id: codebookId, createdById } = visible.codebook;
  requireAllowed(
    permitsSomewhere(actor, "dataSet.import") && createdById === actor.personId && createdById !== null,
  );
  return inTransaction(async (tx) => {
    await lockRow(tx, "codebook", codebookId);
    const before = await tx.codebookItem.findUniqueOrThrow({ where: { id: itemId } });
    if (before.isReversed === isReversed) return { codebookId };
    await tx.codebookItem.update({ where: { id: itemId }, data: { isReversed } });
    await writeAudit(actor, tx, {
      action: "codebook.item_changed",
      thingKind: "codebook",
      thingId: codebookId,
      territoryId: null,
      details: { itemId, isReversedBefore: before.isReversed, isReversed },
    });
    return { codebookId };
  });
}
