import "server-only";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { writeAudit } from "@/lib/audit/commands";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { mayKeepStudy, studiesVisibleTo } from "../policy/relations";
import { getIndex } from "../queries/indices";
import {
  studyDeletion,
  studyName,
  type StudyDeletion,
  type StudyKind,
  type StudyName,
} from "../schema/studies";

const tables = { relation: "relation_run", case: "case_selection" } as const;

/** Gives a study a name, which changes nothing of what was calculated. NOT_FOUND for one of other zones, FORBIDDEN unless its author or a researcher of all its zones, IMMUTABLE once the list of a zone was closed. */
export async function renameStudy(actor: Actor, input: StudyName): Promise<void> {
  const { kind, id, name } = parseInput(studyName, input);
  await changeStudy(actor, { kind, id, change: "renamed" }, { name });
}

/** Removes what a study was calculated from and what came out, and leaves the line that says who deleted it, when and why. Rights as `renameStudy`. */
export async function deleteStudy(actor: Actor, input: StudyDeletion): Promise<void> {
  const { kind, id, reason } = parseInput(studyDeletion, input);
  await changeStudy(
    actor,
    { kind, id, change: "deleted" },
    {
      ...{ input: "", result: "" },
      ...{ deletedAt: new Date(), deletedById: actor.personId, deleteReason: reason },
    },
  );
}

interface StudyChange {
  readonly kind: StudyKind;
  readonly id: string;
  readonly change: "renamed" | "deleted";
}

async function changeStudy(
  actor: Actor,
  { kind, id, change }: StudyChange,
  data: Prisma.RelationRunUpdateInput & Prisma.CaseSelectionUpdateInput,
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockStudy(actor, tx, { kind, id });
    if (kind === "relation") await tx.relationRun.update({ where: { id }, data });
    else await tx.caseSelection.update({ where: { id }, data });
    await writeAudit(actor, tx, {
      action: `${kind}.${change}`,
      thingKind: tables[kind],
      thingId: id,
      territoryId: null,
    });
  });
}

async function lockStudy(
  actor: Actor,
  tx: Tx,
  { kind, id }: { readonly kind: StudyKind; readonly id: string },
): Promise<void> {
  const asked = {
    where: { AND: [studiesVisibleTo(actor), { id }] },
    select: { territoryIds: true, createdById: true, indexId: true },
  };
  const find = () =>
    kind === "relation" ? tx.relationRun.findFirst(asked) : tx.caseSelection.findFirst(asked);
  if ((await find()) === null) throw new AppError("NOT_FOUND");
  await lockRow(tx, tables[kind], id);
  const study = await find();
  if (study === null) throw new AppError("NOT_FOUND");
  if (study.indexId !== null) await getIndex(actor, study.indexId);
  requireAllowed(mayKeepStudy(actor, study));
  if ((await tx.caseLogEntry.count({ where: { selectionId: id, kind: "sealed" } })) === 0) return;
  throw new AppError("IMMUTABLE", {
    message: "La lista de una zona ya se cerró: la selección conserva su nombre y no se borra.",
  });
}
