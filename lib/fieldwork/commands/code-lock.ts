import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { studiesVisibleTo } from "../policy";
import type { StudyScope } from "../queries/study-scope";
import { civilToday } from "../queries/today";
import { bookOf, codeIn, type BookCode } from "./code-book";
import { lockStudy } from "./study-lock";

/** Locks the study of a code with its whole tree. NOT_FOUND for whoever does not read the study; FORBIDDEN if a lead is asked for; STALE if the code changed in between. */
export async function lockCode(
  actor: Actor,
  tx: Tx,
  {
    codeId,
    lockVersion,
    asLead = false,
  }: {
    readonly codeId: string;
    readonly lockVersion: number;
    readonly asLead?: boolean;
  },
): Promise<{ readonly study: StudyScope; readonly book: readonly BookCode[]; readonly code: BookCode }> {
  const where = { id: codeId, study: studiesVisibleTo(actor, civilToday()) };
  const found = await tx.code.findFirst({ where, select: { studyId: true } });
  if (!found) throw new AppError("NOT_FOUND");
  const study = await lockStudy(actor, tx, { studyId: found.studyId });
  requireAllowed(!asLead || study.ownRole === "lead");
  const book = await bookOf(tx, study.id);
  const code = codeIn(book, codeId);
  if (code.lockVersion !== lockVersion) throw new AppError("STALE");
  return { study, book, code };
}
