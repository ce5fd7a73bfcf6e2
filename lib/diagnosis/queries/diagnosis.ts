import "server-only";
import { permits } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { nameOf } from "@/lib/format/person-name";
import { areaLabel } from "@/lib/programme/rules";
import { readableStates, seesMissingNames, visibleDiagnoses } from "../policy";
import { contentHashOf, folioOf } from "../rules/content-hash";
import { differencesBetween, type ComparedVersion } from "../rules/differences";
import { toNeedView, type NeedRow } from "../rules/need-view";
import { isOpen, isSigned, nextStepOf } from "../rules/states";
import { snapshotSchema, type Snapshot } from "../schema/snapshot";
import type { DiagnosisView, MissingTeacher, VersionSummary, VersionView } from "../schema/views";
import { unscopedSignedContent } from "./content";
import { needSelect } from "./need-rows";
import { getLiveEvidence } from "./snapshot";

const summarySelect = {
  id: true,
  version: true,
  state: true,
  changeReason: true,
  contentHash: true,
  preparedById: true,
  createdAt: true,
  submittedAt: true,
  signedAt: true,
  approvedAt: true,
  reviews: {
    orderBy: { createdAt: "asc" },
    select: { decision: true, text: true, reviewerId: true, createdAt: true },
  },
  approvals: { select: { approverId: true, note: true } },
} as const satisfies Prisma.DiagnosisVersionSelect;

const diagnosisSelect = {
  id: true,
  territoryId: true,
  schoolYear: true,
  school: {
    select: {
      id: true,
      rbd: true,
      name: true,
      commune: { select: { name: true } },
      territory: { select: { name: true, timeZone: true } },
    },
  },
  versions: { orderBy: { version: "desc" }, select: summarySelect },
} as const satisfies Prisma.DiagnosisSelect;

const shownSelect = {
  id: true,
  lockVersion: true,
  summary: true,
  rubricVersionId: true,
  snapshot: true,
  contentHash: true,
  rubricVersion: { select: { rubric: { select: { name: true } } } },
  needs: { orderBy: [{ sortOrder: "asc" }, { id: "asc" }], select: needSelect },
} as const satisfies Prisma.DiagnosisVersionSelect;

type DiagnosisRow = Prisma.DiagnosisGetPayload<{ select: typeof diagnosisSelect }>;
type SummaryRow = DiagnosisRow["versions"][number];
type ShownRow = Prisma.DiagnosisVersionGetPayload<{ select: typeof shownSelect }>;
type Names = ReadonlyMap<string, string>;

/** Stands for a name that this person does not read. */
const unnamed = "Nombre reservado";

/**
 * A school's diagnosis with the history the person may read and one version in full: the number asked for, or the
 * newest. NOT_FOUND when it is missing, of another place, or when nothing of it is for this person; `shown` is null
 * while those who will review it have only a draft to wait for.
 */
export async function getDiagnosis(
  actor: Actor,
  { id, version }: { readonly id: string; readonly version?: number },
): Promise<DiagnosisView> {
  const row = await db().diagnosis.findFirst({
    where: { AND: [visibleDiagnoses(actor), { id }] },
    select: diagnosisSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  const place = { territoryId: row.territoryId, schoolId: row.school.id };
  const readable = row.versions.filter(({ state }) => readableStates(actor, place).includes(state));
  const chosen =
    version === undefined ? readable[0] : readable.find((candidate) => candidate.version === version);
  if (chosen === undefined && version !== undefined) throw new AppError("NOT_FOUND");
  const names = await namesIn(readable);
  const newest = row.versions[0];
  return {
    id: row.id,
    schoolYear: row.schoolYear,
    territoryId: row.territoryId,
    territoryName: row.school.territory.name,
    timeZone: row.school.territory.timeZone,
    school: {
      id: row.school.id,
      rbd: row.school.rbd,
      name: row.school.name,
      communeName: row.school.commune.name,
    },
    versions: readable.map((candidate) => toSummary(candidate, names)),
    shown: chosen === undefined ? null : await readShown(actor, { row, readable, chosen, names }),
    isLatest: chosen !== undefined && chosen.id === newest?.id,
    hasOpenVersion: row.versions.some(({ state }) => isOpen(state)),
    nextStep: nextStepOf(newest?.state ?? null),
    may: rightsOf(actor, row, chosen),
  };
}

function rightsOf(actor: Actor, row: DiagnosisRow, chosen: SummaryRow | undefined): DiagnosisView["may"] {
  const place = { territoryId: row.territoryId, schoolId: row.school.id };
  const prepares = permits(actor, "diagnosis.prepare", place);
  const isSettled = !row.versions.some(({ state }) => isOpen(state));
  return {
    prepare: prepares && chosen?.state === "draft",
    review: permits(actor, "diagnosis.review", place) && chosen?.state === "in_review",
    approve: permits(actor, "diagnosis.approve", place) && chosen?.state === "agreed",
    startNewVersion: prepares && isSettled,
    defineFocus: permits(actor, "support.define", place) && chosen !== undefined && isSigned(chosen.state),
  };
}

interface Chosen {
  readonly row: DiagnosisRow;
  readonly readable: readonly SummaryRow[];
  readonly chosen: SummaryRow;
  readonly names: Names;
}

async function readShown(actor: Actor, { row, readable, chosen, names }: Chosen): Promise<VersionView> {
  const shown = await db().diagnosisVersion.findUniqueOrThrow({
    where: { id: chosen.id },
    select: shownSelect,
  });
  const { snapshot, missing } = await evidenceOf(actor, row, shown);
  const before = readable.find((candidate) => candidate.version === chosen.version - 1);
  const { teachersTotal } = snapshot.coverage;
  return {
    ...toSummary(chosen, names),
    lockVersion: shown.lockVersion,
    summary: shown.summary,
    rubricVersionId: shown.rubricVersionId,
    rubricName: shown.rubricVersion.rubric.name,
    needThreshold: snapshot.needThreshold,
    needs: shown.needs.map((need) => toNeedView(need, teachersTotal)),
    coverage: { ...snapshot.coverage, missing },
    distribution: snapshot.distribution,
    results: snapshot.results,
    takenOn: snapshot.takenOn,
    isContentIntact: await isIntact(actor, shown),
    differences: before === undefined ? [] : await differencesFrom(before.id, shown, snapshot),
  };
}

async function evidenceOf(
  actor: Actor,
  { territoryId, schoolYear, school }: DiagnosisRow,
  shown: ShownRow,
): Promise<{ readonly snapshot: Snapshot; readonly missing: readonly MissingTeacher[] | null }> {
  if (shown.snapshot !== null) return { snapshot: snapshotSchema.parse(shown.snapshot), missing: null };
  const { rubricVersionId } = shown;
  const of = { territoryId, schoolId: school.id, schoolYear, rubricVersionId };
  const live = await getLiveEvidence(actor, of, new Date());
  return { snapshot: live.snapshot, missing: seesMissingNames(actor, of) ? live.missing : null };
}

async function isIntact(actor: Actor, shown: ShownRow): Promise<boolean | null> {
  if (shown.contentHash === null) return null;
  return contentHashOf(await unscopedSignedContent(actor, db(), shown.id)) === shown.contentHash;
}

async function differencesFrom(
  beforeId: string,
  shown: ShownRow,
  snapshot: Snapshot,
): Promise<readonly string[]> {
  const before = await db().diagnosisVersion.findUniqueOrThrow({
    where: { id: beforeId },
    select: shownSelect,
  });
  const earlier = before.snapshot === null ? null : snapshotSchema.parse(before.snapshot);
  return differencesBetween(compared(before, earlier), compared(shown, snapshot));
}

function compared(row: ShownRow, snapshot: Snapshot | null): ComparedVersion {
  const needOf = ({ id, carriedFromId, statement, focusArea, impact, feasibility, urgency }: NeedRow) => ({
    id,
    carriedFromId,
    statement,
    areaLabel: areaLabel(focusArea),
    impact,
    feasibility,
    urgency,
  });
  return {
    summary: row.summary,
    teachersObserved: snapshot?.coverage.teachersObserved ?? null,
    needs: row.needs.map(needOf),
  };
}

function toSummary(
  { contentHash, preparedById, reviews, approvals, ...row }: SummaryRow,
  names: Names,
): VersionSummary {
  const [approval] = approvals;
  return {
    ...row,
    preparedByName: names.get(preparedById) ?? unnamed,
    approvedByName: approval === undefined ? null : (names.get(approval.approverId) ?? unnamed),
    approvalNote: approval?.note ?? null,
    folio: contentHash === null ? null : folioOf(contentHash),
    reviews: reviews.map(({ reviewerId, createdAt, ...review }) => ({
      ...review,
      reviewerName: names.get(reviewerId) ?? unnamed,
      on: createdAt,
    })),
  };
}

async function namesIn(versions: readonly SummaryRow[]): Promise<Names> {
  const ids = versions.flatMap((version) => [
    version.preparedById,
    ...version.reviews.map((review) => review.reviewerId),
    ...version.approvals.map((approval) => approval.approverId),
  ]);
  const people = await db().person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, givenNames: true, familyNames: true },
  });
  return new Map(people.map(({ id, givenNames, familyNames }) => [id, nameOf({ givenNames, familyNames })]));
}
