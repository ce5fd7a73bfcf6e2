import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { makeFocusWithGoal, makeTeacherActor } from "./coaching";
import { makeTeacher, termStart } from "./directory";
import type { TestPlace, World } from "./world";

type Person = Actor & { readonly personId: string };

interface MentorOptions {
  /** A new teacher of the other school unless told. */
  readonly personId?: string;
  readonly name?: string;
  readonly minutesPerWeek?: number;
  readonly state?: "active" | "paused";
  readonly withCredential?: boolean;
  /** Codes of the rubric's indicators. */
  readonly strengths?: readonly string[];
}

/** A mentor with a credential, a strength in C9.1 and 360 minutes released a week. */
export async function makeMentor(
  world: World,
  place: TestPlace,
  options: MentorOptions = {},
): Promise<{ readonly personId: string; readonly profileId: string }> {
  const { minutesPerWeek = 360, state = "active", withCredential = true, strengths = ["C9.1"] } = options;
  const personId = options.personId ?? (await makeElsewhere(place, options.name));
  const profileId = newId();
  const credential = {
    id: newId(),
    kind: "nomination" as const,
    issuedOn: termStart,
    evidence: "Acta de la dirección",
  };
  await db().mentorProfile.create({
    data: {
      id: profileId,
      territoryId: place.territoryId,
      personId,
      state,
      summary: "Doce años en el aula y dos como par asesora",
      createdAt: termStart,
      credentials: { create: withCredential ? [credential] : [] },
      strengths: {
        create: strengths.map((code) => ({
          id: newId(),
          rubricIndicatorId: world.rubric.indicators[code] ?? "",
          level: 4,
          evidence: "Clase observada el 20 de abril",
        })),
      },
    },
  });
  await db().releaseAgreement.create({
    data: {
      id: newId(),
      territoryId: place.territoryId,
      profileId,
      schoolId: place.otherSchool.id,
      minutesPerWeek,
      validFrom: termStart,
    },
  });
  return { personId, profileId };
}

async function makeElsewhere(place: TestPlace, name: string | undefined): Promise<string> {
  const at = { territoryId: place.territoryId, schoolId: place.otherSchool.id };
  return (await makeTeacher(at, name === undefined ? {} : { name })).id;
}

/** A teacher of the place's school, new unless told, who takes part in an active focus with a goal in C9.1. */
export async function makeTeacherWithFocus(
  world: World,
  place: TestPlace,
  teacher?: Person,
): Promise<{ readonly focusId: string; readonly teacher: Person }> {
  const coached = teacher ?? (await makeTeacherActor(place));
  const { id: focusId } = await makeFocusWithGoal(world, place);
  await db().supportFocusTeacher.create({
    data: {
      focusId,
      teacherId: coached.personId,
      addedById: place.actors.utp_head.personId,
      addedAt: termStart,
    },
  });
  return { focusId, teacher: coached };
}

/** What the form of an assignment sends: 90 minutes a week from today. */
export function assignmentInput(pair: {
  readonly focusId: string;
  readonly teacherId: string;
  readonly mentorId: string;
}) {
  return {
    ...pair,
    minutesPerWeek: 90,
    validFrom: today(),
    reason: "Domina lo que el foco trabaja y tiene horas liberadas",
  };
}

/** The civil day in Chile, for commands that look at the clock. */
export function today(): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "America/Santiago" }).format(new Date());
}
