import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import type { AuditEvent } from "@/lib/audit/schema";
import { db } from "@/lib/db/client";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { canDefine, visibleFoci } from "../policy";
import type { FocusState } from "../schema";

export interface FocusAtHand {
  readonly id: string;
  readonly territoryId: string;
  readonly schoolId: string;
  readonly state: FocusState;
}

/** Runs one write on a focus under its lock and audits it. NOT_FOUND out of reach, FORBIDDEN for those who do not define the school's foci. */
export async function writeFocus(
  actor: Actor,
  focusId: string,
  work: (tx: Tx, focus: FocusAtHand) => Promise<Pick<AuditEvent, "action" | "details">>,
): Promise<void> {
  const visible = await db().supportFocus.findFirst({
    where: { AND: [visibleFoci(actor), { id: focusId }] },
    select: { territoryId: true, schoolId: true },
  });
  if (!visible) throw new AppError("NOT_FOUND");
  requireAllowed(canDefine(actor, visible));
  await inTransaction(async (tx) => {
    await lockRow(tx, "support_focus", focusId);
    const focus = await tx.supportFocus.findUniqueOrThrow({
      where: { id: focusId },
      select: { id: true, territoryId: true, schoolId: true, state: true },
    });
    const done = await work(tx, focus);
    await writeAudit(actor, tx, {
      ...done,
      thingKind: "support_focus",
      thingId: focusId,
      territoryId: focus.territoryId,
    });
  });
}
