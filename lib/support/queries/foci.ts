import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { AppError, parseInput } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { foldText } from "@/lib/format/text";
import { areaLabel } from "@/lib/programme/rules";
import { visibleFoci } from "../policy";
import { focusListRequest, type FocusListRequest, type FocusRow } from "../schema";

const rowSelect = {
  id: true,
  title: true,
  state: true,
  school: { select: { name: true, rbd: true } },
  focusArea: { select: { name: true, parent: { select: { name: true } } } },
  goals: { where: { state: "active" }, select: { statement: true, dueOn: true } },
  _count: { select: { teachers: true } },
} as const satisfies Prisma.SupportFocusSelect;

type Row = Prisma.SupportFocusGetPayload<{ select: typeof rowSelect }>;

function toRow({ school, focusArea, goals, _count, ...row }: Row): FocusRow {
  const [goal] = goals;
  return {
    ...row,
    schoolName: school.name,
    rbd: school.rbd,
    areaLabel: areaLabel(focusArea),
    teacherCount: _count.teachers,
    goal: goal === undefined ? null : { statement: goal.statement, dueOn: fromUtcMidnight(goal.dueOn) },
  };
}

/** The support foci the person may know of, by school, filtered by state, area (with those inside it), school or words. */
export async function listSupportFoci(actor: Actor, params: FocusListRequest = {}): Promise<Page<FocusRow>> {
  const request = parseInput(focusListRequest, params);
  const words = (request.q ?? "").split(/\s+/).filter(Boolean);
  const area = { OR: [{ focusAreaId: request.areaId }, { focusArea: { parentId: request.areaId } }] };
  const rows = await db().supportFocus.findMany({
    where: {
      AND: [
        visibleFoci(actor),
        { state: request.state, schoolId: request.schoolId },
        request.areaId === undefined ? {} : area,
        ...words.map((word) => ({
          OR: [
            { title: { contains: word, mode: "insensitive" as const } },
            { school: { searchText: { contains: foldText(word) } } },
          ],
        })),
      ],
    },
    orderBy: [{ school: { name: "asc" } }, { createdAt: "asc" }, { id: "asc" }],
    select: rowSelect,
    ...keyset(request),
  });
  return toPage(rows, request, toRow);
}

/** The foci in which the person takes part as teacher and that are still open, the newest first. */
export async function getMyFoci(actor: Actor): Promise<readonly FocusRow[]> {
  if (actor.personId === null) throw new AppError("FORBIDDEN");
  const rows = await db().supportFocus.findMany({
    where: {
      territoryId: { in: [...territoriesOf(actor)] },
      teachers: { some: { teacherId: actor.personId } },
      state: { in: ["proposed", "active"] },
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: rowSelect,
  });
  return rows.map(toRow);
}
