import { formatClassGroup } from "@/lib/format/grade";
import { DEFAULT_ZONE } from "@/lib/format/instant";
import { digestOf } from "@/lib/observation/rules/digest";
import { revisionSnapshot } from "@/lib/observation/schema/observation";
import { at, dateColumn, type DemoCalendar } from "./calendar";
import type { DemoPerson, DemoSchool } from "./people";
import type { Chance } from "./random";
import type { DemoRows } from "./rows";
import { evidenceByIndicator, objectivesOf } from "./words";

export interface DemoRubric {
  readonly versionId: string;
  readonly indicators: readonly { readonly id: string; readonly code: string }[];
}

export interface LessonPlan {
  readonly school: DemoSchool;
  readonly territoryId: string;
  readonly teacher: DemoPerson;
  readonly observerId: string;
  readonly purpose: "diagnosis" | "coaching";
  readonly date: string;
  readonly time: string;
  readonly state: "planned" | "saved" | "shared" | "acknowledged";
  /** The level around which each indicator falls; a missing one is looked for and not seen. */
  readonly leanings: ReadonlyMap<string, number>;
}

export interface InventedLesson {
  readonly visitId: string;
  readonly observationId: string;
  readonly levels: ReadonlyMap<string, number | null>;
  /** In the order of the lesson. */
  readonly noteIds: readonly string[];
}

export interface LessonSetting {
  readonly rubric: DemoRubric;
  readonly calendar: DemoCalendar;
  readonly chance: Chance;
  readonly rows: DemoRows;
}

const lessonMinutes = 45;

/** Invents one lesson: the visit and, unless it is still to come, its notes, the ratings that cite them and its first revision. */
export function inventLesson(plan: LessonPlan, setting: LessonSetting): InventedLesson {
  const visitId = inventVisit(plan, setting);
  if (plan.state === "planned") return { visitId, observationId: "", levels: new Map(), noteIds: [] };
  const { date, time, state } = plan;
  const { chance, rows } = setting;
  const startedAt = at(date, time);
  const observationId = chance.id(startedAt);
  const content = inventContent(plan, setting);
  const isShared = state !== "saved";
  rows.observations.push({
    id: observationId,
    territoryId: plan.territoryId,
    visitId,
    state: isShared ? "shared" : "saved",
    lessonObjective: content.objective,
    studentsPresent: content.studentsPresent,
    startedAt,
    endedAt: at(date, time, lessonMinutes),
    savedAt: at(date, time, lessonMinutes + 30),
    sharedAt: isShared ? at(date, time, lessonMinutes + 90) : null,
    acknowledgedAt: state === "acknowledged" ? at(date, time, 2 * 24 * 60) : null,
    createdAt: startedAt,
  });
  rows.notes.push(...content.notes.map((note) => ({ ...note, observationId, createdAt: startedAt })));
  for (const { id, indicatorId, level, noteIds } of content.ratings) {
    rows.ratings.push({ id, indicatorId, level, observationId });
    rows.ratingEvidence.push(...noteIds.map((noteId) => ({ ratingId: id, noteId })));
  }
  addRevision(plan, { observationId, content }, setting);
  if (state === "acknowledged") rows.acknowledged.push(observationId);
  return {
    visitId,
    observationId,
    levels: new Map(content.ratings.map((rating) => [rating.indicatorId, rating.level])),
    noteIds: content.notes.map((note) => note.id),
  };
}

function inventVisit(plan: LessonPlan, { rubric, calendar, chance, rows }: LessonSetting): string {
  const { school, teacher, date, time } = plan;
  const createdAt = calendar.plannedAt(date, 7);
  const id = chance.id(createdAt);
  const grade = chance.pick(gradesTaught(teacher, school));
  rows.visits.push({
    id,
    territoryId: plan.territoryId,
    schoolId: school.id,
    teacherId: teacher.id,
    observerId: plan.observerId,
    rubricVersionId: rubric.versionId,
    purpose: plan.purpose,
    state: plan.state === "planned" ? "planned" : "done",
    plannedOn: dateColumn(date),
    plannedAt: time,
    timeZone: DEFAULT_ZONE,
    subject: chance.pick(teacher.department.subjects),
    grade,
    classGroup: formatClassGroup(grade, chance.pick(["A", "B"])),
    createdAt,
  });
  return id;
}

function gradesTaught(teacher: DemoPerson, school: DemoSchool): readonly string[] {
  const shared = teacher.department.grades.filter((grade) => school.grades.includes(grade));
  return shared.length > 0 ? shared : teacher.department.grades;
}

type Content = ReturnType<typeof inventContent>;

function inventContent(plan: LessonPlan, { rubric, chance }: LessonSetting) {
  const startedAt = at(plan.date, plan.time);
  const studentsPresent = chance.whole(16, 34);
  const notes: {
    id: string;
    offsetSeconds: number;
    speaker: "teacher" | "student" | "group";
    noteClass: "low_inference";
    text: string;
  }[] = [];
  const ratings = rubric.indicators.map(({ id: indicatorId, code }) => {
    const leaning = plan.leanings.get(code);
    if (leaning === undefined) return { id: chance.id(startedAt), indicatorId, level: null, noteIds: [] };
    const level = Math.min(4, Math.max(1, Math.round(leaning + (chance.next() - 0.5) * 1.4)));
    const [low, high] = evidenceByIndicator[code] ?? [[], []];
    const [speaker, text] = chance.pick(level <= 2 ? low : high);
    const note = {
      id: chance.id(startedAt),
      offsetSeconds: chance.whole(30, lessonMinutes * 60 - 30),
      speaker,
      noteClass: "low_inference" as const,
      text: withCounts(text, studentsPresent),
    };
    notes.push(note);
    return { id: chance.id(startedAt), indicatorId, level, noteIds: [note.id] };
  });
  return {
    notes: notes.toSorted((a, b) => a.offsetSeconds - b.offsetSeconds),
    ratings,
    objective: chance.pick(objectivesOf(plan.teacher.department)),
    studentsPresent,
  };
}

/** Puts how many were there into a note: {all}, nearly all of them, or fewer than half. */
function withCounts(text: string, students: number): string {
  return text
    .replaceAll("{all}", String(students))
    .replaceAll("{most}", String(students - 2))
    .replaceAll("{some}", String(Math.round(students * 0.4)));
}

function addRevision(
  plan: LessonPlan,
  { observationId, content }: { readonly observationId: string; readonly content: Content },
  { rubric, chance, rows }: LessonSetting,
): void {
  const { date, time } = plan;
  const savedAt = at(date, time, lessonMinutes + 30);
  const snapshot = revisionSnapshot.parse({
    rubricVersionId: rubric.versionId,
    notes: content.notes,
    ratings: content.ratings.map(({ indicatorId, level, noteIds }) => ({ indicatorId, level, noteIds })),
    context: {
      lessonObjective: content.objective,
      studentsPresent: content.studentsPresent,
      startedAt: at(date, time).toISOString(),
      endedAt: at(date, time, lessonMinutes).toISOString(),
    },
  });
  rows.revisions.push({
    id: chance.id(savedAt),
    observationId,
    revision: 1,
    reason: "Registro de la clase",
    snapshot,
    digest: digestOf(snapshot),
    createdById: plan.observerId,
    createdAt: savedAt,
  });
}
