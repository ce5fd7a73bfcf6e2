import "server-only";
import type { Tx } from "@/lib/db/transaction";
import { AppError, requireState } from "@/lib/errors";
import type { ModelDimension } from "../schema/words";

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
