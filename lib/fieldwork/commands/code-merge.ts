import "server-only";
import type { Actor } from "@/lib/access/schema";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { parseInput, requireState } from "@/lib/errors";
import { withDescendants } from "../rules/code-tree";
import { codeMerge, type CodeMerge } from "../schema/codes";
import { parentIn, type BookCode } from "./code-book";
import { lockCode } from "./code-lock";
import { auditStudy } from "./study-lock";

/**
 * Moves what a code marks, its notes and what stands under it to another, and retires it. Where both marked the same passage by
 * the same coder one coding stays, with the notes of both. Only leads; INVALID_STATE into itself, into one under it, or into one that
 * is retired or only groups, and while a round is open.
 */
export async function mergeCodeInto(
  actor: Actor,
  input: CodeMerge,
): Promise<{ readonly studyId: string; readonly moved: number }> {
  const { codeId, lockVersion, intoId } = parseInput(codeMerge, input);
  return inTransaction(async (tx) => {
    const { study, book, code } = await lockCode(actor, tx, { codeId, lockVersion, asLead: true });
    const into = parentIn(book, intoId);
    requireState(
      !withDescendants(book, codeId).has(intoId),
      "Un código no se funde en sí mismo ni en uno de los que están debajo. Elegir otro.",
    );
    requireState(into.isCodable, "El código elegido solo agrupa a otros. Elegir uno que marque pasajes.");
    const open = await tx.codingRound.count({ where: { studyId: study.id, state: "open" } });
    requireState(
      open === 0,
      "Hay una ronda abierta: sus codificaciones no se tocan. Revelarla antes de fundir códigos.",
    );
    const joined = await joinTwins(tx, codeId, intoId);
    const { count } = await tx.coding.updateMany({ where: { codeId }, data: { codeId: intoId } });
    await hangNotes(tx, "code", [{ from: codeId, to: intoId }]);
    await moveChildren(tx, { book, code, into });
    await tx.code.update({
      where: { id: codeId },
      data: { retiredAt: code.retiredAt ?? new Date(), lockVersion: lockVersion + 1 },
    });
    const at = { study, thingKind: "code", thingId: codeId };
    const details = { intoId, codings: count, joined };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.code_merged", details });
    return { studyId: study.id, moved: count + joined };
  });
}

/** Takes away the codings whose passage the other code marks too by the same coder, and hangs their notes on the one that stays. */
async function joinTwins(tx: Tx, codeId: string, intoId: string): Promise<number> {
  const twins = await tx.$queryRaw<readonly { gone: string; kept: string }[]>`
    SELECT DISTINCT ON (gone.id) gone.id AS gone, kept.id AS kept
    FROM coding gone JOIN coding kept ON kept.source_id = gone.source_id AND kept.coder_id = gone.coder_id
      AND kept.starts_at = gone.starts_at AND kept.ends_at = gone.ends_at
    WHERE gone.code_id = ${codeId}::uuid AND kept.code_id = ${intoId}::uuid
    ORDER BY gone.id, kept.id`;
  const pairs = twins.map(({ gone, kept }) => ({ from: gone, to: kept }));
  await hangNotes(tx, "coding", pairs);
  // The one that stays is of the round of the other, so that the round's agreement stays as it was.
  await tx.$executeRaw`
    UPDATE coding kept SET round_id = gone.round_id
    FROM unnest(${pairs.map(({ from }) => from)}::uuid[], ${pairs.map(({ to }) => to)}::uuid[]) AS pair (source, goal), coding gone
    WHERE gone.id = pair.source AND kept.id = pair.goal AND kept.round_id IS NULL`;
  await tx.coding.deleteMany({ where: { id: { in: pairs.map(({ from }) => from) } } });
  return pairs.length;
}

/** Hangs notes on another thing. One that came in a file and hangs there already goes instead of standing twice. */
async function hangNotes(
  tx: Tx,
  target: "code" | "coding",
  pairs: readonly { readonly from: string; readonly to: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const from = pairs.map((pair) => pair.from);
  const to = pairs.map((pair) => pair.to);
  await tx.$executeRaw`
    DELETE FROM memo gone USING unnest(${from}::uuid[], ${to}::uuid[]) AS pair (source, goal), memo kept
    WHERE gone.target = ${target}::memo_target AND gone.target_id = pair.source AND gone.refi_guid = kept.refi_guid
      AND kept.target = gone.target AND kept.target_id = pair.goal AND kept.study_id = gone.study_id`;
  await tx.$executeRaw`
    UPDATE memo SET target_id = pair.goal FROM unnest(${from}::uuid[], ${to}::uuid[]) AS pair (source, goal)
    WHERE memo.target = ${target}::memo_target AND memo.target_id = pair.source`;
}

async function moveChildren(
  tx: Tx,
  {
    book,
    code,
    into,
  }: { readonly book: readonly BookCode[]; readonly code: BookCode; readonly into: BookCode },
): Promise<void> {
  const below = [...withDescendants(book, code.id)].filter((id) => id !== code.id);
  if (below.length === 0) return;
  await tx.code.updateMany({
    where: { id: { in: below } },
    data: { dimension: into.dimension, lockVersion: { increment: 1 } },
  });
  await tx.code.updateMany({ where: { parentId: code.id }, data: { parentId: into.id } });
}
