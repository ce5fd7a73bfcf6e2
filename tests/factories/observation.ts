import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/id";
import { digestOf } from "@/lib/observation/rules/digest";
import type { ObservationState } from "@/lib/observation/schema/words";
import { nextNumber, termStart } from "./directory";
import type { TestPlace, World } from "./world";

interface VisitOverrides extends Partial<Prisma.VisitUncheckedCreateInput> {
  readonly plannedOn?: Date;
}

/** A planned diagnosis visit of the place's mentor to its teacher, on a Monday of May, at an hour of its own. */
export async function makeVisit(
  world: World,
  place: TestPlace,
  overrides: VisitOverrides = {},
): Promise<{ id: string; teacherId: string; observerId: string }> {
  const number = await nextNumber();
  return db().visit.create({
    data: {
      id: newId(),
      territoryId: place.territoryId,
      schoolId: place.school.id,
      teacherId: place.actors.teacher.personId,
      observerId: place.actors.mentor.personId,
      rubricVersionId: world.rubric.versionId,
      purpose: "diagnosis",
      state: "planned",
      plannedOn: new Date("2026-05-11"),
      plannedAt: `${String(8 + (Math.floor(number / 60) % 10)).padStart(2, "0")}:${String(number % 60).padStart(2, "0")}`,
      timeZone: "America/Santiago",
      subject: "Matemática",
      grade: "3b",
      classGroup: "3°B",
      createdAt: termStart,
      ...overrides,
    },
    select: { id: true, teacherId: true, observerId: true },
  });
}

interface ObservationOptions {
  readonly state?: ObservationState;
  readonly visit?: VisitOverrides;
  /** Levels by indicator code; what is left out is "no observado". */
  readonly levels?: Readonly<Record<string, number>>;
}

/** An observation of the place's teacher by its mentor, with one note of each class that levels cite. */
export async function makeObservation(
  world: World,
  place: TestPlace,
  options: ObservationOptions = {},
): Promise<{ id: string; visitId: string; noteId: string; privateNoteId: string }> {
  const { state = "shared", levels = { "C9.1": 2, "B5.1": 3 } } = options;
  const isDraft = state === "draft";
  const visit = await makeVisit(world, place, { state: isDraft ? "planned" : "done", ...options.visit });
  const at = (minute: number) => new Date(Date.UTC(2026, 4, 11, 14, minute));
  const [id, noteId, privateNoteId] = [newId(), newId(), newId()];
  const note = { observationId: id, speaker: "teacher" as const, createdAt: at(0) };
  await db().observation.create({
    data: {
      id,
      territoryId: place.territoryId,
      visitId: visit.id,
      state: "draft",
      startedAt: at(0),
      endedAt: at(45),
      savedAt: isDraft ? null : at(50),
      sharedAt: state === "shared" || state === "acknowledged" ? at(55) : null,
      acknowledgedAt: state === "acknowledged" ? at(59) : null,
      createdAt: at(0),
    },
  });
  const notes = [
    {
      ...note,
      id: noteId,
      offsetSeconds: 751,
      noteClass: "low_inference" as const,
      text: "“¿Cómo lo supiste?”",
    },
    {
      ...note,
      id: privateNoteId,
      offsetSeconds: 800,
      noteClass: "private" as const,
      text: "Preguntar por su semana",
    },
  ];
  await db().evidenceNote.createMany({ data: notes });
  const ratings = Object.entries(world.rubric.indicators).map(([code, indicatorId]) => ({
    id: newId(),
    observationId: id,
    indicatorId,
    level: levels[code] ?? null,
  }));
  await db().rating.createMany({ data: ratings });
  const rated = ratings.filter(({ level }) => level !== null);
  await db().ratingEvidence.createMany({ data: rated.map((rating) => ({ ratingId: rating.id, noteId })) });
  await db().observation.update({ where: { id }, data: { state } });
  if (isDraft) await writeFields(visit.id, { notes, ratings: rated, noteId, at });
  if (!isDraft) await appendFirstRevision(world, { id, noteId, visit, ratings, at: at(50) });
  return { id, visitId: visit.id, noteId, privateNoteId };
}

/** A draft's words, as a device would have written them. */
async function writeFields(
  visitId: string,
  made: {
    readonly notes: readonly {
      readonly id: string;
      readonly offsetSeconds: number;
      readonly speaker: string;
      readonly noteClass: string;
      readonly text: string;
    }[];
    readonly ratings: readonly { readonly indicatorId: string; readonly level: number | null }[];
    readonly noteId: string;
    readonly at: (minute: number) => Date;
  },
): Promise<void> {
  const values: readonly (readonly [string, Prisma.InputJsonValue])[] = [
    ...made.notes.map(
      ({ id, offsetSeconds, speaker, noteClass, text }) =>
        [`note/${id}`, { offsetSeconds, speaker, noteClass, text }] as const,
    ),
    ...made.ratings.map(
      ({ indicatorId, level }) => [`rating/${indicatorId}`, { level, noteIds: [made.noteId] }] as const,
    ),
    ["context/startedAt", made.at(0).toISOString()],
    ["context/endedAt", made.at(45).toISOString()],
  ];
  const opId = newId();
  await db().observationField.createMany({
    data: values.map(([field, value]) => ({
      ...{ visitId, field, opId, value, digest: digestOf(value), isKnown: true, isReplaced: false },
    })),
  });
}

async function appendFirstRevision(
  world: World,
  made: {
    readonly id: string;
    readonly noteId: string;
    readonly visit: { readonly observerId: string };
    readonly ratings: readonly { readonly indicatorId: string; readonly level: number | null }[];
    readonly at: Date;
  },
): Promise<void> {
  const snapshot = {
    rubricVersionId: world.rubric.versionId,
    notes: [
      {
        id: made.noteId,
        offsetSeconds: 751,
        speaker: "teacher",
        noteClass: "low_inference",
        text: "“¿Cómo lo supiste?”",
      },
    ],
    ratings: made.ratings.map(({ indicatorId, level }) => ({
      indicatorId,
      level,
      noteIds: level === null ? [] : [made.noteId],
    })),
    context: {
      lessonObjective: null,
      studentsPresent: null,
      startedAt: "2026-05-11T14:00:00.000Z",
      endedAt: "2026-05-11T14:45:00.000Z",
    },
  };
  await db().observationRevision.create({
    data: {
      id: newId(),
      observationId: made.id,
      revision: 1,
      reason: "Registro de la observación",
      snapshot,
      digest: digestOf(snapshot),
      createdById: made.visit.observerId,
      createdAt: made.at,
    },
  });
}

/** A weekday of the school year, some days from the real today, for commands that look at the clock. */
export function schoolDay(daysFromNow = 1): string {
  const day = new Date(Date.now() + daysFromNow * 86_400_000);
  const isWeekend = () => day.getUTCDay() === 0 || day.getUTCDay() === 6;
  while (isWeekend() || day.getUTCMonth() < 2) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
