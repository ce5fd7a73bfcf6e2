import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { AppError, parseInput } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { nameOf } from "@/lib/format/person-name";
import { visibleFoci } from "@/lib/support/policy";
import { canDecide, canSeeMentors, readsReasons, visibleTo } from "../policy";
import {
  assignmentListRequest,
  considerationSchema,
  type AssignmentDetail,
  type AssignmentListRequest,
  type AssignmentSummary,
} from "../schema/assignments";

const summarySelect = {
  id: true,
  state: true,
  mentorId: true,
  teacherId: true,
  focusId: true,
  minutesPerWeek: true,
  travelMinutesPerWeek: true,
  validFrom: true,
  validTo: true,
  mentor: { select: { givenNames: true, familyNames: true } },
  teacher: { select: { givenNames: true, familyNames: true } },
  school: { select: { name: true, rbd: true } },
  focus: { select: { title: true, focusArea: { select: { name: true } } } },
} as const satisfies Prisma.AssignmentSelect;

type SummaryRow = Prisma.AssignmentGetPayload<{ select: typeof summarySelect }>;

/** The assignments the person may see, newest first: those of their places, and those in which they coach or are coached. */
export async function listAssignments(
  actor: Actor,
  params: AssignmentListRequest = {},
): Promise<Page<AssignmentSummary>> {
  const { cursor, limit, ...filter } = parseInput(assignmentListRequest, params);
  const rows = await db().assignment.findMany({
    where: { AND: [visibleTo(actor), filter] },
    orderBy: { id: "desc" },
    select: summarySelect,
    ...keyset({ cursor, limit }),
  });
  return toPage(rows, { cursor, limit }, toSummary);
}

/** One assignment, with the reasons as they stood for those who may read them. NOT_FOUND if missing or out of reach. */
export async function getAssignment(actor: Actor, id: string): Promise<AssignmentDetail> {
  const row = await db().assignment.findFirst({
    where: { AND: [{ id: requireId(id) }, visibleTo(actor)] },
    select: {
      ...summarySelect,
      territoryId: true,
      schoolId: true,
      distanceKm: true,
      reason: true,
      endReason: true,
      considerations: true,
      decidedById: true,
      cycles: { orderBy: { number: "asc" }, select: { id: true, number: true, phase: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const [decider, territory, readableFoci] = await Promise.all([
    db().person.findUniqueOrThrow({
      where: { id: row.decidedById },
      select: { givenNames: true, familyNames: true },
    }),
    db().territory.findUniqueOrThrow({ where: { id: row.territoryId }, select: { timeZone: true } }),
    db().supportFocus.count({ where: { AND: [{ id: row.focusId }, visibleFoci(actor)] } }),
  ]);
  return {
    ...toSummary(row),
    territoryId: row.territoryId,
    timeZone: territory.timeZone,
    distanceKm: row.distanceKm,
    decidedByName: nameOf(decider),
    reasons: readsReasons(actor, row)
      ? {
          reason: row.reason,
          endReason: row.endReason,
          considerations: considerationSchema.array().parse(row.considerations),
        }
      : null,
    cycles: row.cycles,
    canOpenFocus: readableFoci > 0,
    canOpenMentor: actor.personId === row.mentorId || canSeeMentors(actor, row),
    isMentor: actor.personId === row.mentorId,
    isTeacher: actor.personId === row.teacherId,
    canEnd: row.state === "active" && canDecide(actor, row),
  };
}

function toSummary(row: SummaryRow): AssignmentSummary {
  return {
    id: row.id,
    state: row.state,
    mentorId: row.mentorId,
    mentorName: nameOf(row.mentor),
    teacherId: row.teacherId,
    teacherName: nameOf(row.teacher),
    schoolName: row.school.name,
    rbd: row.school.rbd,
    focusId: row.focusId,
    focusTitle: row.focus.title,
    areaName: row.focus.focusArea.name,
    minutesPerWeek: row.minutesPerWeek,
    travelMinutesPerWeek: row.travelMinutesPerWeek,
    validFrom: fromUtcMidnight(row.validFrom),
    validTo: row.validTo === null ? null : fromUtcMidnight(row.validTo),
  };
}
