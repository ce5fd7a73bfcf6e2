import "server-only";
import { permits, requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, lockRow } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { addDays, fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { ownId, visibleRubricVersions } from "../policy";
import {
  addRolloutInput,
  endRolloutInput,
  type AddRolloutInput,
  type EndRolloutInput,
} from "../schema/rollout";

/** Puts a published rubric version in use in a programme, for roles, grades and days. Asking twice does it once. */
export async function addRollout(actor: Actor, input: AddRolloutInput): Promise<{ readonly id: string }> {
  const { id, versionId, programmeId, ...rest } = parseInput(addRolloutInput, input);
  return inTransaction(async (tx) => {
    const programme = await tx.programme.findFirst({
      where: { id: programmeId, territoryId: { in: [...territoriesOf(actor)] } },
      select: { territoryId: true },
    });
    if (!programme) throw new AppError("NOT_FOUND");
    const { territoryId } = programme;
    requireAllowed(permits(actor, "programme.configure", { territoryId }));
    const version = await tx.rubricVersion.findFirst({
      where: { AND: [{ id: versionId }, visibleRubricVersions(actor)] },
      select: { state: true },
    });
    if (!version) throw new AppError("NOT_FOUND");
    requireState(
      version.state === "published",
      "Solo se pone en uso una pauta publicada. Publicarla primero.",
    );
    const known = await tx.rubricRollout.findUnique({ where: { id }, select: { versionId: true } });
    if (known) {
      if (known.versionId !== versionId) throw new AppError("DUPLICATE");
      return { id };
    }
    await tx.rubricRollout.create({
      data: {
        ...{ id, versionId, programmeId, territoryId, observerRole: rest.observerRole, grades: rest.grades },
        validFrom: toUtcMidnight(rest.validFrom),
        validTo: rest.validTo === null ? null : toUtcMidnight(rest.validTo),
        ...{ createdById: ownId(actor), createdAt: new Date() },
      },
    });
    await writeAudit(actor, tx, {
      action: "rubric.rollout_added",
      thingKind: "rubric_version",
      thingId: versionId,
      territoryId,
      details: { rolloutId: id, programmeId, ...rest },
    });
    return { id };
  });
}

/** Ends a rollout from tomorrow on; one that has not begun ends on the day it would have. */
export async function endRollout(actor: Actor, input: EndRolloutInput): Promise<void> {
  const { rolloutId } = parseInput(endRolloutInput, input);
  await inTransaction(async (tx) => {
    await lockRow(tx, "rubric_rollout", rolloutId);
    const rollout = await tx.rubricRollout.findFirst({
      where: { id: rolloutId, territoryId: { in: [...territoriesOf(actor)] } },
      select: {
        ...{ versionId: true, territoryId: true, validFrom: true, validTo: true },
        territory: { select: { timeZone: true } },
      },
    });
    if (!rollout) throw new AppError("NOT_FOUND");
    const { territoryId, versionId, territory } = rollout;
    requireAllowed(permits(actor, "programme.configure", { territoryId }));
    const tomorrow = addDays(civilDateAt(new Date(), chileanZone(territory.timeZone)), 1);
    const first = addDays(fromUtcMidnight(rollout.validFrom), 1);
    const validTo = tomorrow > first ? tomorrow : first;
    const isOver = rollout.validTo !== null && fromUtcMidnight(rollout.validTo) <= validTo;
    requireState(!isOver, "Esa vigencia ya terminó o termina mañana.");
    await tx.rubricRollout.update({ where: { id: rolloutId }, data: { validTo: toUtcMidnight(validTo) } });
    await writeAudit(actor, tx, {
      action: "rubric.rollout_ended",
      thingKind: "rubric_version",
      thingId: versionId,
      territoryId,
      details: { rolloutId, validTo },
    });
  });
}
