import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { parseInput } from "@/lib/errors";
import { nameOf } from "@/lib/format/person-name";
import { isMentorOf, isTeacherOf, visibleTo } from "../policy";
import { sessionListRequest, type SessionListRequest } from "../schema/lists";
import type { SessionRow } from "../schema/views";
import { cyclesMatching, withinYear } from "./filters";
import { summarySelect, toSessionSummary } from "./shapes";

const rowSelect = {
  ...summarySelect.sessions.select,
  cycle: {
    select: {
      number: true,
      mentorId: true,
      teacherId: true,
      mentor: { select: { givenNames: true, familyNames: true } },
      teacher: { select: { givenNames: true, familyNames: true } },
      school: { select: { name: true, rbd: true } },
      focus: { select: { focusArea: { select: { name: true } } } },
    },
  },
} as const satisfies Prisma.CoachingSessionSelect;

/**
 * The sessions the person may know of, the latest day first: who met, when, where and for how long, never what was said.
 * A session held counts in the year it was held; another one, in the year it is planned for.
 */
export async function listSessions(actor: Actor, params: SessionListRequest = {}): Promise<Page<SessionRow>> {
  const request = parseInput(sessionListRequest, params);
  const year = withinYear(request.year);
  const rows = await db().coachingSession.findMany({
    where: {
      AND: [
        { cycle: { AND: [visibleTo(actor), cyclesMatching(request)] } },
        { kind: request.kind, state: request.state },
        year === undefined ? {} : { OR: [{ heldOn: year }, { heldOn: null, plannedOn: year }] },
      ],
    },
    orderBy: [{ plannedOn: "desc" }, { plannedAt: "desc" }, { id: "desc" }],
    select: rowSelect,
    ...keyset(request),
  });
  return toPage(rows, request, ({ cycle, ...session }) => ({
    ...toSessionSummary(session),
    cycleNumber: cycle.number,
    schoolName: cycle.school.name,
    rbd: cycle.school.rbd,
    mentorName: nameOf(cycle.mentor),
    teacherName: nameOf(cycle.teacher),
    areaName: cycle.focus.focusArea.name,
    isOwn: isMentorOf(actor, cycle) || isTeacherOf(actor, cycle),
  }));
}
