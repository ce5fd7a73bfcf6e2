import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { AppError, parseInput } from "@/lib/errors";
import { canManageRubric, visibleRubricVersions } from "../policy";
import {
  rubricListRequest,
  type RubricListRequest,
  type RubricSummary,
  type RubricVersionView,
} from "../schema/rubric";

const summarySelect = {
  id: true,
  version: true,
  state: true,
  description: true,
  publishedAt: true,
  rubric: { select: { id: true, code: true, name: true, territoryId: true } },
  _count: { select: { indicators: true } },
} as const satisfies Prisma.RubricVersionSelect;

/** What a whole rubric version is read with, here and where a visit brings its rubric along. */
export const rubricVersionSelect = {
  ...summarySelect,
  notice: true,
  contentHash: true,
  lockVersion: true,
  retirement: { select: { reason: true } },
  sections: {
    orderBy: { sortOrder: "asc" },
    select: {
      id: true,
      code: true,
      title: true,
      indicators: {
        orderBy: { sortOrder: "asc" },
        select: {
          id: true,
          code: true,
          title: true,
          description: true,
          observableIn: true,
          scale: true,
          levels: { orderBy: { value: "asc" }, select: { value: true, label: true, descriptor: true } },
        },
      },
    },
  },
} as const satisfies Prisma.RubricVersionSelect;

type SummaryRow = Prisma.RubricVersionGetPayload<{ select: typeof summarySelect }>;
type VersionRow = Prisma.RubricVersionGetPayload<{ select: typeof rubricVersionSelect }>;

function toSummary(row: SummaryRow): RubricSummary {
  return {
    id: row.id,
    rubricId: row.rubric.id,
    code: row.rubric.code,
    name: row.rubric.name,
    version: row.version,
    state: row.state,
    description: row.description,
    indicatorCount: row._count.indicators,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    isShared: row.rubric.territoryId === null,
  };
}

/** The view of a version read with `rubricVersionSelect`; what the person may do with it goes along. */
export function toRubricVersionView(actor: Actor, row: VersionRow): RubricVersionView {
  const manages = canManageRubric(actor, row.rubric);
  return {
    ...toSummary(row),
    notice: row.notice,
    contentHash: row.contentHash,
    lockVersion: row.lockVersion,
    retirementReason: row.retirement?.reason ?? null,
    sections: row.sections,
    can: {
      edit: manages && row.state === "draft",
      publish: manages && row.state === "draft",
      retire: manages && row.state === "published",
    },
  };
}

/** The rubric versions the person may read, by rubric and then the newest first; the retired ones only when asked for. */
export async function listRubrics(
  actor: Actor,
  params: RubricListRequest = {},
): Promise<Page<RubricSummary>> {
  const request = parseInput(rubricListRequest, params);
  const rows = await db().rubricVersion.findMany({
    where: {
      AND: [visibleRubricVersions(actor), request.includeRetired ? {} : { state: { not: "retired" } }],
    },
    orderBy: [{ rubric: { name: "asc" } }, { version: "desc" }, { id: "asc" }],
    select: summarySelect,
    ...keyset(request),
  });
  return toPage(rows, request, toSummary);
}

/** One rubric version with its sections, indicators, levels and notice. NOT_FOUND when missing or of another territory. */
export async function getRubricVersion(actor: Actor, versionId: string): Promise<RubricVersionView> {
  const row = await db().rubricVersion.findFirst({
    where: { AND: [{ id: versionId }, visibleRubricVersions(actor)] },
    select: rubricVersionSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  return toRubricVersionView(actor, row);
}
