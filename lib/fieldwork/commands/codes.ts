import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { isNameTaken, withDescendants } from "../rules/code-tree";
import {
  codeEdit,
  codeMove,
  codeRetirement,
  newCode,
  type CodeEdit,
  type CodeMove,
  type CodeRetirement,
  type NewCode,
} from "../schema/codes";
import type { ModelDimension } from "../schema/words";
import { bookOf, parentIn, type BookCode } from "./code-book";
import { lockCode } from "./code-lock";
import { auditStudy, lockStudy } from "./study-lock";

/** Adds a code, a root of one of the dimensions or under another. DUPLICATE if a sibling is called so; INVALID_INPUT for a root without dimension. */
export async function createCode(actor: Actor, input: NewCode): Promise<{ readonly codeId: string }> {
  const { studyId, parentId, dimension, ...text } = parseInput(newCode, input);
  const codeId = newId();
  await inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId });
    const book = await bookOf(tx, studyId);
    const place = placeOf(book, parentId, dimension);
    requireNameFree(book, { id: null, parentId, name: text.name });
    const sortOrder = afterAll(book);
    await tx.code.create({
      data: { ...{ id: codeId, studyId, sortOrder, createdAt: new Date() }, ...place, ...text },
    });
    const at = { study, thingKind: "code", thingId: codeId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.code_created", details: { ...place } });
  });
  return { codeId };
}

/** Changes what a code is called and what it says. STALE if somebody changed it in between; DUPLICATE if a sibling is called so. */
export async function editCode(actor: Actor, input: CodeEdit): Promise<{ readonly studyId: string }> {
  const { codeId, lockVersion, ...text } = parseInput(codeEdit, input);
  return inTransaction(async (tx) => {
    const { study, book, code } = await lockCode(actor, tx, { codeId, lockVersion });
    requireNameFree(book, { ...code, name: text.name });
    await tx.code.update({ where: { id: codeId }, data: { ...text, lockVersion: lockVersion + 1 } });
    const at = { study, thingKind: "code", thingId: codeId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.code_changed" });
    return { studyId: study.id };
  });
}

/** Puts a code, with all under it, below another or as a root, last among its siblings. INVALID_STATE below itself. */
export async function moveCode(actor: Actor, input: CodeMove): Promise<{ readonly studyId: string }> {
  const { codeId, lockVersion, parentId, dimension } = parseInput(codeMove, input);
  return inTransaction(async (tx) => {
    const { study, book, code } = await lockCode(actor, tx, { codeId, lockVersion });
    const moved = withDescendants(book, codeId);
    requireState(
      parentId === null || !moved.has(parentId),
      "Un código no puede quedar debajo de sí mismo. Elegir otro lugar.",
    );
    const place = placeOf(book, parentId, dimension);
    requireNameFree(book, { id: codeId, parentId, name: code.name });
    await tx.code.updateMany({
      where: { id: { in: [...moved] } },
      data: { dimension: place.dimension, lockVersion: { increment: 1 } },
    });
    await tx.code.update({ where: { id: codeId }, data: { parentId, sortOrder: afterAll(book) } });
    const at = { study, thingKind: "code", thingId: codeId };
    const details = { ...place, codes: moved.size };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.code_moved", details });
    return { studyId: study.id };
  });
}

/** Takes a code and all under it out of use: what they mark stays, and nothing new is marked with them. Only leads. */
export async function retireCode(
  actor: Actor,
  input: CodeRetirement,
): Promise<{ readonly studyId: string; readonly retired: number }> {
  const { codeId, lockVersion } = parseInput(codeRetirement, input);
  return inTransaction(async (tx) => {
    const { study, book, code } = await lockCode(actor, tx, { codeId, lockVersion, asLead: true });
    requireState(code.retiredAt === null, "Este código ya estaba retirado.");
    const { count } = await tx.code.updateMany({
      where: { id: { in: [...withDescendants(book, codeId)] }, retiredAt: null },
      data: { retiredAt: new Date(), lockVersion: { increment: 1 } },
    });
    const at = { study, thingKind: "code", thingId: codeId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.code_retired", details: { codes: count } });
    return { studyId: study.id, retired: count };
  });
}

/** Takes a retired code into use again, it alone. Only leads; INVALID_STATE while the one above it is retired. */
export async function restoreCode(
  actor: Actor,
  input: CodeRetirement,
): Promise<{ readonly studyId: string }> {
  const { codeId, lockVersion } = parseInput(codeRetirement, input);
  return inTransaction(async (tx) => {
    const { study, book, code } = await lockCode(actor, tx, { codeId, lockVersion, asLead: true });
    requireState(code.retiredAt !== null, "Este código está en uso.");
    if (code.parentId !== null) parentIn(book, code.parentId);
    await tx.code.update({
      where: { id: codeId },
      data: { retiredAt: null, lockVersion: lockVersion + 1 },
    });
    const at = { study, thingKind: "code", thingId: codeId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.code_restored" });
    return { studyId: study.id };
  });
}

function placeOf(book: readonly BookCode[], parentId: string | null, dimension: ModelDimension | null) {
  if (parentId === null && dimension === null) {
    throw new AppError("INVALID_INPUT", {
      fields: { dimension: "Elegir la dimensión del modelo a la que pertenece." },
    });
  }
  return parentId === null
    ? { parentId, dimension }
    : { parentId, dimension: parentIn(book, parentId).dimension };
}

function requireNameFree(
  book: readonly BookCode[],
  code: { readonly id: string | null; readonly parentId: string | null; readonly name: string },
): void {
  if (!isNameTaken(book, code)) return;
  throw new AppError("DUPLICATE", {
    message: "Ya hay un código con ese nombre en el mismo lugar. Usar ese, o ponerle otro nombre.",
  });
}

function afterAll(book: readonly BookCode[]): number {
  return Math.max(-1, ...book.map(({ sortOrder }) => sortOrder)) + 1;
}
