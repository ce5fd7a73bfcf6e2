import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { readableStates, visibleDiagnoses } from "@/lib/diagnosis/policy";
import { AppError } from "@/lib/errors";
import { visibleTo as visibleAssignments } from "@/lib/mentoring/policy";
import { minimumTeachersShown } from "@/lib/observation/rules/distribution";
import { areaLabel } from "@/lib/programme/rules";
import { visibleFoci } from "@/lib/support/policy";
import { isMentorOf, isTeacherOf, visibleTo } from "../policy";
import { changeTogether } from "../rules/change";
import type { CycleSummary, FocusWork, WorkOnNeed } from "../schema/views";
import { summarySelect, toCycleSummary } from "./shapes";

const mostCycles = 100;

function workSelect(actor: Actor) {
  return {
    id: true,
    title: true,
    state: true,
    focusArea: { select: { name: true, parent: { select: { name: true } } } },
    needs: { select: { needId: true } },
    school: {
      select: {
        territory: {
          select: {
            programmes: { orderBy: { schoolYear: "desc" }, take: 1, select: { minimumCell: true } },
          },
        },
      },
    },
    assignments: { where: visibleAssignments(actor), select: { state: true } },
    cycles: {
      where: visibleTo(actor),
      orderBy: { id: "asc" },
      take: mostCycles,
      select: {
        ...summarySelect,
        closing: { select: { outcome: true, finalValue: true } },
        goal: { select: { baselineValue: true } },
      },
    },
  } as const satisfies Prisma.SupportFocusSelect;
}

type Row = Prisma.SupportFocusGetPayload<{ select: ReturnType<typeof workSelect> }>;

/**
 * What was done about needs of a diagnosis the person reads: foci, assignments, cycles, sessions held and how cycles
 * closed, as far as they may know of each. NOT_FOUND if one of the needs is missing or not theirs to read. The number of
 * statements does not grow with the needs.
 */
export async function listWorkOnNeeds(
  actor: Actor,
  needIds: readonly string[],
): Promise<readonly WorkOnNeed[]> {
  await requireReadable(actor, needIds);
  const rows = await db().supportFocus.findMany({
    where: { AND: [visibleFoci(actor), { needs: { some: { needId: { in: [...needIds] } } } }] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: workSelect(actor),
  });
  return needIds.map((needId) => ({
    needId,
    foci: rows
      .filter((row) => row.needs.some((one) => one.needId === needId))
      .map((row) => toFocusWork(actor, row)),
  }));
}

async function requireReadable(actor: Actor, needIds: readonly string[]): Promise<void> {
  const needs = await db().need.findMany({
    where: { id: { in: [...needIds] }, version: { diagnosis: visibleDiagnoses(actor) } },
    select: {
      id: true,
      territoryId: true,
      version: { select: { state: true, diagnosis: { select: { schoolId: true } } } },
    },
  });
  const readable = needs.filter(({ territoryId, version }) =>
    readableStates(actor, { territoryId, schoolId: version.diagnosis.schoolId }).includes(version.state),
  );
  if (readable.length < new Set(needIds).size) throw new AppError("NOT_FOUND");
}

/** What was done in one support focus, as far as the person may know of it. NOT_FOUND unless they may open the focus. */
export async function getWorkOnFocus(actor: Actor, focusId: string): Promise<FocusWork> {
  const row = await db().supportFocus.findFirst({
    where: { AND: [visibleFoci(actor), { id: focusId }] },
    select: workSelect(actor),
  });
  if (!row) throw new AppError("NOT_FOUND");
  return toFocusWork(actor, row);
}

function toFocusWork(actor: Actor, row: Row): FocusWork {
  const cycles = row.cycles.map(toCycleSummary);
  const active = row.assignments.filter(({ state }) => state === "active").length;
  return {
    focusId: row.id,
    title: row.title,
    areaName: areaLabel(row.focusArea),
    state: row.state,
    assignments: { active, ended: row.assignments.length - active },
    cycles,
    held: heldInAll(cycles),
    minutesHeld: cycles.reduce((sum, cycle) => sum + cycle.minutesHeld, 0),
    change: changeTogether(closingsOf(row), minimumsFor(actor, row)),
  };
}

function closingsOf({ cycles }: Row) {
  return cycles.flatMap(({ teacherId, closing, goal }) =>
    closing === null ? [] : [{ teacherId, ...closing, baselineValue: goal.baselineValue }],
  );
}

/** Somebody's own cycles hold nothing back from them; others' are told only together. */
function minimumsFor(actor: Actor, { cycles, school }: Row) {
  if (cycles.every((cycle) => isMentorOf(actor, cycle) || isTeacherOf(actor, cycle))) {
    return { outcomes: 1, averages: 1 };
  }
  return { outcomes: minimumTeachersShown, averages: school.territory.programmes[0]?.minimumCell ?? 10 };
}

function heldInAll(cycles: readonly CycleSummary[]): CycleSummary["held"] {
  const total = (kind: keyof CycleSummary["held"]) =>
    cycles.reduce((sum, cycle) => sum + cycle.held[kind], 0);
  return { monitoring: total("monitoring"), feedback: total("feedback"), modelling: total("modelling") };
}
