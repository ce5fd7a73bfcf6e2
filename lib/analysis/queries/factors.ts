import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { AppError } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { factorsVisibleTo, keptFactorRuns } from "../policy/factors";
import { stepStatesOf } from "../rules/factors/step-states";
import { factorOptionsSchema } from "../schema/factor-options";
import type { FactorResults } from "../schema/factor-results";
import type { DeletedFactorRun, FactorRunSummary, FactorRunView, ItemChoice } from "../schema/factors";
import { toIndexSummary, indexSummary } from "./index-rows";
import { unscopedPeopleNames } from "./study-names";

const summary = {
  id: true,
  name: true,
  dataSetId: true,
  createdAt: true,
  computedAt: true,
  dataSet: { select: { name: true, isSynthetic: true } },
  _count: { select: { indices: true } },
} satisfies Prisma.FactorRunSelect;

/** The factor runs of the data sets that the person reaches today, newest first. */
export async function listFactorRuns(
  actor: Actor,
  request: PageRequest = {},
): Promise<Page<FactorRunSummary>> {
  const rows = await db().factorRun.findMany({
    where: keptFactorRuns(actor, civilToday()),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: summary,
    ...keyset(request),
  });
  return toPage(rows, request, toSummary);
}

const MOST_DELETED = 50;

/** The runs that were deleted, of the data sets that the person reaches today, with who did it and why; the last fifty. */
export async function listDeletedFactorRuns(actor: Actor): Promise<readonly DeletedFactorRun[]> {
  const rows = await db().factorRun.findMany({
    where: { AND: [factorsVisibleTo(actor, civilToday()), { deletedAt: { not: null } }] },
    orderBy: [{ deletedAt: "desc" }, { id: "desc" }],
    select: {
      ...{ id: true, name: true, deletedAt: true, deletedById: true, deleteReason: true },
      dataSet: { select: { name: true } },
    },
    take: MOST_DELETED,
  });
  const people = await unscopedPeopleNames(rows.map(({ deletedById }) => deletedById));
  return rows.flatMap(({ id, name, dataSet, deletedAt, deletedById, deleteReason }) =>
    deletedAt === null
      ? []
      : [
          {
            ...{ id, name, deletedAt, dataSetName: dataSet.name, reason: deleteReason ?? "" },
            deletedByName: deletedById === null ? null : (people.get(deletedById) ?? null),
          },
        ],
  );
}

/** A run with what each step came to and which of them are stale; NOT_FOUND unless its data set is reached today and it was not deleted. */
export async function getFactorRun(actor: Actor, id: string): Promise<FactorRunView> {
  const row = await db().factorRun.findFirst({
    where: { AND: [keptFactorRuns(actor, civilToday()), { id: requireId(id) }] },
    select: {
      ...summary,
      ...{ options: true, computedOptions: true, results: true, dataDigest: true, resultDigest: true },
      ...{ codeVersion: true, jobId: true },
      dataSet: { select: { ...summary.dataSet.select, ...sheet } },
      indices: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], select: indexSummary },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const options = factorOptionsSchema.parse(row.options);
  const computedOptions = factorOptionsSchema.nullable().parse(row.computedOptions);
  const job =
    row.jobId === null
      ? null
      : await db().job.findUnique({ where: { id: row.jobId }, select: { state: true } });
  const { respondentCount, minimumCell, year, grade, publisher, conditions, schoolIdKind } = row.dataSet;
  return {
    ...toSummary(row),
    dataSet: { respondentCount, minimumCell, year, grade, publisher, conditions, schoolIdKind },
    items: await itemChoices(row.dataSetId, row.dataSet.codebookId),
    ...{ options, computedOptions, steps: stepStatesOf(options, computedOptions) },
    results: resultsSchema.parse(row.results),
    dataDigest: row.dataDigest,
    fileDigest: row.dataSet.sha256,
    ...{ resultDigest: row.resultDigest, codeVersion: row.codeVersion },
    job: job === null || row.jobId === null ? null : { id: row.jobId, state: job.state },
    indices: row.indices.map(toIndexSummary),
  };
}

const sheet = {
  ...{ respondentCount: true, minimumCell: true, year: true, grade: true, publisher: true },
  ...{ conditions: true, schoolIdKind: true, sha256: true, codebookId: true },
} as const;

/** Only a job writes results, and their digest is kept beside them. */
const resultsSchema = z.custom<FactorResults>((value) => typeof value === "object").nullable();

async function itemChoices(dataSetId: string, codebookId: string | null): Promise<readonly ItemChoice[]> {
  const columns = await db().dataSetColumn.findMany({
    where: { dataSetId, role: "item" },
    orderBy: { sortOrder: "asc" },
    select: { variable: true },
  });
  const questions =
    codebookId === null
      ? []
      : await db().codebookItem.findMany({
          where: { codebookId },
          select: { variable: true, section: true, wording: true, isReversed: true },
        });
  const byVariable = new Map(questions.map((question) => [question.variable, question]));
  return columns.map(
    ({ variable }) =>
      byVariable.get(variable) ?? { variable, section: null, wording: null, isReversed: false },
  );
}

function civilToday(): Date {
  return toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE));
}

function toSummary(row: Prisma.FactorRunGetPayload<{ select: typeof summary }>): FactorRunSummary {
  const { id, name, dataSetId, createdAt, computedAt, dataSet, _count } = row;
  const { isSynthetic } = dataSet;
  const isFrozen = _count.indices > 0;
  return { id, name, dataSetId, dataSetName: dataSet.name, isSynthetic, createdAt, computedAt, isFrozen };
}
