import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { readableStates } from "@/lib/diagnosis/policy";
import { resultsLabelOf } from "@/lib/diagnosis/rules/official-context";
import { snapshotSchema } from "@/lib/diagnosis/schema/snapshot";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { areaLabel } from "@/lib/programme/rules";
import { canDefine, knowsTeacher, visibleFoci } from "../policy";
import { isBaselineShown } from "../rules";
import type { FocusNeed, FocusTeacher, FocusView, GoalView } from "../schema";
import { countSchoolTeachers } from "./teachers";

const focusSelect = {
  id: true,
  title: true,
  state: true,
  endReason: true,
  territoryId: true,
  createdAt: true,
  school: { select: { id: true, rbd: true, name: true, territory: { select: { timeZone: true } } } },
  focusArea: { select: { id: true, code: true, name: true, parent: { select: { name: true } } } },
  needs: {
    orderBy: { need: { sortOrder: "asc" } },
    select: {
      need: {
        select: {
          id: true,
          statement: true,
          version: { select: { version: true, state: true, diagnosisId: true, snapshot: true } },
        },
      },
    },
  },
  teachers: {
    orderBy: [{ teacher: { familyNames: "asc" } }, { teacherId: "asc" }],
    select: { teacher: { select: { id: true, givenNames: true, familyNames: true } } },
  },
  assignments: { where: { state: "active" }, select: { teacherId: true } },
  goals: {
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: {
      rubricIndicator: {
        select: {
          code: true,
          title: true,
          levels: { orderBy: { value: "asc" }, select: { value: true, label: true } },
        },
      },
    },
  },
} as const satisfies Prisma.SupportFocusSelect;

type Row = Prisma.SupportFocusGetPayload<{ select: typeof focusSelect }>;

/** A support focus with the needs behind it, its goals and its teachers. NOT_FOUND unless the person leads the place, takes part in it or coaches who does. */
export async function getSupportFocus(actor: Actor, id: string): Promise<FocusView> {
  const row = await db().supportFocus.findFirst({
    where: { AND: [visibleFoci(actor), { id }] },
    select: focusSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { focusArea, school, territoryId } = row;
  const place = { territoryId, schoolId: school.id };
  const schoolTeachers = await countSchoolTeachers(actor, db(), school.id);
  const showsBaseline = canDefine(actor, place) || isBaselineShown(schoolTeachers);
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    endReason: row.endReason,
    createdAt: row.createdAt,
    territoryId,
    timeZone: school.territory.timeZone,
    area: { id: focusArea.id, code: focusArea.code, label: areaLabel(focusArea) },
    school: { id: school.id, rbd: school.rbd, name: school.name },
    needs: row.needs.map(({ need }) => toNeed(actor, place, need)),
    teachers: teachersKnownTo(actor, row),
    teacherCount: row.teachers.length,
    goals: row.goals.map((goal) => toGoal(goal, showsBaseline)).sort(activeFirst),
    canDefine: canDefine(actor, place),
  };
}

function toNeed(
  actor: Actor,
  place: { readonly territoryId: string; readonly schoolId: string },
  { id, statement, version }: Row["needs"][number]["need"],
): FocusNeed {
  const snapshot = version.snapshot === null ? null : snapshotSchema.parse(version.snapshot);
  return {
    id,
    statement,
    diagnosisId: version.diagnosisId,
    version: version.version,
    versionState: version.state,
    coverage: snapshot?.coverage ?? null,
    resultsLabel: snapshot === null ? null : resultsLabelOf(snapshot.results),
    canOpen: readableStates(actor, place).includes(version.state),
  };
}

function teachersKnownTo(
  actor: Actor,
  { territoryId, school, teachers, assignments }: Row,
): readonly FocusTeacher[] {
  const assigned = new Set(assignments.map((assignment) => assignment.teacherId));
  return teachers
    .filter(({ teacher }) => knowsTeacher(actor, { territoryId, schoolId: school.id }, teacher.id))
    .map(({ teacher }) => ({
      id: teacher.id,
      name: nameOf(teacher),
      hasActiveAssignment: assigned.has(teacher.id),
    }));
}

function toGoal(goal: Row["goals"][number], showsBaseline: boolean): GoalView {
  const { rubricIndicator: indicator } = goal;
  return {
    id: goal.id,
    statement: goal.statement,
    indicatorId: goal.rubricIndicatorId,
    indicatorCode: indicator.code,
    indicatorTitle: indicator.title,
    baselineValue: showsBaseline ? goal.baselineValue : null,
    baselineN: goal.baselineN,
    baselineOn: fromUtcMidnight(goal.baselineOn),
    targetValue: goal.targetValue,
    highestLevel: indicator.levels.at(-1)?.value ?? goal.targetValue,
    targetLabel: indicator.levels.find((level) => level.value === goal.targetValue)?.label ?? null,
    dueOn: fromUtcMidnight(goal.dueOn),
    state: goal.state,
  };
}

function activeFirst(a: GoalView, b: GoalView): number {
  return Number(b.state === "active") - Number(a.state === "active");
}
