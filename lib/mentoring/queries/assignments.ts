import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import type { Prisma } from "@/lib/db/generated/client";
import { visibleTo } from "../policy";
import { considerationSchema, type AssignmentDetail, type AssignmentSummary } from "../schema";

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
  focus: { select: { title: true } },
} as const satisfies Prisma.AssignmentSelect;

type SummaryRow = Prisma.AssignmentGetPayload<{ select: typeof summarySelect }>;

/** The assignments the person may see, newest first: those of their places, and those in which they coach or are coached. */
export async function listAssignments(
  actor: Actor,
  params: PageRequest & {
    readonly state?: "active" | "ended";
    readonly focusId?: string;
    readonly schoolId?: string;
  } = {},
): Promise<Page<AssignmentSummary>> {
  const rows = await db().assignment.findMany({
    where: {
      AND: [visibleTo(actor), { state: params.state, focusId: params.focusId, schoolId: params.schoolId }],
    },
    orderBy: { id: "desc" },
    select: summarySelect,
    ...keyset(params),
  });
  return toPage(rows, params, toSummary);
}

/** One assignment with the reasons as they stood when it was decided. NOT_FOUND if missing or out of reach. */
export async function getAssignment(actor: Actor, id: string): Promise<AssignmentDetail> {
  const row = await db().assignment.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: {
      ...summarySelect,
      distanceKm: true,
      reason: true,
      endReason: true,
      considerations: true,
      decidedById: true,
      cycles: { orderBy: { number: "asc" }, select: { id: true, number: true, phase: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const decider = await db().person.findUnique({
    where: { id: row.decidedById },
    select: { givenNames: true, familyNames: true },
  });
  return {
    ...toSummary(row),
    distanceKm: row.distanceKm,
    reason: row.reason,
    endReason: row.endReason,
    considerations: considerationSchema.array().parse(row.considerations),
    decidedByName: decider ? nameOf(decider) : "",
    cycles: row.cycles,
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
    minutesPerWeek: row.minutesPerWeek,
    travelMinutesPerWeek: row.travelMinutesPerWeek,
    validFrom: fromUtcMidnight(row.validFrom),
    validTo: row.validTo === null ? null : fromUtcMidnight(row.validTo),
  };
}

function nameOf(person: { readonly givenNames: string; readonly familyNames: string }): string {
  return `${person.givenNames} ${person.familyNames}`;
}
