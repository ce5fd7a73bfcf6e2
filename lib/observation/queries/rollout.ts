import "server-only";
import { holdsRole, scopeOf, territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { permits } from "@/lib/access/policy";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { fromUtcMidnight, toUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import { isGradeCode } from "@/lib/format/grade";
import { visibleRubricVersions } from "../policy";
import { isOffered } from "../rules/rollout";
import { observerRoles, type ObserverRole, type Rollout, type RolloutView } from "../schema/rollout";
import type { RubricSummary } from "../schema/rubric";
import { listRubrics } from "./rubric";

const select = {
  ...{ versionId: true, territoryId: true, observerRole: true, grades: true },
  ...{ validFrom: true, validTo: true },
} as const satisfies Prisma.RubricRolloutSelect;

type Row = Prisma.RubricRolloutGetPayload<{ select: typeof select }>;

function toRollout({ observerRole, grades, validFrom, validTo, ...row }: Row): Rollout {
  return {
    ...row,
    observerRole: observerRoles.find((role) => role === observerRole) ?? null,
    grades: grades.filter(isGradeCode),
    validFrom: fromUtcMidnight(validFrom),
    validTo: validTo === null ? null : fromUtcMidnight(validTo),
  };
}

/** Where a rubric version is in use, of the territories the person works in, the newest first. */
export async function listRollouts(actor: Actor, versionId: string): Promise<readonly RolloutView[]> {
  const rows = await db().rubricRollout.findMany({
    where: {
      territoryId: { in: [...territoriesOf(actor)] },
      version: { AND: [{ id: versionId }, visibleRubricVersions(actor)] },
    },
    orderBy: [{ validFrom: "desc" }, { id: "asc" }],
    select: {
      ...{ ...select, id: true },
      programme: { select: { name: true, schoolYear: true } },
      territory: { select: { name: true } },
    },
  });
  return rows.map(({ id, programme, territory, ...row }) => ({
    ...{ id, programmeName: `${programme.name} ${programme.schoolYear}`, territoryName: territory.name },
    canEnd: permits(actor, "programme.configure", { territoryId: row.territoryId }),
    ...toRollout(row),
  }));
}

/** The rollouts in force on a day in these territories, for whoever decides what may be chosen. */
export async function rolloutsInForce(
  _actor: Actor,
  tx: Tx,
  { territoryIds, on }: { readonly territoryIds: readonly string[]; readonly on: CivilDate },
): Promise<readonly Rollout[]> {
  const day = toUtcMidnight(on);
  const rows = await tx.rubricRollout.findMany({
    where: {
      territoryId: { in: [...territoryIds] },
      validFrom: { lte: day },
      OR: [{ validTo: null }, { validTo: { gt: day } }],
    },
    select,
  });
  return rows.map(toRollout);
}

/** The published rubric versions that the person, or whoever they plan for, may choose on a day in some territory of theirs. */
export async function listOfferedRubrics(actor: Actor, on: CivilDate): Promise<readonly RubricSummary[]> {
  const territoryIds = territoriesOf(actor);
  const [{ rows }, rollouts] = await Promise.all([
    listRubrics(actor, { limit: 100 }),
    rolloutsInForce(actor, db(), { territoryIds, on }),
  ]);
  const roles = rolesOf(actor);
  return rows.filter(
    ({ id, state }) =>
      state === "published" &&
      territoryIds.some((territoryId) => isOffered(rollouts, { versionId: id, territoryId, roles, on })),
  );
}

function rolesOf(actor: Actor): readonly ObserverRole[] {
  // Who plans for others chooses among what is offered to any of them.
  if (scopeOf(actor, ["programme_lead"]).territoryIds.length > 0) return observerRoles;
  return observerRoles.filter((role) => holdsRole(actor, [role]));
}
