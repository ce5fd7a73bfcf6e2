import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { AppError, requireState } from "@/lib/errors";
import { studiesVisibleTo } from "../policy";
import type { StudyScope } from "../queries/study-scope";
import { civilToday } from "../queries/today";
import type { ModelDimension } from "../schema/words";
import { lockStudy } from "./study-lock";

/** A code of a locked study, as the commands of the book decide on it. */
export interface BookCode {
  readonly id: string;
  readonly parentId: string | null;
  readonly dimension: ModelDimension | null;
  readonly name: string;
  readonly sortOrder: number;
  readonly isCodable: boolean;
  readonly retiredAt: Date | null;
  readonly lockVersion: number;
}

/** The code book of a study whose row its caller has locked, so that no other command changes the tree meanwhile. */
export async function bookOf(tx: Tx, studyId: string): Promise<readonly BookCode[]> {
  return tx.code.findMany({
    where: { studyId },
    orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, parentId: true, dimension: true, name: true, sortOrder: true },
      ...{ isCodable: true, retiredAt: true, lockVersion: true },
    },
  });
}

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

/** A code of the book; NOT_FOUND for one of another study. */
export function codeIn(book: readonly BookCode[], codeId: string): BookCode {
  const code = book.find(({ id }) => id === codeId);
  if (!code) throw new AppError("NOT_FOUND");
  return code;
}

/** A code under which others may stand. */
export function parentIn(book: readonly BookCode[], codeId: string): BookCode {
  const parent = codeIn(book, codeId);
  requireState(
    parent.retiredAt === null,
    "El código de arriba está retirado. Elegir otro, o volver a usarlo.",
  );
  return parent;
}
