import { db } from "@/lib/db/client";
import { assignMentor, endAssignment } from "@/lib/mentoring/commands/assignments";
import {
  addCredential,
  agreeRelease,
  recordStrength,
  saveMentorProfile,
  setMentorState,
} from "@/lib/mentoring/commands/mentors";
import { getAssignment, listAssignments } from "@/lib/mentoring/queries/assignments";
import { getAssignmentBoard } from "@/lib/mentoring/queries/board";
import { dayOf } from "@/lib/mentoring/queries/mentor-rows";
import {
  getMentor,
  listMentors,
  listPossibleMentors,
  listStrengthIndicators,
} from "@/lib/mentoring/queries/mentors";
import { getAssignmentProposal } from "@/lib/mentoring/queries/proposal";
import { loadSides } from "@/lib/mentoring/queries/sides";
import { makeAssignment } from "@/tests/factories/coaching";
import { assignmentInput, makeMentor, makeTeacherWithFocus, today } from "@/tests/factories/mentoring";
import type { TestPlace, World } from "@/tests/factories/world";
import type { DomainMatrix, Expectation } from "./matrix";

/** Those who match people in a territory; whoever else works there may not. */
const decides: Expectation = { territory_head: "ok", programme_lead: "ok", others: "FORBIDDEN" };
const matches: Expectation = { territory_head: "ok", programme_lead: "ok", others: "NOT_FOUND" };
/** A pair the place's mentor and teacher are part of. */
const knowsPair: Expectation = { researcher: "NOT_FOUND", admin: "NOT_FOUND", others: "ok" };

/** The place's own mentor and teacher, with a focus, before they are assigned. */
async function aPair(world: World, place: TestPlace) {
  const { focusId } = await makeTeacherWithFocus(world, place, place.actors.teacher);
  const { personId: mentorId } = await makeMentor(world, place, { personId: place.actors.mentor.personId });
  return { focusId, teacherId: place.actors.teacher.personId, mentorId, minutesPerWeek: 90 };
}

const anAssignment = (world: World, place: TestPlace) =>
  makeAssignment(world, place, { teacher: place.actors.teacher });

export const matrix: DomainMatrix = {
  exemptions: [
    { fn: "mentoring.dayOf", why: "The civil day of an instant; it reads nothing." },
    { fn: "mentoring.inForce", why: "A condition on dates; it reads nothing." },
    { fn: "mentoring.loadCaps", why: "Read inside queries and commands that have decided on the territory." },
    {
      fn: "mentoring.loadMentors",
      why: "Read inside queries and commands that have decided on the territory.",
    },
    { fn: "mentoring.mentorSelect", why: "The columns that others read; it reads nothing." },
    { fn: "mentoring.pointOf", why: "Turns a row already read into a DTO." },
    { fn: "mentoring.schoolsLed", why: "Turns rows already read into ids." },
    { fn: "mentoring.toMentorOnBoard", why: "Turns a row already read into a DTO." },
    { fn: "mentoring.toMentorRow", why: "Turns a row already read into what the rules weigh." },
  ],
  entries: [
    {
      fn: "mentoring.assignMentor",
      call: async (actor, world, place) => {
        const { minutesPerWeek: _, ...pair } = await aPair(world, world[place]);
        return assignMentor(actor, assignmentInput(pair));
      },
      own: {
        territory_head: "ok",
        programme_lead: "ok",
        principal: "FORBIDDEN",
        utp_head: "FORBIDDEN",
        // The focus is the teacher's own.
        teacher: "FORBIDDEN",
        others: "NOT_FOUND",
      },
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.endAssignment",
      call: async (actor, world, place) => {
        const { id } = await anAssignment(world, world[place]);
        await endAssignment(actor, { id, endedOn: today(), reason: "Cambio de escuela" });
      },
      own: {
        territory_head: "ok",
        programme_lead: "ok",
        researcher: "NOT_FOUND",
        admin: "NOT_FOUND",
        others: "FORBIDDEN",
      },
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.getAssignment",
      call: async (actor, world, place) => getAssignment(actor, (await anAssignment(world, world[place])).id),
      own: knowsPair,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.listAssignments",
      call: async (actor, world, place) => {
        const { id } = await anAssignment(world, world[place]);
        return (await listAssignments(actor)).rows.filter((row) => row.id === id);
      },
      own: { researcher: "empty", admin: "empty", others: "ok" },
      foreign: "empty",
    },
    {
      fn: "mentoring.getAssignmentBoard",
      call: (actor, world, place) => getAssignmentBoard(actor, { territoryId: world[place].territoryId }),
      own: decides,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.getAssignmentProposal",
      call: async (actor, world, place) => getAssignmentProposal(actor, await aPair(world, world[place])),
      own: matches,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.loadSides",
      call: async (actor, world, place) =>
        loadSides(actor, db(), { ...(await aPair(world, world[place])), today: dayOf(new Date()) }),
      own: matches,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.listMentors",
      call: async (actor, world, place) => {
        await makeMentor(world, world[place]);
        return listMentors(actor, { territoryId: world[place].territoryId });
      },
      own: decides,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.listPossibleMentors",
      call: (actor, world, place) => listPossibleMentors(actor, { territoryId: world[place].territoryId }),
      own: decides,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.getMentor",
      call: async (actor, world, place) => {
        const personId = world[place].actors.mentor.personId;
        await makeMentor(world, world[place], { personId });
        return getMentor(actor, personId);
      },
      own: { territory_head: "ok", programme_lead: "ok", mentor: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.listStrengthIndicators",
      // Shared rubrics are public to whoever works in a territory: there is no foreign row of them.
      call: (actor) => listStrengthIndicators(actor),
      own: "ok",
      foreign: "ok",
    },
    {
      fn: "mentoring.saveMentorProfile",
      call: (actor, world, place) =>
        saveMentorProfile(actor, {
          personId: world[place].actors.mentor.personId,
          summary: "Doce años en el aula",
        }),
      own: decides,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.setMentorState",
      call: async (actor, world, place) => {
        const { personId } = await makeMentor(world, world[place]);
        await setMentorState(actor, { personId, state: "paused" });
      },
      own: decides,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.addCredential",
      call: async (actor, world, place) => {
        const { personId } = await makeMentor(world, world[place]);
        await addCredential(actor, {
          personId,
          kind: "aep",
          issuedOn: "2025-03-01",
          evidence: "Resolución",
        });
      },
      own: decides,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.recordStrength",
      call: async (actor, world, place) => {
        const { personId } = await makeMentor(world, world[place]);
        const rubricIndicatorId = world.rubric.indicators["C9.2"] ?? "";
        await recordStrength(actor, { personId, rubricIndicatorId, level: 3, evidence: "Clase observada" });
      },
      own: decides,
      foreign: "NOT_FOUND",
    },
    {
      fn: "mentoring.agreeRelease",
      call: async (actor, world, place) => {
        const { personId } = await makeMentor(world, world[place]);
        await agreeRelease(actor, { personId, minutesPerWeek: 90, validFrom: "2026-05-04" });
      },
      own: decides,
      foreign: "NOT_FOUND",
    },
  ],
};
