import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { foldText } from "@/lib/format/text";
import { granteesOf, knownDataSets, mayDeleteDataSet, mayGrantDataSet, visibleDataSets } from "../policy";
import { accessProblems } from "../rules/data-sets/access";
import {
  deleteDataSetInput,
  grantDataSetInput,
  type DeleteDataSetInput,
  type GrantDataSetInput,
} from "../schema/data-sets";

/** Lets a researcher reach a data set for a purpose and until a day. FORBIDDEN for oneself and unless the actor administers the data set's territory; NOT_FOUND for whoever is no researcher there. */
export async function grantDataSet(actor: Actor, input: GrantDataSetInput): Promise<{ readonly id: string }> {
  const { dataSetId, personId, purpose, validFrom, validTo } = parseInput(grantDataSetInput, input);
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  return inTransaction(async (tx) => {
    const dataSet = await loadKnown(actor, tx, { dataSetId, today });
    requireAllowed(mayGrantDataSet(actor, dataSet));
    if (personId === actor.personId) {
      throw new AppError("FORBIDDEN", {
        message: "Nadie se da acceso a sí mismo. Pedirlo a otra persona de administración.",
      });
    }
    requireState(dataSet.deletedAt === null, "Este conjunto de datos ya se borró.");
    const fields = accessProblems({ validFrom, validTo }, today);
    if (Object.keys(fields).length > 0) throw new AppError("INVALID_INPUT", { fields });
    await lockRow(tx, "person", personId);
    const isResearcher = await tx.person.count({
      where: { AND: [{ id: personId }, granteesOf(actor, toUtcMidnight(today))] },
    });
    if (isResearcher === 0) throw new AppError("NOT_FOUND");
    const id = newId();
    await tx.dataSetGrant.create({
      data: {
        ...{ id, dataSetId, personId, purpose },
        validFrom: toUtcMidnight(validFrom),
        validTo: toUtcMidnight(validTo),
        grantedById: actor.personId,
        createdAt: new Date(),
      },
    });
    await writeAudit(actor, tx, {
      action: "data_set.granted",
      thingKind: "data_set",
      thingId: dataSetId,
      territoryId: dataSet.territoryId,
      details: { personId, validFrom, validTo },
    });
    return { id };
  });
}

/** Ends an access at once: the next request finds no answer. NOT_FOUND unless the actor administers the data set's territory. */
export async function revokeDataSetGrant(
  actor: Actor,
  grantId: string,
): Promise<{ readonly dataSetId: string }> {
  const id = requireId(grantId);
  return inTransaction(async (tx) => {
    await lockRow(tx, "data_set_grant", id);
    const grant = await tx.dataSetGrant.findUniqueOrThrow({
      where: { id },
      select: {
        revokedAt: true,
        personId: true,
        dataSetId: true,
        dataSet: { select: { territoryId: true } },
      },
    });
    if (!mayGrantDataSet(actor, grant.dataSet)) throw new AppError("NOT_FOUND");
    requireState(grant.revokedAt === null, "Este acceso ya se había retirado.");
    await tx.dataSetGrant.update({ where: { id }, data: { revokedAt: new Date() } });
    await writeAudit(actor, tx, {
      action: "data_set.revoked",
      thingKind: "data_set",
      thingId: grant.dataSetId,
      territoryId: grant.dataSet.territoryId,
      details: { personId: grant.personId },
    });
    return { dataSetId: grant.dataSetId };
  });
}

/** Removes every answer and column of a data set and leaves the line that says who did it, when and why. FORBIDDEN unless the actor brought it in and reaches it, or administers its territory; INVALID_INPUT unless its name was typed. */
export async function deleteDataSet(actor: Actor, input: DeleteDataSetInput): Promise<void> {
  const { dataSetId, typedName, reason } = parseInput(deleteDataSetInput, input);
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  await inTransaction(async (tx) => {
    const dataSet = await loadKnown(actor, tx, { dataSetId, today });
    const reached = await tx.dataSet.count({
      where: { AND: [visibleDataSets(actor, toUtcMidnight(today)), { id: dataSetId }] },
    });
    requireAllowed(mayDeleteDataSet(actor, { ...dataSet, isReached: reached === 1 }));
    requireState(dataSet.deletedAt === null, "Este conjunto de datos ya se había borrado.");
    if (foldText(typedName) !== foldText(dataSet.name)) {
      throw new AppError("INVALID_INPUT", {
        fields: { typedName: "Escribir el nombre tal como aparece arriba." },
      });
    }
    const { count } = await tx.dataSetColumn.deleteMany({ where: { dataSetId } });
    await tx.dataSet.update({
      where: { id: dataSetId },
      data: { deletedAt: new Date(), deletedById: actor.personId, deleteReason: reason, rejections: [] },
    });
    await writeAudit(actor, tx, {
      action: "data_set.deleted",
      thingKind: "data_set",
      thingId: dataSetId,
      territoryId: dataSet.territoryId,
      details: { columns: count, respondents: dataSet.respondentCount },
    });
  });
}

interface Sought {
  readonly dataSetId: string;
  readonly today: string;
}

/** Locks a data set that the actor may know of; for anybody else it is not there. */
async function loadKnown(actor: Actor, tx: Tx, { dataSetId, today }: Sought) {
  await lockRow(tx, "data_set", dataSetId);
  const dataSet = await tx.dataSet.findFirst({
    where: { AND: [knownDataSets(actor, toUtcMidnight(today)), { id: dataSetId }] },
    select: { name: true, territoryId: true, createdById: true, deletedAt: true, respondentCount: true },
  });
  if (!dataSet) throw new AppError("NOT_FOUND");
  return dataSet;
}
