import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, impossible, parseInput } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { visibleDataSets } from "../policy";
import { countSchools, describeByGroup, describeItem } from "../rules/data-sets/describe";
import { unpackFloat64, unpackInt16, unpackInt32 } from "../rules/data-sets/pack";
import { scaleSchema } from "../schema/codebooks";
import {
  itemByGroupRequest,
  loadDataSetRequest,
  type DataSetDescription,
  type ItemByGroup,
  type ItemByGroupRequest,
  type LoadDataSetRequest,
  type LoadedColumn,
  type LoadedDataSet,
} from "../schema/data-sets";

const countsSchema = z.array(z.tuple([z.int(), z.int()]));

/** What a data set holds, with no cell under its minimum, for whoever reaches it today; NOT_FOUND for anybody else. It reads no answer, only what was counted when it was stored. */
export async function describeDataSet(actor: Actor, id: string): Promise<DataSetDescription> {
  const { respondentCount, minimumCell, codebookId } = await loadReached(actor, id);
  const columns = await db().dataSetColumn.findMany({
    where: { dataSetId: id },
    orderBy: { sortOrder: "asc" },
    select: { variable: true, role: true, counts: true, missingCount: true },
  });
  const questions = await questionsOf(
    codebookId,
    columns.map(({ variable }) => variable),
  );
  const named = (role: string) =>
    columns.filter((column) => column.role === role).map(({ variable }) => variable);
  const [school] = named("school");
  return {
    respondentCount,
    minimumCell,
    items: columns
      .filter(({ role }) => role === "item")
      .map(({ variable, counts, missingCount }) =>
        describeItem(
          { variable, counts: countsSchema.parse(counts), missingCount },
          questions.get(variable),
          minimumCell,
        ),
      ),
    groupings: named("group"),
    weights: named("weight"),
    schools: school === undefined ? null : countSchools(unpackInt32(await valuesOf(id, school)), minimumCell),
  };
}

/** One item by the categories of a grouping, with no cell under the minimum and none that follows from others, for whoever reaches the data set today; NOT_FOUND otherwise. */
export async function describeDataSetItem(actor: Actor, request: ItemByGroupRequest): Promise<ItemByGroup> {
  const { dataSetId, variable, by } = parseInput(itemByGroupRequest, request);
  const { minimumCell: minimum, codebookId } = await loadReached(actor, dataSetId);
  const columns = await db().dataSetColumn.findMany({
    where: {
      dataSetId,
      OR: [
        { variable, role: "item" },
        { variable: by, role: "group" },
      ],
    },
    select: { variable: true, role: true, labels: true, counts: true, missingCount: true, values: true },
  });
  const item = columns.find(({ role }) => role === "item");
  const grouping = columns.find(({ role }) => role === "group");
  if (!item || !grouping) throw new AppError("NOT_FOUND");
  const { missingCount } = item;
  return describeByGroup({
    item: {
      variable,
      missingCount,
      counts: countsSchema.parse(item.counts),
      values: unpackInt16(item.values),
    },
    question: (await questionsOf(codebookId, [variable])).get(variable),
    grouping: { variable: by, labels: grouping.labels, values: unpackInt16(grouping.values) },
    minimum,
  });
}

/**
 * Opens columns of a data set for an analysis, as typed arrays in the order of the file, and leaves the opening in the
 * audit trail. NOT_FOUND unless the person reaches it today, INVALID_INPUT for a variable that it does not have. What is
 * computed from them keeps to the minimum cell before it is shown to anybody.
 */
export async function loadDataSet(actor: Actor, request: LoadDataSetRequest): Promise<LoadedDataSet> {
  const { dataSetId, variables } = parseInput(loadDataSetRequest, request);
  const { respondentCount, minimumCell, territoryId } = await loadReached(actor, dataSetId);
  const rows = await db().dataSetColumn.findMany({
    where: { dataSetId, variable: { in: variables } },
    select: { variable: true, role: true, labels: true, values: true },
  });
  const found = new Map(rows.map((row) => [row.variable, row]));
  const columns = variables.map((variable) => {
    const row = found.get(variable);
    if (row) return toLoaded(row);
    throw new AppError("INVALID_INPUT", {
      fields: { variables: `El conjunto no tiene la variable ${variable}.` },
    });
  });
  await inTransaction((tx) =>
    writeAudit(actor, tx, {
      action: "data_set.opened",
      thingKind: "data_set",
      thingId: dataSetId,
      territoryId,
      details: { variables },
    }),
  );
  return { n: respondentCount, minimumCell, columns };
}

async function loadReached(actor: Actor, id: string) {
  const today = toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE));
  const row = await db().dataSet.findFirst({
    where: { AND: [visibleDataSets(actor, today), { id: requireId(id) }] },
    select: { respondentCount: true, minimumCell: true, codebookId: true, territoryId: true },
  });
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

async function valuesOf(dataSetId: string, variable: string): Promise<Uint8Array> {
  const where = { dataSetId_variable: { dataSetId, variable } };
  return (await db().dataSetColumn.findUniqueOrThrow({ where, select: { values: true } })).values;
}

async function questionsOf(codebookId: string | null, variables: readonly string[]) {
  if (codebookId === null) return new Map<string, never>();
  const items = await db().codebookItem.findMany({
    where: { codebookId, variable: { in: [...variables] } },
    select: { variable: true, section: true, wording: true, scale: true, isReversed: true },
  });
  return new Map(items.map((item) => [item.variable, { ...item, scale: scaleSchema.parse(item.scale) }]));
}

interface StoredColumn {
  readonly variable: string;
  readonly role: LoadedColumn["role"];
  readonly labels: string[];
  readonly values: Uint8Array;
}

function toLoaded({ variable, role, labels, values }: StoredColumn): LoadedColumn {
  switch (role) {
    case "item":
      return { role, variable, values: unpackInt16(values) };
    case "school":
      return { role, variable, values: unpackInt32(values) };
    case "group":
      return { role, variable, labels, values: unpackInt16(values) };
    case "weight":
      return { role, variable, values: unpackFloat64(values) };
    default:
      return impossible(role);
  }
}
