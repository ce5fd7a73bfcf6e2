import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { readableStates, visibleDiagnoses } from "@/lib/diagnosis/policy";
import { resultsLabelOf } from "@/lib/diagnosis/rules/official-context";
import { snapshotSchema } from "@/lib/diagnosis/schema/snapshot";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { areaLabel } from "@/lib/programme/rules";
import { visibleFoci } from "@/lib/support/policy";
import { isMentorOf, isTeacherOf, visibleTo } from "../policy";
import { linkOfClosing, linkOfSession, linkOfStep, threadToCycle, type ThreadFacts } from "../rules/thread";
import type { ThreadLink } from "../schema/views";

const threadSelect = {
  id: true,
  number: true,
  phase: true,
  territoryId: true,
  schoolId: true,
  mentorId: true,
  teacherId: true,
  assignmentId: true,
  mentor: { select: { givenNames: true, familyNames: true } },
  school: { select: { rbd: true } },
  focus: {
    select: {
      id: true,
      title: true,
      needs: {
        orderBy: { need: { sortOrder: "asc" } },
        select: {
          need: {
            select: {
              id: true,
              statement: true,
              focusArea: { select: { name: true, parent: { select: { name: true } } } },
              version: { select: { version: true, state: true, diagnosisId: true, snapshot: true } },
            },
          },
        },
      },
    },
  },
  sessions: {
    select: {
      id: true,
      cycleId: true,
      kind: true,
      state: true,
      plannedOn: true,
      heldOn: true,
      stepsAgreed: { take: 1, select: { cycleId: true, state: true } },
    },
  },
  closing: { select: { cycleId: true, outcome: true } },
} as const satisfies Prisma.CycleSelect;

type Row = Prisma.CycleGetPayload<{ select: typeof threadSelect }>;

/**
 * The road behind a cycle, from the official results to it, and on to one of its sessions with the step agreed there;
 * for the cycle itself, to how it closed. Sessions, steps and closing only for its two people; each label has its link only where the
 * reader may open it. NOT_FOUND when the person may not know of the cycle. A constant number of statements.
 */
export async function getCycleThread(
  actor: Actor,
  cycleId: string,
  at: { readonly sessionId?: string } = {},
): Promise<readonly ThreadLink[]> {
  const row = await db().cycle.findFirst({
    where: { AND: [{ id: cycleId }, visibleTo(actor)] },
    select: threadSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  const [needs, focus] = await Promise.all([openNeeds(actor, row), openFocus(actor, row)]);
  const links = threadToCycle(factsOf(actor, row, { needs, focus }));
  if (!isMentorOf(actor, row) && !isTeacherOf(actor, row)) return links;
  if (at.sessionId === undefined) return row.closing ? [...links, linkOfClosing(row.closing)] : links;
  const session = row.sessions.find((one) => one.id === at.sessionId);
  if (!session) throw new AppError("NOT_FOUND");
  const on = fromUtcMidnight(session.heldOn ?? session.plannedOn);
  return [...links, linkOfSession({ ...session, on }), ...session.stepsAgreed.map(linkOfStep)];
}

/** Diagnoses behind the focus that the person may know of; which of their versions they read is decided by its state. */
async function openNeeds(actor: Actor, row: Row): Promise<ReadonlySet<string>> {
  const ids = row.focus.needs.map(({ need }) => need.version.diagnosisId);
  const open = await db().diagnosis.findMany({
    where: { AND: [visibleDiagnoses(actor), { id: { in: ids } }] },
    select: { id: true },
  });
  return new Set(open.map(({ id }) => id));
}

async function openFocus(actor: Actor, row: Row): Promise<boolean> {
  return (await db().supportFocus.count({ where: { AND: [visibleFoci(actor), { id: row.focus.id }] } })) > 0;
}

function factsOf(
  actor: Actor,
  row: Row,
  open: { readonly needs: ReadonlySet<string>; readonly focus: boolean },
): ThreadFacts {
  const { school, focus, id, number, phase } = row;
  const [first, ...others] = focus.needs.map(({ need }) => need);
  return {
    school,
    need:
      first === undefined
        ? null
        : factsOfNeed(actor, row, { need: first, others: others.length, open: open.needs }),
    focus: { id: focus.id, title: focus.title, canOpen: open.focus },
    assignment: { id: row.assignmentId, mentorName: nameOf(row.mentor) },
    cycle: { id, number, phase },
  };
}

function factsOfNeed(
  actor: Actor,
  place: Row,
  behind: {
    readonly need: Row["focus"]["needs"][number]["need"];
    readonly others: number;
    readonly open: ReadonlySet<string>;
  },
): NonNullable<ThreadFacts["need"]> {
  const { id, statement, focusArea, version } = behind.need;
  const snapshot = version.snapshot === null ? null : snapshotSchema.parse(version.snapshot);
  return {
    id,
    statement,
    areaName: areaLabel(focusArea),
    others: behind.others,
    diagnosisId: version.diagnosisId,
    version: version.version,
    versionState: version.state,
    resultsLabel: snapshot === null ? null : resultsLabelOf(snapshot.results),
    coverage: snapshot?.coverage ?? null,
    canOpen: behind.open.has(version.diagnosisId) && readableStates(actor, place).includes(version.state),
  };
}
