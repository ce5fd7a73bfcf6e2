import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { codingsVisibleTo } from "../policy";
import type { OutgoingRows } from "../rules/exchange/outgoing";
import { codeSelect, coderSelect, codingSelect, inTreeOrder, noteSelect } from "./exchange-select";
import type { StudyScope } from "./study-scope";

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
    where: { ...ready, AND: codingsVisibleTo(actor) },
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
