import type { Actor, Role } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { actorOf, makeGrant } from "./access";
import { theRubric, theTaxonomy, type TestRubric, type TestTaxonomy } from "./content";
import { makePerson, makeSchool, makeTerritory } from "./directory";

/** A territory with two schools and one person in each role; principal, technical head and teacher belong to the first school. */
export interface TestPlace {
  readonly territoryId: string;
  readonly territoryCode: string;
  readonly communeId: string;
  readonly school: { readonly id: string; readonly rbd: number; readonly name: string };
  readonly otherSchool: { readonly id: string; readonly rbd: number; readonly name: string };
  readonly programmeId: string;
  readonly actors: Readonly<Record<Role, Actor & { readonly personId: string }>>;
}

export interface World {
  readonly own: TestPlace;
  readonly foreign: TestPlace;
  readonly rubric: TestRubric;
  readonly taxonomy: TestTaxonomy;
}

const people: Readonly<Record<Role, readonly [givenNames: string, familyNames: string]>> = {
  territory_head: ["Elena", "Prueba Toro"],
  programme_lead: ["Bruno", "Prueba Lagos"],
  principal: ["Carmen", "Prueba Soto"],
  utp_head: ["Diego", "Prueba Vera"],
  mentor: ["Amanda", "Prueba Ríos"],
  teacher: ["Javier", "Prueba Mella"],
  researcher: ["Inés", "Prueba Parra"],
  admin: ["Óscar", "Prueba Núñez"],
};

/** Two territories that know nothing of each other, with a rubric and a taxonomy in common. */
export async function makeWorld(): Promise<World> {
  const rubric = await theRubric();
  const taxonomy = await theTaxonomy();
  const own = await makePlace("Valle Propio", rubric);
  const foreign = await makePlace("Costa Ajena", rubric);
  return { own, foreign, rubric, taxonomy };
}

async function makePlace(name: string, rubric: TestRubric): Promise<TestPlace> {
  const territory = await makeTerritory(name);
  const at = { territoryId: territory.id, communeId: territory.communeId };
  const school = await makeSchool(at);
  const otherSchool = await makeSchool(at, { latitude: -28.6, longitude: -70.8 });
  const programmeId = newId();
  await db().programme.create({
    data: {
      id: programmeId,
      territoryId: territory.id,
      schoolYear: 2026,
      name: `Programa ${name} 2026`,
      startsOn: new Date("2026-03-02"),
      endsOn: new Date("2026-12-18"),
      defaultRubricVersionId: rubric.versionId,
    },
  });
  const actors = {
    territory_head: await makeActor("territory_head", territory.id),
    programme_lead: await makeActor("programme_lead", territory.id),
    principal: await makeActor("principal", territory.id, school.id),
    utp_head: await makeActor("utp_head", territory.id, school.id),
    mentor: await makeActor("mentor", territory.id),
    teacher: await makeActor("teacher", territory.id, school.id),
    researcher: await makeActor("researcher", territory.id),
    admin: await makeActor("admin", territory.id),
  };
  await givePost(
    { personId: actors.mentor.personId, territoryId: territory.id, schoolId: otherSchool.id },
    "teacher",
  );
  await givePost(
    { personId: actors.principal.personId, territoryId: territory.id, schoolId: school.id },
    "principal",
  );
  await givePost(
    { personId: actors.utp_head.personId, territoryId: territory.id, schoolId: school.id },
    "utp_head",
  );
  await givePost(
    { personId: actors.teacher.personId, territoryId: territory.id, schoolId: school.id },
    "teacher",
  );
  return {
    territoryId: territory.id,
    territoryCode: territory.code,
    communeId: territory.communeId,
    school,
    otherSchool,
    programmeId,
    actors,
  };
}

async function makeActor(role: Role, territoryId: string, schoolId: string | null = null) {
  const person = await makePerson(...people[role]);
  await makeGrant({ personId: person.id, role, territoryId, schoolId });
  return { ...(await actorOf(person.id)), personId: person.id };
}

async function givePost(
  place: { readonly personId: string; readonly territoryId: string; readonly schoolId: string },
  role: "teacher" | "principal" | "utp_head",
): Promise<void> {
  await db().post.create({
    data: {
      id: newId(),
      ...place,
      role,
      subjects: role === "teacher" ? ["Matemática"] : [],
      grades: role === "teacher" ? ["3b"] : [],
      department: role === "teacher" ? "Primer ciclo" : null,
      weeklyMinutes: 44 * 60,
      validFrom: new Date("2026-03-01"),
    },
  });
}

/** The same person with the grants held now: call it after a command changed them. */
export async function refreshed(actor: {
  readonly personId: string;
}): Promise<Actor & { readonly personId: string }> {
  return { ...(await actorOf(actor.personId)), personId: actor.personId };
}
