import "server-only";
import type { Tx } from "@/lib/db/transaction";

/** True if these very bytes are stored, in force or replaced by a newer version. */
export async function isStored(
  tx: Tx,
  file: { readonly sha256: string; readonly family: string },
): Promise<boolean> {
  const count = await tx.importBatch.count({
    where: {
      sha256: file.sha256,
      family: file.family,
      isExtract: false,
      state: { in: ["published", "superseded"] },
    },
  });
  return count > 0;
}
