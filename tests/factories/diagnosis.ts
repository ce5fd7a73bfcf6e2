import { db } from "@/lib/db/client";
import { approveDiagnosis, reviewDiagnosis, submitDiagnosis } from "@/lib/diagnosis/commands/decide";
import { openDiagnosis } from "@/lib/diagnosis/commands/prepare";
import { makeSchool, makeTeacher } from "./directory";
import { makeObservation } from "./observation";
import { makeGrant, actorOf } from "./access";
import type { TestPlace, World } from "./world";

/** A school of the place with its own principal and technical head, and as many observed teachers as levels are given. */
export interface ObservedSchool {
  readonly place: TestPlace;
  readonly schoolId: string;
  readonly teacherIds: readonly string[];
  readonly observationIds: readonly string[];
}

/** The place with another school in the middle: its actors of the school get the same role there. */
async function atNewSchool(place: TestPlace): Promise<TestPlace> {
  const school = await makeSchool({ territoryId: place.territoryId, communeId: place.communeId });
  const actors = { ...place.actors };
  for (const role of ["principal", "utp_head", "teacher"] as const) {
    const { personId } = place.actors[role];
    await makeGrant({ personId, role, territoryId: place.territoryId, schoolId: school.id });
    actors[role] = { ...(await actorOf(personId)), personId };
  }
  return { ...place, school, actors };
}

/** A new school whose teachers were each observed once, with these levels by indicator code; the last `unobserved` teachers were not. */
export async function makeObservedSchool(
  world: World,
  base: TestPlace,
  {
    lessons = [{ "C9.1": 1 }, { "C9.1": 2 }, { "C9.1": 2 }, { "C9.1": 3 }],
    unobserved = 2,
  }: { readonly lessons?: readonly Readonly<Record<string, number>>[]; readonly unobserved?: number } = {},
): Promise<ObservedSchool> {
  const place = await atNewSchool(base);
  const at = { territoryId: place.territoryId, schoolId: place.school.id };
  const teacherIds: string[] = [];
  const observationIds: string[] = [];
  for (const levels of lessons) {
    const teacher = await makeTeacher(at);
    teacherIds.push(teacher.id);
    const made = await makeObservation(world, place, { levels, visit: { teacherId: teacher.id } });
    observationIds.push(made.id);
  }
  for (let extra = 0; extra < unobserved; extra += 1) {
    teacherIds.push((await makeTeacher(at, { department: "Segundo ciclo" })).id);
  }
  return { place, schoolId: place.school.id, teacherIds, observationIds };
}

export interface MadeDiagnosis extends ObservedSchool {
  readonly diagnosisId: string;
  readonly versionId: string;
  readonly needId: string;
  readonly lockVersion: number;
}

type Stage = "draft" | "in_review" | "objected" | "agreed" | "approved";

/** The diagnosis of a new observed school, taken as far as asked by the commands of the people it needs. */
export async function makeDiagnosis(
  world: World,
  base: TestPlace,
  { upTo = "draft", ...school }: Parameters<typeof makeObservedSchool>[2] & { readonly upTo?: Stage } = {},
): Promise<MadeDiagnosis> {
  const observed = await makeObservedSchool(world, base, school);
  return { ...observed, ...(await takeDiagnosis(observed.place, upTo)) };
}

/** The diagnosis of the place's own school, from three observed teachers, taken as far as asked. */
export async function makeDiagnosisAt(world: World, place: TestPlace, upTo: Stage) {
  const at = { territoryId: place.territoryId, schoolId: place.school.id };
  const teacherIds: string[] = [];
  for (const level of [1, 2, 2]) {
    const teacher = await makeTeacher(at);
    teacherIds.push(teacher.id);
    await makeObservation(world, place, { levels: { "C9.1": level }, visit: { teacherId: teacher.id } });
  }
  const made = await takeDiagnosis(place, upTo);
  return { ...made, teacherIds, edit: { versionId: made.versionId, lockVersion: made.lockVersion } };
}

async function takeDiagnosis({ actors, school }: TestPlace, upTo: Stage) {
  const opened = await openDiagnosis(actors.utp_head, { schoolId: school.id, schoolYear: 2026 });
  const { versionId } = opened;
  const need = await db().need.findFirstOrThrow({ where: { versionId }, orderBy: { sortOrder: "asc" } });
  const object = { decision: "object", text: "Faltan las clases de la tarde" } as const;
  const steps = {
    in_review: (lockVersion: number) => submitDiagnosis(actors.utp_head, { versionId, lockVersion }),
    objected: (lockVersion: number) =>
      reviewDiagnosis(actors.principal, { versionId, lockVersion, ...object }),
    agreed: (lockVersion: number) =>
      reviewDiagnosis(actors.principal, { versionId, lockVersion, decision: "agree" }),
    approved: (lockVersion: number) =>
      approveDiagnosis(actors.territory_head, { versionId, lockVersion, note: "Adelante" }),
  };
  const roads = {
    draft: [],
    in_review: ["in_review"],
    objected: ["in_review", "objected"],
    agreed: ["in_review", "agreed"],
    approved: ["in_review", "agreed", "approved"],
  } as const;
  let lockVersion = 1;
  for (const step of roads[upTo]) lockVersion = (await steps[step](lockVersion)).lockVersion;
  return { diagnosisId: opened.id, versionId, needId: need.id, lockVersion };
}
