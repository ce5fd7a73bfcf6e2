import "server-only";
import { permits, requireAllowed, type Permission } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import type { AuditEvent } from "@/lib/audit/schema";
import { db } from "@/lib/db/client";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, requireState } from "@/lib/errors";
import { visibleDiagnoses } from "../policy";
import type { DiagnosisState } from "../schema/versions";

export interface VersionAtHand {
  readonly id: string;
  readonly territoryId: string;
  readonly schoolId: string;
  readonly schoolYear: number;
  readonly state: DiagnosisState;
  readonly rubricVersionId: string;
  readonly lockVersion: number;
}

/** What a write on a version did, for the audit trail; nothing is written in it but ids, states and counts. */
type Done = Pick<AuditEvent, "action" | "details">;

interface VersionWrite {
  readonly versionId: string;
  readonly lockVersion: number;
  readonly permission: Permission;
  readonly from: DiagnosisState;
  /** Said when the version is in another state. */
  readonly otherwise: string;
}

const versionSelect = {
  id: true,
  territoryId: true,
  state: true,
  rubricVersionId: true,
  lockVersion: true,
  diagnosis: { select: { schoolId: true, schoolYear: true } },
} as const;

/** The version, if the person may know of its diagnosis and hold the permission there. NOT_FOUND or FORBIDDEN. */
export async function loadVersion(
  actor: Actor,
  versionId: string,
  permission: Permission,
): Promise<VersionAtHand> {
  const row = await db().diagnosisVersion.findFirst({
    where: { id: versionId, diagnosis: visibleDiagnoses(actor) },
    select: versionSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { diagnosis, ...version } = row;
  requireAllowed(
    permits(actor, permission, { territoryId: version.territoryId, schoolId: diagnosis.schoolId }),
  );
  return { ...version, ...diagnosis };
}

/**
 * Runs one write on a version under its lock, only if it is in the state asked for and as the person last read it, and
 * raises its lockVersion. STALE if somebody wrote before; INVALID_STATE in another state.
 */
export async function writeVersion(
  actor: Actor,
  { versionId, lockVersion, permission, from, otherwise }: VersionWrite,
  work: (tx: Tx, version: VersionAtHand) => Promise<Done>,
): Promise<{ readonly lockVersion: number }> {
  const visible = await loadVersion(actor, versionId, permission);
  return inTransaction(async (tx) => {
    await lockRow(tx, "diagnosis_version", versionId);
    const { state, lockVersion: current } = await tx.diagnosisVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { state: true, lockVersion: true },
    });
    requireState(state === from, otherwise);
    if (current !== lockVersion) throw new AppError("STALE");
    const done = await work(tx, { ...visible, state });
    await tx.diagnosisVersion.update({ where: { id: versionId }, data: { lockVersion: { increment: 1 } } });
    await writeAudit(actor, tx, {
      ...done,
      thingKind: "diagnosis_version",
      thingId: versionId,
      territoryId: visible.territoryId,
    });
    return { lockVersion: current + 1 };
  });
}

const notDraft =
  "Esta versión ya se envió y no se edita. Para cambiarla, comenzar una versión nueva con su motivo.";

/** Like `writeVersion`, for what may only be done while the version is in preparation, by those who prepare it. */
export function writeDraft(
  actor: Actor,
  edit: { readonly versionId: string; readonly lockVersion: number },
  work: (tx: Tx, version: VersionAtHand) => Promise<Done>,
): Promise<{ readonly lockVersion: number }> {
  const { versionId, lockVersion } = edit;
  return writeVersion(
    actor,
    { versionId, lockVersion, permission: "diagnosis.prepare", from: "draft", otherwise: notDraft },
    work,
  );
}
