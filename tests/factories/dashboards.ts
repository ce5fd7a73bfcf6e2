import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { makeCycle, makeSession, makeTeacherActor, type MadeCycle } from "./coaching";
import { makeObservation } from "./observation";
import type { TestPlace, World } from "./world";

type Outcome = "achieved" | "partly_achieved" | "not_achieved";

/** A closed cycle of a teacher of its own: with its closing, a talk within a day of the lesson it was about, and modelling unless told. */
export async function makeClosedCycle(
  world: World,
  place: TestPlace,
  closing: {
    readonly outcome?: Outcome;
    readonly finalValue?: number | null;
    readonly withModelling?: boolean;
    readonly startsOn?: Date;
    readonly focus?: { readonly id: string; readonly goalId: string };
  } = {},
): Promise<MadeCycle> {
  const { outcome = "achieved", finalValue = 3, withModelling = true, focus } = closing;
  const startsOn = closing.startsOn ?? new Date("2026-05-04");
  const cycle = await makeCycle(world, place, {
    cycle: { phase: "closed", startsOn },
    ...(focus && { focus }),
  });
  const lesson = await makeObservation(world, place, {
    visit: { teacherId: cycle.teacher.personId, observerId: cycle.mentor.personId, purpose: "coaching" },
  });
  const talk = await makeSession(place, cycle.id, {
    kind: "feedback",
    state: "done",
    heldOn: new Date("2026-05-12"),
    recordedAt: new Date("2026-05-12T14:45:00Z"),
  });
  await db().feedbackRecord.create({
    data: {
      sessionId: talk.id,
      observationId: lesson.id,
      strength: "El curso comenzó a trabajar",
      improvementPoint: "Esperar antes de nombrar",
      teacherWords: "«Me apuro»",
    },
  });
  if (withModelling) await makeSession(place, cycle.id, { kind: "modelling", state: "done" });
  await db().closing.create({
    data: {
      cycleId: cycle.id,
      territoryId: place.territoryId,
      outcome,
      finalValue,
      evidenceSummary: "Las preguntas pidieron explicar",
      nextStep: "exit",
      closedById: cycle.mentor.personId,
      closedAt: new Date("2026-06-26T18:00:00Z"),
    },
  });
  return cycle;
}

/** As many closed cycles, each of a teacher of its own. */
export async function makeClosedCycles(
  world: World,
  place: TestPlace,
  { count, ...closing }: { readonly count: number } & Parameters<typeof makeClosedCycle>[2],
): Promise<void> {
  for (let made = 0; made < count; made += 1) await makeClosedCycle(world, place, closing);
}

/** More teachers of the place's school, of whom the first ones were observed. */
export async function makeTeachers(
  world: World,
  place: TestPlace,
  { count, observed }: { readonly count: number; readonly observed: number },
): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    const { personId } = await makeTeacherActor(place);
    if (made < observed) await makeObservation(world, place, { visit: { teacherId: personId } });
  }
}

/** The territory's programme of another school year. */
export async function makeProgrammeOf(world: World, place: TestPlace, schoolYear: number): Promise<void> {
  await db().programme.create({
    data: {
      id: newId(),
      territoryId: place.territoryId,
      schoolYear,
      name: `Programa ${schoolYear}`,
      startsOn: new Date(`${schoolYear}-03-02`),
      endsOn: new Date(`${schoolYear}-12-18`),
      defaultRubricVersionId: world.rubric.versionId,
    },
  });
}
