import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { nameOf } from "@/lib/format/person-name";
import {
  administeredDataSets,
  granteesOf,
  knownDataSets,
  mayDeleteDataSet,
  mayGrantDataSet,
} from "../policy";
import { grantStateOn } from "../rules/data-sets/access";
import {
  rejectionSchema,
  type DataSetGrantView,
  type DataSetSheet,
  type DataSetSummary,
} from "../schema/data-sets";

const summary = {
  id: true,
  name: true,
  publisher: true,
  year: true,
  grade: true,
  isSynthetic: true,
  respondentCount: true,
  createdAt: true,
  deletedAt: true,
  grants: {
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      personId: true,
      purpose: true,
      validFrom: true,
      validTo: true,
      revokedAt: true,
      person: { select: { givenNames: true, familyNames: true } },
    },
  },
} satisfies Prisma.DataSetSelect;

type SummaryRow = Prisma.DataSetGetPayload<{ select: typeof summary }>;

/** The data sets that the person reaches today or administers, newest first, and what is left of the deleted ones. */
export async function listDataSets(actor: Actor, request: PageRequest = {}): Promise<Page<DataSetSummary>> {
  const today = civilToday();
  const rows = await db().dataSet.findMany({
    where: knownDataSets(actor, toUtcMidnight(today)),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: summary,
    ...keyset(request),
  });
  return toPage(rows, request, (row) => toSummary(actor, row, today));
}

/** A data set as it is known without any answer. NOT_FOUND if it is missing, or neither reached nor administered by the person. */
export async function getDataSet(actor: Actor, id: string): Promise<DataSetSheet> {
  const today = civilToday();
  const row = await db().dataSet.findFirst({
    where: { AND: [knownDataSets(actor, toUtcMidnight(today)), { id: requireId(id) }] },
    select: {
      ...summary,
      territoryId: true,
      fileName: true,
      sha256: true,
      conditions: true,
      minimumCell: true,
      rejectedCount: true,
      rejections: true,
      createdById: true,
      deletedById: true,
      deleteReason: true,
      codebook: { select: { id: true, name: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { fileName, sha256, conditions, minimumCell, rejectedCount, codebook, deleteReason } = row;
  const [importedByName, deletedByName] = await namesOf([row.createdById, row.deletedById]);
  const shown = toSummary(actor, row, today);
  const isDeleted = row.deletedAt !== null;
  return {
    ...shown,
    ...{ fileName, sha256, conditions, minimumCell, rejectedCount, codebook, deleteReason },
    rejections: rejectionSchema.array().parse(row.rejections),
    importedByName: importedByName ?? null,
    deletedByName: deletedByName ?? null,
    grants: mayGrantDataSet(actor, row) ? row.grants.map((grant) => toGrant(grant, today)) : [],
    canGrant: !isDeleted && mayGrantDataSet(actor, row),
    canDelete: !isDeleted && mayDeleteDataSet(actor, { ...row, isReached: shown.access !== null }),
  };
}

/** The researchers whom the administration may give access to a data set, by family name: those of the territories it administers. NOT_FOUND for a data set it does not administer. */
export async function listGrantees(
  actor: Actor,
  dataSetId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const dataSet = await db().dataSet.findFirst({
    where: { AND: [administeredDataSets(actor), { id: requireId(dataSetId) }] },
    select: { id: true },
  });
  if (!dataSet) throw new AppError("NOT_FOUND");
  const people = await db().person.findMany({
    where: {
      AND: [granteesOf(actor, toUtcMidnight(civilToday())), { id: { not: actor.personId ?? undefined } }],
    },
    orderBy: [{ familyNames: "asc" }, { givenNames: "asc" }, { id: "asc" }],
    select: { id: true, givenNames: true, familyNames: true },
    take: 200,
  });
  return people.map((person) => ({ id: person.id, name: nameOf(person) }));
}

function civilToday(): string {
  return civilDateAt(new Date(), DEFAULT_ZONE);
}

async function namesOf(ids: readonly (string | null)[]): Promise<readonly (string | undefined)[]> {
  const people = await db().person.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, givenNames: true, familyNames: true },
  });
  const names = new Map(people.map((person) => [person.id, nameOf(person)]));
  return ids.map((id) => (id === null ? undefined : names.get(id)));
}

function toSummary(actor: Actor, row: SummaryRow, today: string): DataSetSummary {
  const { id, name, publisher, year, grade, isSynthetic, respondentCount, createdAt, deletedAt } = row;
  const own = row.grants
    .filter(({ personId }) => personId === actor.personId)
    .map((grant) => toGrant(grant, today))
    .find(({ state }) => state === "current");
  const access = own && deletedAt === null ? { purpose: own.purpose, validTo: own.validTo } : null;
  return { id, name, publisher, year, grade, isSynthetic, respondentCount, createdAt, deletedAt, access };
}

function toGrant(grant: SummaryRow["grants"][number], today: string): DataSetGrantView {
  const dates = { validFrom: fromUtcMidnight(grant.validFrom), validTo: fromUtcMidnight(grant.validTo) };
  return {
    id: grant.id,
    personName: nameOf(grant.person),
    purpose: grant.purpose,
    ...dates,
    state: grantStateOn({ ...dates, isRevoked: grant.revokedAt !== null }, today),
  };
}
