import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { toUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import type { IndicatorLessons } from "../rules/need-rule";

export interface LessonScope {
  readonly schoolId: string;
  readonly rubricVersionId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * The levels that each indicator was given in the lessons the need rule may count: shared with their teacher, made for
 * diagnosis, of the school and the period. It names no one but by id and decides on no right: the caller has.
 */
export async function unscopedIndicatorLessons(
  _actor: Actor,
  tx: Tx,
  { schoolId, rubricVersionId, from, to }: LessonScope,
): Promise<readonly IndicatorLessons[]> {
  const counted = {
    state: { in: ["shared" as const, "acknowledged" as const] },
    visit: {
      schoolId,
      rubricVersionId,
      purpose: "diagnosis" as const,
      plannedOn: { gte: toUtcMidnight(from), lte: toUtcMidnight(to) },
    },
  };
  const rows = await tx.rubricIndicator.findMany({
    where: { versionId: rubricVersionId, levels: { some: {} } },
    orderBy: [{ section: { sortOrder: "asc" } }, { sortOrder: "asc" }],
    select: {
      id: true,
      code: true,
      title: true,
      levels: { orderBy: { value: "asc" }, select: { value: true } },
      ratings: {
        where: { observation: counted },
        orderBy: [{ observation: { visit: { plannedOn: "asc" } } }, { id: "asc" }],
        select: {
          level: true,
          observationId: true,
          observation: { select: { visit: { select: { teacherId: true } } } },
        },
      },
    },
  });
  return rows.map(({ id, code, title, levels, ratings }) => ({
    indicatorId: id,
    code,
    title,
    levels: levels.map((level) => level.value),
    lessons: ratings.map(({ level, observationId, observation }) => ({
      observationId,
      level,
      teacherId: observation.visit.teacherId,
    })),
  }));
}
