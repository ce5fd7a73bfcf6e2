import "server-only";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { lockRow, type Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { keptFactorRuns } from "../policy/factors";

/** What a change of a run decides on, while nobody else can change it. */
export interface LockedFactorRun {
  readonly territoryId: string;
  readonly dataSetId: string;
  readonly indexIds: readonly string[];
  readonly isBeingComputed: boolean;
}

/** Locks a run that the person reaches today; NOT_FOUND for any other and for one that was deleted. */
export async function lockFactorRun(actor: Actor, tx: Tx, id: string): Promise<LockedFactorRun> {
  const where = {
    AND: [keptFactorRuns(actor, toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE))), { id }],
  };
  if ((await tx.factorRun.count({ where })) === 0) throw new AppError("NOT_FOUND");
  await lockRow(tx, "factor_run", id);
  const run = await tx.factorRun.findFirst({
    where: { id, deletedAt: null },
    select: { territoryId: true, dataSetId: true, jobId: true, indices: { select: { id: true } } },
  });
  if (!run) throw new AppError("NOT_FOUND");
  const { territoryId, dataSetId, jobId, indices } = run;
  const job =
    jobId === null ? null : await tx.job.findUnique({ where: { id: jobId }, select: { state: true } });
  return {
    ...{ territoryId, dataSetId, indexIds: indices.map((index) => index.id) },
    isBeingComputed: job?.state === "waiting" || job?.state === "running",
  };
}

interface Audited {
  readonly action:
    | "factor_run.started"
    | "factor_run.changed"
    | "factor_run.asked"
    | "factor_run.renamed"
    | "factor_run.deleted";
  readonly id: string;
  readonly territoryId: string;
}

/** Leaves what was done to a run in the audit trail. */
export async function auditFactorRun(
  actor: Actor,
  tx: Tx,
  { action, id, territoryId }: Audited,
): Promise<void> {
  await writeAudit(actor, tx, { action, thingKind: "factor_run", thingId: id, territoryId });
}
