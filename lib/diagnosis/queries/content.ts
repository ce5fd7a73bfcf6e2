import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { SignedContent } from "../rules/content-hash";
import { snapshotSchema } from "../schema/snapshot";

/**
 * All that the signature of a submitted version answers for, read from the rows as they stand now: its hash equals the
 * stored one as long as nothing was changed. It decides on no right: the caller has. NOT_FOUND for a version without a
 * snapshot.
 */
export async function unscopedSignedContent(
  _actor: Actor,
  tx: Tx,
  versionId: string,
): Promise<SignedContent> {
  const row = await tx.diagnosisVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: {
      version: true,
      rubricVersionId: true,
      summary: true,
      snapshot: true,
      diagnosis: { select: { schoolYear: true, school: { select: { rbd: true } } } },
      needs: {
        orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
        select: {
          focusAreaId: true,
          rubricIndicatorId: true,
          level: true,
          statement: true,
          impact: true,
          feasibility: true,
          urgency: true,
          ruleText: true,
          evidence: {
            orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
            select: { observationId: true, schoolIndicatorId: true, text: true },
          },
        },
      },
    },
  });
  const { diagnosis, snapshot, ...content } = row;
  if (snapshot === null) throw new AppError("NOT_FOUND");
  return {
    ...content,
    snapshot: snapshotSchema.parse(snapshot),
    rbd: diagnosis.school.rbd,
    schoolYear: diagnosis.schoolYear,
  };
}
