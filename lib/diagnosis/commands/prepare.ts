import "server-only";
import { permits, requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { requirePerson, visibleDiagnoses } from "../policy";
import { isOpen } from "../rules/states";
import {
  openDiagnosisInput,
  startNewVersionInput,
  updateSummaryInput,
  versionEdit,
  type OpenDiagnosisInput,
  type StartNewVersionInput,
  type UpdateSummaryInput,
  type VersionEdit,
} from "../schema/versions";
import { loadVersion, writeDraft } from "./draft";
import { readRuleSources, writeProposals } from "./proposals";

interface Opened {
  readonly id: string;
  readonly versionId: string;
}

/**
 * Opens a school's diagnosis of a school year with its first version in preparation and the needs that the rule
 * proposes. NOT_FOUND outside the person's territories or without a programme that year, FORBIDDEN for those who do
 * not prepare there, DUPLICATE if the school already has one that year.
 */
export async function openDiagnosis(
  actor: Actor,
  input: OpenDiagnosisInput,
): Promise<Opened & { readonly proposed: number }> {
  const { schoolId, schoolYear } = parseInput(openDiagnosisInput, input);
  const school = await db().school.findFirst({
    where: { id: schoolId, territoryId: { in: [...territoriesOf(actor)] } },
    select: { id: true, territoryId: true },
  });
  if (!school) throw new AppError("NOT_FOUND");
  requireAllowed(permits(actor, "diagnosis.prepare", { territoryId: school.territoryId, schoolId }));
  const preparedById = requirePerson(actor);
  const sources = await readRuleSources(actor, { territoryId: school.territoryId, schoolId, schoolYear });
  const rubricVersionId = sources.programme.defaultRubricVersionId;
  const now = new Date();
  return inTransaction(async (tx) => {
    const id = newId();
    const versionId = newId();
    const { territoryId } = school;
    await tx.diagnosis.create({ data: { id, territoryId, schoolId, schoolYear, createdAt: now } });
    await tx.diagnosisVersion.create({
      data: {
        id: versionId,
        diagnosisId: id,
        territoryId,
        version: 1,
        state: "draft",
        rubricVersionId,
        preparedById,
        createdAt: now,
      },
    });
    const proposed = await writeProposals(actor, tx, {
      versionId,
      schoolId,
      rubricVersionId,
      sources,
      kept: [],
    });
    await writeAudit(actor, tx, {
      action: "diagnosis.opened",
      thingKind: "diagnosis",
      thingId: id,
      territoryId,
      details: { schoolId, schoolYear, proposed },
    });
    return { id, versionId, proposed };
  });
}

/** Applies the need rule again to a draft: its proposals that nobody worked on are replaced by today's; edited and own needs stay. */
export async function proposeNeedsAgain(
  actor: Actor,
  input: VersionEdit,
): Promise<{ readonly lockVersion: number }> {
  const edit = parseInput(versionEdit, input);
  const visible = await loadVersion(actor, edit.versionId, "diagnosis.prepare");
  const sources = await readRuleSources(actor, visible);
  return writeDraft(actor, edit, async (tx, { id: versionId, schoolId, rubricVersionId }) => {
    await tx.need.deleteMany({
      where: { versionId, proposedByRule: true, validatedById: null, carriedFromId: null },
    });
    const kept = await renumber(tx, versionId);
    const proposed = await writeProposals(actor, tx, { versionId, schoolId, rubricVersionId, sources, kept });
    return { action: "diagnosis.proposed_again", details: { proposed, kept: kept.length } };
  });
}

async function renumber(tx: Tx, versionId: string) {
  const needs = await tx.need.findMany({
    where: { versionId },
    orderBy: { sortOrder: "asc" },
    select: { id: true, rubricIndicatorId: true },
  });
  for (const [index, need] of needs.entries()) {
    await tx.need.update({ where: { id: need.id }, data: { sortOrder: index + 1 } });
  }
  return needs;
}

/** Writes the sentences that open the diagnosis. Only while it is in preparation. */
export async function updateSummary(
  actor: Actor,
  input: UpdateSummaryInput,
): Promise<{ readonly lockVersion: number }> {
  const { summary, ...edit } = parseInput(updateSummaryInput, input);
  return writeDraft(actor, edit, async (tx, { id }) => {
    await tx.diagnosisVersion.update({ where: { id }, data: { summary } });
    return { action: "diagnosis.summary_written", details: { characters: summary.length } };
  });
}

/**
 * Starts the next version of a diagnosis from its newest one, which must be objected, signed or approved, carrying its
 * needs and their evidence over. The version before stays as it was. DUPLICATE or INVALID_STATE while one is open.
 */
export async function startNewVersion(actor: Actor, input: StartNewVersionInput): Promise<Opened> {
  const { diagnosisId, reason } = parseInput(startNewVersionInput, input);
  const visible = await db().diagnosis.findFirst({
    where: { AND: [visibleDiagnoses(actor), { id: diagnosisId }] },
    select: { territoryId: true, schoolId: true },
  });
  if (!visible) throw new AppError("NOT_FOUND");
  requireAllowed(permits(actor, "diagnosis.prepare", visible));
  const preparedById = requirePerson(actor);
  const now = new Date();
  return inTransaction(async (tx) => {
    await lockRow(tx, "diagnosis", diagnosisId);
    const newest = await tx.diagnosisVersion.findFirstOrThrow({
      where: { diagnosisId },
      orderBy: { version: "desc" },
      include: { needs: { include: { evidence: true } } },
    });
    requireState(
      !isOpen(newest.state),
      "El diagnóstico ya tiene una versión en trabajo. Continuar con ella.",
    );
    const versionId = newId();
    const { territoryId, rubricVersionId, summary } = newest;
    await tx.diagnosisVersion.create({
      data: {
        id: versionId,
        diagnosisId,
        territoryId,
        version: newest.version + 1,
        state: "draft",
        rubricVersionId,
        summary,
        changeReason: reason,
        preparedById,
        createdAt: now,
      },
    });
    for (const { evidence, ...need } of newest.needs) {
      await tx.need.create({
        data: {
          ...need,
          id: newId(),
          versionId,
          carriedFromId: need.id,
          evidence: { create: evidence.map(({ needId: _, ...piece }) => ({ ...piece, id: newId() })) },
        },
      });
    }
    await writeAudit(actor, tx, {
      action: "diagnosis.version_started",
      thingKind: "diagnosis_version",
      thingId: versionId,
      territoryId,
      details: { diagnosisId, version: newest.version + 1, from: newest.state, carried: newest.needs.length },
    });
    return { id: diagnosisId, versionId };
  });
}
