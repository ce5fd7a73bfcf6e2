import "server-only";
import { translateRefusal } from "@/lib/db/refusals";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/**
 * Does one part of a transaction so that its refusal takes back that part alone. Gives the refusal, or null when it was
 * done; a fault of ours ends the whole.
 */
export async function attempt(tx: Tx, work: () => Promise<void>): Promise<AppError | null> {
  await tx.$executeRaw`SAVEPOINT one_operation`;
  try {
    await work();
    await tx.$executeRaw`RELEASE SAVEPOINT one_operation`;
    return null;
  } catch (error) {
    const refusal = translateRefusal(error);
    if (!(refusal instanceof AppError)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT one_operation`;
    return refusal;
  }
}

/** A refusal in the words a person reads: the first of its fields, or its own. */
export function wordsOf(refusal: AppError): string {
  return refusal.details.message ?? Object.values(refusal.details.fields ?? {})[0] ?? refusal.message;
}
