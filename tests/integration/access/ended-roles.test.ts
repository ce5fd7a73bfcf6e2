import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { getCycle, listCycles } from "@/lib/coaching/queries/cycle";
import { getMyDevelopment } from "@/lib/coaching/queries/development";
import { listGoalMoments } from "@/lib/coaching/queries/moments";
import { getCycleProposal, listAssignmentsToStart } from "@/lib/coaching/queries/proposal";
import { getSession, listMyAgenda } from "@/lib/coaching/queries/session";
import { listSessions } from "@/lib/coaching/queries/sessions";
import { getCycleThread } from "@/lib/coaching/queries/thread";
import { getHome } from "@/lib/dashboards/queries/home/home";
import { db } from "@/lib/db/client";
import { getDiagnosis } from "@/lib/diagnosis/queries/diagnosis";
import { listDiagnoses } from "@/lib/diagnosis/queries/list";
import { listPeople } from "@/lib/directory/queries/people";
import { listSchools } from "@/lib/directory/queries/schools";
import { listTerritories } from "@/lib/directory/queries/territories";
import { AppError } from "@/lib/errors";
import { getAssignment, listAssignments } from "@/lib/mentoring/queries/assignments";
import { getMentor } from "@/lib/mentoring/queries/mentors";
import {
  getObservation,
  getVisitForCapture,
  listObservationsOfTeacher,
} from "@/lib/observation/queries/observation";
import { listRubrics } from "@/lib/observation/queries/rubric";
import { getVisit, listPendingObservations, listVisits } from "@/lib/observation/queries/visit";
import { listProgrammes } from "@/lib/programme/queries";
import { getMyFoci, listSupportFoci } from "@/lib/support/queries/foci";
import { getSupportFocus } from "@/lib/support/queries/focus";
import { makeCycle, makeMonitoring, makeSession } from "@/tests/factories/coaching";
import { makeDiagnosisAt } from "@/tests/factories/diagnosis";
import { makeMentor } from "@/tests/factories/mentoring";
import { makeWorld, refreshed, type World } from "@/tests/factories/world";

/*
 * Rights come from grants and assignments only: whoever holds none in a territory any more, and the command line, which
 * never holds one, reads nothing there, not even what they once wrote or what is about them.
 */
interface Rows {
  readonly cycleId: string;
  readonly assignmentId: string;
  readonly sessionId: string;
  readonly focusId: string;
  readonly diagnosisId: string;
  readonly visitId: string;
  readonly observationId: string;
  readonly mentorId: string;
  readonly teacherId: string;
}

const reads: Readonly<Record<string, (actor: Actor, rows: Rows) => Promise<unknown>>> = {
  getCycle: (actor, { cycleId }) => getCycle(actor, cycleId),
  getCycleThread: (actor, { cycleId }) => getCycleThread(actor, cycleId),
  listGoalMoments: (actor, { cycleId }) => listGoalMoments(actor, cycleId),
  listCycles: (actor) => listCycles(actor),
  getCycleProposal: (actor, { assignmentId }) => getCycleProposal(actor, assignmentId),
  listAssignmentsToStart: (actor) => listAssignmentsToStart(actor),
  getSession: (actor, { sessionId }) => getSession(actor, sessionId),
  listSessions: (actor) => listSessions(actor),
  listMyAgenda: (actor) => listMyAgenda(actor, { until: "2027-12-31" }),
  getMyDevelopment: async (actor) => {
    const { current, nextSession, lastFeedback, moments, closed } = await getMyDevelopment(actor);
    return [current, nextSession, lastFeedback, ...moments, ...closed].filter((part) => part !== null);
  },
  getHome: async (actor) => (await getHome(actor)).items,
  getDiagnosis: (actor, { diagnosisId }) => getDiagnosis(actor, { id: diagnosisId }),
  listDiagnoses: (actor) => listDiagnoses(actor),
  getAssignment: (actor, { assignmentId }) => getAssignment(actor, assignmentId),
  listAssignments: (actor) => listAssignments(actor),
  getMentor: (actor, { mentorId }) => getMentor(actor, mentorId),
  getObservation: (actor, { observationId }) => getObservation(actor, observationId),
  listObservationsOfTeacher: (actor, { teacherId }) => listObservationsOfTeacher(actor, { teacherId }),
  getVisit: (actor, { visitId }) => getVisit(actor, visitId),
  getVisitForCapture: (actor, { visitId }) => getVisitForCapture(actor, visitId),
  listVisits: (actor) => listVisits(actor),
  listPendingObservations: (actor) => listPendingObservations(actor, "2026-11-23"),
  getSupportFocus: (actor, { focusId }) => getSupportFocus(actor, focusId),
  listSupportFoci: (actor) => listSupportFoci(actor),
  getMyFoci: (actor) => getMyFoci(actor),
  listRubrics: (actor) => listRubrics(actor),
  listPeople: (actor) => listPeople(actor),
  listSchools: (actor) => listSchools(actor, {}),
  listTerritories: (actor) => listTerritories(actor),
  listProgrammes: (actor) => listProgrammes(actor),
};

const ofTheTerritory = ["listRubrics", "listSchools", "listTerritories", "listProgrammes"];

async function answerOf(read: Promise<unknown>): Promise<string> {
  try {
    const answer = await read;
    const rows = answer !== null && typeof answer === "object" && "rows" in answer ? answer.rows : answer;
    return Array.isArray(rows) && rows.length === 0 ? "empty" : "read";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

async function answersOf(actor: Actor, rows: Rows): Promise<Readonly<Record<string, string>>> {
  const answers: Record<string, string> = {};
  for (const [name, read] of Object.entries(reads)) answers[name] = await answerOf(read(actor, rows));
  return answers;
}

let world: World;
let rows: Rows;
beforeAll(async () => {
  world = await makeWorld();
  const { own } = world;
  const { personId: teacherId } = own.actors.teacher;
  const { personId: mentorId } = own.actors.mentor;
  await makeMentor(world, own, { personId: mentorId });
  const { diagnosisId } = await makeDiagnosisAt(world, own, "approved");
  const cycle = await makeCycle(world, own, { teacher: own.actors.teacher });
  const lesson = await makeMonitoring(world, own, { cycle });
  const talk = await makeSession(own, cycle.id);
  rows = {
    cycleId: cycle.id,
    assignmentId: cycle.assignmentId,
    focusId: cycle.focusId,
    sessionId: talk.id,
    diagnosisId,
    visitId: lesson.visitId,
    observationId: lesson.observationId,
    mentorId,
    teacherId,
  };
});

describe("a person whose roles have all ended", () => {
  it.each(["mentor", "teacher", "principal", "utp_head", "territory_head", "programme_lead"] as const)(
    "reads nothing of what a %s read",
    async (role) => {
      const actor = await refreshed(world.own.actors[role]);
      const before = await answersOf(actor, rows);
      expect(Object.values(before)).toContain("read");
      const after = await answersOf({ ...actor, grants: [] }, rows);
      expect(Object.entries(after).filter(([, answer]) => answer === "read")).toEqual([]);
    },
  );

  it("reads nothing with a role in another territory only", async () => {
    for (const role of ["mentor", "teacher"] as const) {
      const actor = await refreshed(world.own.actors[role]);
      const elsewhere = await refreshed(world.foreign.actors[role]);
      const after = await answersOf({ ...actor, grants: elsewhere.grants }, rows);
      const read = Object.entries(after).filter(([, answer]) => answer === "read");
      // What belongs to that other territory.
      expect(read.filter(([name]) => !ofTheTerritory.includes(name))).toEqual([]);
    }
  });
});

it("the command line, which holds no grant, reads nothing of these", async () => {
  const operator = { kind: "operator" as const, personId: null, name: "Operación", grants: [] };
  const answers = await answersOf(operator, rows);
  expect(Object.entries(answers).filter(([, answer]) => answer === "read")).toEqual([]);
  expect(await db().cycle.count()).toBeGreaterThan(0);
});
