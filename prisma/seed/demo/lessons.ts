import type { Tx } from "@/lib/db/transaction";
import { formatClassGroup } from "@/lib/format/grade";
import { DEFAULT_ZONE } from "@/lib/format/instant";
import { digestOf } from "@/lib/observation/rules/digest";
import { revisionSnapshot } from "@/lib/observation/schema/observation";
import { at, dateColumn } from "./calendar";
import type { DemoPerson, DemoSchool } from "./people";
import type { Chance } from "./random";
import { evidenceByIndicator, objectives } from "./words";

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
  readonly state: "planned" | "draft" | "saved" | "shared" | "acknowledged";
  /** The level around which each indicator falls; a missing one is looked for and not seen. */
  readonly leanings: ReadonlyMap<string, number>;
}

export interface StoredLesson {
  readonly visitId: string;
  readonly observationId: string;
  readonly endedAt: Date;
  readonly levels: ReadonlyMap<string, number | null>;
  readonly noteIds: readonly string[];
}

const lessonMinutes = 45;

/** Stores one invented lesson: the visit, its notes, the ratings that cite them and its first revision. */
export async function insertLesson(
  tx: Tx,
  plan: LessonPlan,
  { rubric, chance }: { readonly rubric: DemoRubric; readonly chance: Chance },
): Promise<StoredLesson> {
  const { school, teacher, date, time, state } = plan;
  const startedAt = at(date, time);
  const endedAt = at(date, time, lessonMinutes);
  const visitId = chance.id(at(date, time, -7 * 24 * 60));
  const grade = teacher.department.grades.find((one) => school.grades.includes(one)) ?? "3b";
  await tx.visit.create({
    data: {
      id: visitId,
      territoryId: plan.territoryId,
      schoolId: school.id,
      teacherId: teacher.id,
      observerId: plan.observerId,
      rubricVersionId: rubric.versionId,
      purpose: plan.purpose,
      state: state === "planned" || state === "draft" ? "planned" : "done",
      plannedOn: dateColumn(date),
      plannedAt: time,
      timeZone: DEFAULT_ZONE,
      subject: teacher.department.subjects[0] ?? "Matemática",
      grade,
      classGroup: formatClassGroup(grade, chance.pick(["A", "B"])),
      createdAt: at(date, time, -7 * 24 * 60),
    },
  });
  const observationId = chance.id(startedAt);
  if (state === "planned") return { visitId, observationId, endedAt, levels: new Map(), noteIds: [] };
  const content = inventContent(plan, rubric, chance);
  const isComplete = state !== "draft";
  const savedAt = at(date, time, lessonMinutes + 30);
  await tx.observation.create({
    data: {
      id: observationId,
      territoryId: plan.territoryId,
      visitId,
      state: isComplete ? (state === "acknowledged" ? "shared" : state) : "draft",
      lessonObjective: content.objective,
      studentsPresent: content.studentsPresent,
      startedAt,
      endedAt: isComplete ? endedAt : null,
      savedAt: isComplete ? savedAt : null,
      sharedAt: state === "shared" || state === "acknowledged" ? at(date, time, lessonMinutes + 90) : null,
      createdAt: startedAt,
    },
  });
  await tx.evidenceNote.createMany({
    data: content.notes.map((note) => ({ ...note, observationId, createdAt: startedAt })),
  });
  await tx.rating.createMany({
    data: content.ratings.map(({ id, indicatorId, level }) => ({ id, indicatorId, level, observationId })),
  });
  await tx.ratingEvidence.createMany({
    data: content.ratings.flatMap(({ id, noteIds }) => noteIds.map((noteId) => ({ ratingId: id, noteId }))),
  });
  if (isComplete)
    await insertRevision(tx, { plan, observationId, content, rubric, startedAt, endedAt, savedAt, chance });
  if (state === "acknowledged") {
    await tx.observation.update({
      where: { id: observationId },
      data: { state, acknowledgedAt: at(date, time, 2 * 24 * 60) },
    });
  }
  return {
    visitId,
    observationId,
    endedAt,
    levels: new Map(content.ratings.map((rating) => [rating.indicatorId, rating.level])),
    noteIds: content.notes.map((note) => note.id),
  };
}

type Content = ReturnType<typeof inventContent>;

function inventContent(plan: LessonPlan, rubric: DemoRubric, chance: Chance) {
  const startedAt = at(plan.date, plan.time);
  const notes: {
    id: string;
    offsetSeconds: number;
    speaker: "teacher" | "student" | "group";
    noteClass: "low_inference";
    text: string;
  }[] = [];
  const ratings = rubric.indicators.map(({ id: indicatorId, code }) => {
    const leaning = plan.leanings.get(code);
    const level =
      leaning === undefined
        ? null
        : Math.min(4, Math.max(1, Math.round(leaning + (chance.next() - 0.5) * 1.4)));
    if (level === null) return { id: chance.id(startedAt), indicatorId, level, noteIds: [] };
    const [low, high] = evidenceByIndicator[code] ?? [[], []];
    const [speaker, text] = chance.pick(level <= 2 ? low : high);
    const note = {
      id: chance.id(startedAt),
      offsetSeconds: chance.whole(30, lessonMinutes * 60 - 30),
      speaker,
      noteClass: "low_inference" as const,
      text,
    };
    notes.push(note);
    return { id: chance.id(startedAt), indicatorId, level, noteIds: [note.id] };
  });
  return {
    notes: notes.toSorted((a, b) => a.offsetSeconds - b.offsetSeconds),
    ratings,
    objective: chance.pick(objectives),
    studentsPresent: chance.whole(14, 32),
  };
}

async function insertRevision(
  tx: Tx,
  from: {
    readonly plan: LessonPlan;
    readonly observationId: string;
    readonly content: Content;
    readonly rubric: DemoRubric;
    readonly startedAt: Date;
    readonly endedAt: Date;
    readonly savedAt: Date;
    readonly chance: Chance;
  },
): Promise<void> {
  const { content, rubric } = from;
  const snapshot = revisionSnapshot.parse({
    rubricVersionId: rubric.versionId,
    notes: content.notes,
    ratings: content.ratings.map(({ indicatorId, level, noteIds }) => ({ indicatorId, level, noteIds })),
    context: {
      lessonObjective: content.objective,
      studentsPresent: content.studentsPresent,
      startedAt: from.startedAt.toISOString(),
      endedAt: from.endedAt.toISOString(),
    },
  });
  await tx.observationRevision.create({
    data: {
      id: from.chance.id(from.savedAt),
      observationId: from.observationId,
      revision: 1,
      reason: "Registro de la clase",
      snapshot,
      digest: digestOf(snapshot),
      createdById: from.plan.observerId,
      createdAt: from.savedAt,
    },
  });
}
