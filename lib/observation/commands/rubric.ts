import "server-only";
import { permits, requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { canManageRubric, ownId, visibleRubricVersions } from "../policy";
import { rubricVersionSelect } from "../queries/rubric";
import { contentOfRubric, missingToPublish } from "../rules/rubric";
import { createRubricVersionInput, type CreateRubricVersionInput } from "../schema/rubric";
import { retireRubricInput, type RetireRubricInput } from "../schema/rubric-draft";
import { insertDraft } from "./rubric-parts";

/**
 * Prepares a new version of a rubric of the territory, copied from one it may read. From a rubric shared by all
 * territories it makes the territory's own, so that nobody changes what others use. Asking twice makes one.
 */
export async function createRubricVersion(
  actor: Actor,
  input: CreateRubricVersionInput,
): Promise<{ readonly id: string }> {
  const wanted = parseInput(createRubricVersionInput, input);
  if (!territoriesOf(actor).includes(wanted.territoryId)) throw new AppError("NOT_FOUND");
  requireAllowed(permits(actor, "programme.configure", { territoryId: wanted.territoryId }));
  return inTransaction(async (tx) => {
    await lockRow(tx, "rubric_version", wanted.fromVersionId);
    const source = await tx.rubricVersion.findFirst({
      where: { AND: [{ id: wanted.fromVersionId }, visibleRubricVersions(actor)] },
      select: rubricVersionSelect,
    });
    if (!source) throw new AppError("NOT_FOUND");
    const made = await tx.rubricVersion.findUnique({
      where: { id: wanted.id },
      select: { id: true, rubric: { select: { territoryId: true } } },
    });
    if (made) {
      if (made.rubric.territoryId !== wanted.territoryId) throw new AppError("DUPLICATE");
      return { id: made.id };
    }
    const rubricId = await ownRubric(tx, source.rubric, wanted.territoryId);
    const latest = await tx.rubricVersion.aggregate({ where: { rubricId }, _max: { version: true } });
    const content = contentOfRubric(source);
    await insertDraft(tx, content, { id: wanted.id, rubricId, version: (latest._max.version ?? 0) + 1 });
    await writeAudit(actor, tx, {
      action: "rubric.version_created",
      thingKind: "rubric_version",
      thingId: wanted.id,
      territoryId: wanted.territoryId,
      details: { fromVersionId: wanted.fromVersionId, rubricId },
    });
    return { id: wanted.id };
  });
}

async function ownRubric(
  tx: Tx,
  rubric: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly territoryId: string | null;
  },
  territoryId: string,
): Promise<string> {
  if (rubric.territoryId === territoryId) return rubric.id;
  const territory = await tx.territory.findUniqueOrThrow({
    where: { id: territoryId },
    select: { code: true, name: true },
  });
  const own = await tx.rubric.upsert({
    where: { code: `${rubric.code}-${territory.code}` },
    create: {
      id: newId(),
      territoryId,
      code: `${rubric.code}-${territory.code}`,
      name: `${rubric.name}, ${territory.name}`,
    },
    update: {},
    select: { id: true },
  });
  return own.id;
}

/** Publishes a version in preparation that lacks nothing: from then on its content never changes and visits may use it. */
export async function publishRubricVersion(actor: Actor, versionId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const version = await lockManagedVersion(actor, tx, versionId);
    if (version.state !== "draft") throw new AppError("IMMUTABLE");
    const missing = missingToPublish(
      await tx.rubricVersion.findUniqueOrThrow({ where: { id: versionId }, select: rubricVersionSelect }),
    );
    requireState(missing.length === 0, missing.join(" "));
    await tx.rubricVersion.update({
      where: { id: versionId },
      data: { state: "published", publishedAt: new Date() },
    });
    await auditState(actor, tx, {
      versionId,
      territoryId: version.rubric.territoryId,
      action: "rubric.published",
    });
  });
}

/** Retires a published version, with its reason: planned and recorded visits keep it, new ones cannot choose it. */
export async function retireRubricVersion(actor: Actor, input: RetireRubricInput): Promise<void> {
  const { versionId, reason } = parseInput(retireRubricInput, input);
  await inTransaction(async (tx) => {
    const version = await lockManagedVersion(actor, tx, versionId);
    requireState(
      version.state === "published",
      "Solo se retira una pauta publicada. Recargar la página para ver cómo va.",
    );
    await tx.rubricVersion.update({ where: { id: versionId }, data: { state: "retired" } });
    await tx.rubricRetirement.create({
      data: { versionId, reason, retiredById: ownId(actor), retiredAt: new Date() },
    });
    await auditState(actor, tx, {
      versionId,
      territoryId: version.rubric.territoryId,
      action: "rubric.retired",
    });
  });
}

/** Locks a version that the person manages; NOT_FOUND or FORBIDDEN otherwise. */
export async function lockManagedVersion(actor: Actor, tx: Tx, versionId: string) {
  await lockRow(tx, "rubric_version", versionId);
  const version = await tx.rubricVersion.findFirst({
    where: { AND: [{ id: versionId }, visibleRubricVersions(actor)] },
    select: { state: true, lockVersion: true, rubricId: true, rubric: { select: { territoryId: true } } },
  });
  if (!version) throw new AppError("NOT_FOUND");
  requireAllowed(canManageRubric(actor, version.rubric));
  return version;
}

async function auditState(
  actor: Actor,
  tx: Tx,
  event: { readonly versionId: string; readonly territoryId: string | null; readonly action: string },
): Promise<void> {
  await writeAudit(actor, tx, {
    action: event.action,
    thingKind: "rubric_version",
    thingId: event.versionId,
    territoryId: event.territoryId,
  });
}
