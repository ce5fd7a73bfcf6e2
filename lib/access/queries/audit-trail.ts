import "server-only";
import { unscopedListEntries, verifyChains } from "@/lib/audit/queries";
import type { AuditEntryView, ChainReport } from "@/lib/audit/schema";
import type { Page, PageRequest } from "@/lib/db/page";
import { permissions } from "../policy";
import { scopeOf } from "../rules";
import type { Actor } from "../schema";

interface TrailRequest extends PageRequest {
  /** One of the actor's territories; all of them if it is left out. */
  readonly territoryId?: string | undefined;
  readonly group?: string | undefined;
  readonly actorId?: string | undefined;
}

/** The audit trail of the territories the actor administers, newest first; empty for anybody else and for other territories. */
export async function listAuditEntries(
  actor: Actor,
  request: TrailRequest = {},
): Promise<Page<AuditEntryView>> {
  const { territoryId, ...rest } = request;
  const chains = auditedTerritories(actor).filter((id) => territoryId === undefined || id === territoryId);
  return unscopedListEntries({ ...rest, chains });
}

/** Whether the audit trail of each territory the actor administers is whole; empty for anybody else. */
export async function checkAuditTrail(actor: Actor): Promise<readonly ChainReport[]> {
  return verifyChains(auditedTerritories(actor));
}

function auditedTerritories(actor: Actor): readonly string[] {
  return scopeOf(actor, permissions["audit.read"]).territoryIds;
}
