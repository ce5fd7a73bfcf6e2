import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { lockRow, type Tx } from "@/lib/db/transaction";
import { requireState } from "@/lib/errors";
import { getStudyScope, type StudyScope } from "../queries/study-scope";

/** Locks an open study that the person reads. NOT_FOUND for anybody else; FORBIDDEN if a lead is asked for and they only code; INVALID_STATE once it is closed. */
export async function lockStudy(
  actor: Actor,
  tx: Tx,
  { studyId, asLead = false }: { readonly studyId: string; readonly asLead?: boolean },
): Promise<StudyScope> {
  await getStudyScope(actor, studyId, tx);
  await lockRow(tx, "field_study", studyId);
  const study = await getStudyScope(actor, studyId, tx);
  requireAllowed(!asLead || study.ownRole === "lead");
  requireState(study.closedAt === null, "Este estudio está cerrado: se lee y se cita, y no se cambia.");
  return study;
}

/** The row of the audit trail for what was done in a study, on the chain of its territory. */
export async function auditStudy(
  actor: Actor,
  tx: Tx,
  event: {
    readonly study: StudyScope;
    readonly action: string;
    readonly thingKind?: string;
    readonly thingId?: string;
    readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  },
): Promise<void> {
  const { study, action, thingKind = "field_study", thingId = study.id, details } = event;
  await writeAudit(actor, tx, {
    action,
    thingKind,
    thingId,
    territoryId: study.territoryId,
    details: { ...(thingId === study.id ? {} : { studyId: study.id }), ...details },
  });
}
