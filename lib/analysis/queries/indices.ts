import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { AppError } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { factorsVisibleTo } from "../policy/factors";
import { scoringMethods } from "../schema/factor-options";
import {
  indexItemSchema,
  indexReliabilitySchema,
  type IndexSummary,
  type IndexView,
} from "../schema/indices";
import { indexSummary, toIndexSummary } from "./index-rows";

/** The indices saved from data sets that the person reaches today, newest first. */
export async function listIndices(actor: Actor, request: PageRequest = {}): Promise<Page<IndexSummary>> {
  const rows = await db().analysisIndex.findMany({
    where: factorsVisibleTo(actor, today()),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: indexSummary,
    ...keyset(request),
  });
  return toPage(rows, request, toIndexSummary);
}

/** An index with the scores of its schools, none of fewer students than the minimum; NOT_FOUND unless its data set is reached today. */
export async function getIndex(actor: Actor, id: string): Promise<IndexView> {
  const row = await db().analysisIndex.findFirst({
    where: { AND: [factorsVisibleTo(actor, today()), { id: requireId(id) }] },
    select: {
      ...indexSummary,
      factor: true,
      items: true,
      scoring: true,
      reliability: true,
      minimumCell: true,
      hiddenSchoolCount: true,
      dataSet: { select: { ...indexSummary.dataSet.select, schoolIdKind: true } },
      scores: { orderBy: [{ schoolCode: "asc" }, { grade: "asc" }], omit: { id: true, indexId: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { factor, minimumCell, hiddenSchoolCount } = row;
  return {
    ...toIndexSummary(row),
    ...{ factor, minimumCell, hiddenSchoolCount },
    items: z.array(indexItemSchema).parse(row.items),
    scoring: z.enum(scoringMethods).parse(row.scoring),
    reliability: indexReliabilitySchema.parse(row.reliability),
    schoolIdKind: row.dataSet.schoolIdKind,
    scores: row.scores.filter(({ n }) => n >= minimumCell),
  };
}

function today(): Date {
  return toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE));
}
