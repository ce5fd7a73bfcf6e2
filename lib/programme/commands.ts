import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { inTransaction, lockRow } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { canConfigure, visibleProgrammes } from "./policy";
import { changedSettings } from "./rules";
import { configureProgrammeInput, type ConfigureProgrammeInput } from "./schema";

/**
 * Sets how a programme works and keeps what each setting was before in the audit trail; changes nothing, and writes
 * nothing, when all are the same. NOT_FOUND outside the person's territories, FORBIDDEN unless they lead the programme.
 */
export async function configureProgramme(
  actor: Actor,
  input: ConfigureProgrammeInput,
): Promise<{ readonly changes: number }> {
  const { programmeId, ...settings } = parseInput(configureProgrammeInput, input);
  const visible = await db().programme.findFirst({
    where: { AND: [visibleProgrammes(actor), { id: programmeId }] },
    select: { territoryId: true },
  });
  if (!visible) throw new AppError("NOT_FOUND");
  requireAllowed(canConfigure(actor, visible.territoryId));
  return inTransaction(async (tx) => {
    await lockRow(tx, "programme", programmeId);
    const before = await tx.programme.findUniqueOrThrow({ where: { id: programmeId } });
    const changes = changedSettings(before, settings);
    if (changes.length === 0) return { changes: 0 };
    await tx.programme.update({ where: { id: programmeId }, data: settings });
    await writeAudit(actor, tx, {
      action: "programme.configured",
      thingKind: "programme",
      thingId: programmeId,
      territoryId: before.territoryId,
      details: { changes },
    });
    return { changes: changes.length };
  });
}
