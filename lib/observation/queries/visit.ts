import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { AppError, parseInput } from "@/lib/errors";
import {
  addDays,
  daysBetween,
  fromUtcMidnight,
  toUtcMidnight,
  type CivilDate,
} from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE, isChileanZone } from "@/lib/format/instant";
import { canOpenObservation, canReschedule, ownId, visibleObservations, visibleVisits } from "../policy";
import { nameOf } from "@/lib/format/person-name";
import { visitListRequest, type PendingWork, type VisitListRequest, type VisitView } from "../schema/visit";

const personName = { select: { givenNames: true, familyNames: true } } as const;

/** What a visit is read with, here and where an observation brings its visit along. */
export const visitSelect = {
  id: true,
  territoryId: true,
  schoolId: true,
  teacherId: true,
  observerId: true,
  rubricVersionId: true,
  purpose: true,
  state: true,
  plannedOn: true,
  plannedAt: true,
  timeZone: true,
  subject: true,
  grade: true,
  classGroup: true,
  cancelReason: true,
  school: { select: { name: true, rbd: true } },
  teacher: personName,
  observer: personName,
  rubricVersion: { select: { rubric: { select: { name: true } } } },
  observation: { select: { id: true, state: true } },
} as const satisfies Prisma.VisitSelect;

type VisitRow = Prisma.VisitGetPayload<{ select: typeof visitSelect }>;

/** The view of a visit read with `visitSelect`; its observation is named only to those who may open it. */
export function toVisitView(actor: Actor, row: VisitRow): VisitView {
  const { observation } = row;
  const opens = observation !== null && canOpenObservation(actor, row, observation.state);
  return {
    id: row.id,
    territoryId: row.territoryId,
    schoolId: row.schoolId,
    schoolName: row.school.name,
    rbd: row.school.rbd,
    teacherId: row.teacherId,
    teacherName: nameOf(row.teacher),
    observerId: row.observerId,
    observerName: nameOf(row.observer),
    isObserver: row.observerId === actor.personId,
    purpose: row.purpose,
    state: row.state,
    plannedOn: fromUtcMidnight(row.plannedOn),
    plannedAt: row.plannedAt,
    timeZone: row.timeZone,
    subject: row.subject,
    grade: row.grade,
    classGroup: row.classGroup,
    rubricVersionId: row.rubricVersionId,
    rubricName: row.rubricVersion.rubric.name,
    cancelReason: row.cancelReason,
    observation: opens ? observation : null,
    canReschedule: row.state === "planned" && observation === null && canReschedule(actor, row),
  };
}

/** The visits the person may know of, by day and hour. A school's leaders see that a visit happens, not what was seen. */
export async function listVisits(actor: Actor, params: VisitListRequest = {}): Promise<Page<VisitView>> {
  const request = parseInput(visitListRequest, params);
  const direction = request.order === "soonest" ? "asc" : "desc";
  const rows = await db().visit.findMany({
    where: {
      AND: [
        visibleVisits(actor),
        {
          state: request.state,
          schoolId: request.schoolId,
          teacherId: request.teacherId,
          ...(request.mine && { observerId: ownId(actor) }),
          plannedOn: {
            ...(request.from && { gte: toUtcMidnight(request.from) }),
            ...(request.to && { lte: toUtcMidnight(request.to) }),
          },
        },
      ],
    },
    orderBy: [{ plannedOn: direction }, { plannedAt: direction }, { id: direction }],
    select: visitSelect,
    ...keyset(request),
  });
  return toPage(rows, request, (row) => toVisitView(actor, row));
}

/** One visit of the calendar. NOT_FOUND when missing or out of the person's reach. */
export async function getVisit(actor: Actor, visitId: string): Promise<VisitView> {
  const row = await db().visit.findFirst({
    where: {
      id: visitId,
      // Who may read what was seen in a lesson may know which lesson it was.
      OR: [visibleVisits(actor), { observation: { is: visibleObservations(actor) } }],
    },
    select: visitSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  return toVisitView(actor, row);
}

const mostPending = 60;

/** What the person has begun or promised and not finished, the oldest first: drafts, saved and not shared, and days gone by without a start. Only their own. */
export async function listPendingObservations(
  actor: Actor,
  today: CivilDate,
): Promise<readonly PendingWork[]> {
  const unfinished: Prisma.VisitWhereInput[] = [
    { observation: { state: { in: ["draft", "saved"] } } },
    {
      state: "planned",
      observation: null,
      plannedOn: { lt: toUtcMidnight(today), gte: toUtcMidnight(addDays(today, -120)) },
    },
  ];
  const rows = await db().visit.findMany({
    where: { observerId: ownId(actor), territoryId: { in: [...territoriesOf(actor)] }, OR: unfinished },
    orderBy: [{ plannedOn: "asc" }, { plannedAt: "asc" }, { id: "asc" }],
    take: mostPending,
    select: {
      id: true,
      plannedOn: true,
      timeZone: true,
      subject: true,
      classGroup: true,
      school: { select: { name: true } },
      teacher: personName,
      observation: { select: { state: true, savedAt: true } },
    },
  });
  return rows.map((row) => {
    const plannedOn = fromUtcMidnight(row.plannedOn);
    const zone = isChileanZone(row.timeZone) ? row.timeZone : DEFAULT_ZONE;
    const savedAt = row.observation?.savedAt;
    const since = savedAt ? civilDateAt(savedAt, zone) : plannedOn;
    return {
      visitId: row.id,
      kind: kindOfPending(row.observation?.state),
      plannedOn,
      subject: row.subject,
      classGroup: row.classGroup,
      schoolName: row.school.name,
      teacherName: nameOf(row.teacher),
      days: Math.max(0, daysBetween(since, today)),
    };
  });
}

function kindOfPending(state: string | undefined): PendingWork["kind"] {
  if (state === undefined) return "not_started";
  return state === "draft" ? "draft" : "unshared";
}
