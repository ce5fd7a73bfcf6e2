import "server-only";
import type { Actor } from "@/lib/access/schema";
import { lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, requireState } from "@/lib/errors";
import { sourcesVisibleTo } from "../policy";
import { civilToday } from "../queries/today";
import { lockStudy } from "./study-lock";

/** Locks a transcript that the person added and that is not ready. NOT_FOUND for anybody else's; IMMUTABLE once others read it; STALE if it changed in between. */
export async function lockOwnSource(
  actor: Actor,
  tx: Tx,
  { sourceId, lockVersion }: { readonly sourceId: string; readonly lockVersion?: number },
) {
  const where = { AND: [sourcesVisibleTo(actor, civilToday()), { id: sourceId }] };
  const found = await tx.source.findFirst({ where, select: { studyId: true, createdById: true } });
  if (!found) throw new AppError("NOT_FOUND");
  const study = await lockStudy(actor, tx, { studyId: found.studyId });
  await lockRow(tx, "source", sourceId);
  const source = await tx.source.findUniqueOrThrow({
    where: { id: sourceId },
    select: {
      ...{ id: true, text: true, state: true, lockVersion: true, sessionId: true, createdById: true },
      turns: { orderBy: { position: "asc" }, select: { label: true, speaker: true, informantId: true } },
    },
  });
  if (source.state === "ready") {
    throw new AppError("IMMUTABLE", {
      message: "Esta transcripción ya está lista y otras personas la codifican: su texto no se cambia.",
    });
  }
  requireState(source.state !== "withdrawn", "Esta transcripción se retiró y ya no tiene texto.");
  if (lockVersion !== undefined && source.lockVersion !== lockVersion) throw new AppError("STALE");
  return { study, source };
}
