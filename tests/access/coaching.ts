import {
  agreeToCycle,
  closeCycle,
  openCycle,
  resumeCycle,
  suspendCycle,
  writeReflection,
} from "@/lib/coaching/commands/cycle";
import { recordFeedback, recordModelling, recordMonitoring } from "@/lib/coaching/commands/record";
import { cancelSession, planSession, rescheduleSession } from "@/lib/coaching/commands/session";
import { getCycle, listActiveSteps, listCycles } from "@/lib/coaching/queries/cycle";
import { getMyDevelopment } from "@/lib/coaching/queries/development";
import { listGoalMoments } from "@/lib/coaching/queries/moments";
import { getCycleProposal, listAssignmentsToStart } from "@/lib/coaching/queries/proposal";
import { getSession, listCitableObservations, listMyAgenda } from "@/lib/coaching/queries/session";
import { listSessions } from "@/lib/coaching/queries/sessions";
import { getCycleThread } from "@/lib/coaching/queries/thread";
import { getWorkOnFocus, listWorkOnNeeds } from "@/lib/coaching/queries/work";
import { newId } from "@/lib/db/id";
import {
  makeAssignment,
  makeCycle,
  makeFocusWithGoal,
  makeMonitoring,
  makeReadyToClose,
  makeSession,
} from "@/tests/factories/coaching";
import { makeDiagnosis } from "@/tests/factories/diagnosis";
import { schoolDay } from "@/tests/factories/observation";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

/** A cycle between the place's own mentor and teacher. */
const cycleOf = (
  world: World,
  place: Place,
  phase: "agreement" | "in_progress" | "suspended" = "in_progress",
) => makeCycle(world, world[place], { teacher: world[place].actors.teacher, cycle: { phase } });

async function sessionOf(world: World, place: Place, kind: "feedback" | "modelling" = "feedback") {
  const cycle = await cycleOf(world, place);
  return { cycle, session: await makeSession(world[place], cycle.id, { kind }) };
}

const held = { heldOn: "2026-05-18", durationMinutes: 40 };
const knows = {
  territory_head: "ok",
  programme_lead: "ok",
  principal: "ok",
  utp_head: "ok",
  mentor: "ok",
  teacher: "ok",
} as const;
const asMentor = {
  mentor: "ok",
  territory_head: "FORBIDDEN",
  programme_lead: "FORBIDDEN",
  principal: "FORBIDDEN",
  utp_head: "FORBIDDEN",
  teacher: "FORBIDDEN",
  others: "NOT_FOUND",
} as const;
const asTeacher = { ...asMentor, mentor: "FORBIDDEN", teacher: "ok" } as const;
const pairOnly = { mentor: "ok", teacher: "ok", others: "NOT_FOUND" } as const;

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "coaching.openCycle",
      call: async (actor, world, place) => {
        const { id } = await makeAssignment(world, world[place], { teacher: world[place].actors.teacher });
        return openCycle(actor, {
          id: newId(),
          assignmentId: id,
          agreementText: "Nos juntamos cada lunes y queda entre las dos",
          startsOn: "2026-05-04",
        });
      },
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.agreeToCycle",
      call: async (actor, world, place) => {
        const { id } = await cycleOf(world, place, "agreement");
        return agreeToCycle(actor, { cycleId: id, teacherGoal: "Dar pistas antes que respuestas" });
      },
      own: asTeacher,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.writeReflection",
      call: async (actor, world, place) => {
        const { id } = await cycleOf(world, place);
        return writeReflection(actor, { cycleId: id, text: "Me cuesta esperar" });
      },
      own: asTeacher,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.suspendCycle",
      call: async (actor, world, place) => {
        const { id } = await cycleOf(world, place);
        return suspendCycle(actor, { cycleId: id, reason: "Semanas de pruebas en la escuela" });
      },
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.resumeCycle",
      call: async (actor, world, place) => resumeCycle(actor, (await cycleOf(world, place, "suspended")).id),
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.closeCycle",
      call: async (actor, world, place) => {
        const { teacher } = world[place].actors;
        const { id, observationId } = await makeReadyToClose(world, world[place], { teacher });
        return closeCycle(actor, {
          cycleId: id,
          observationId,
          outcome: "achieved",
          evidenceSummary: "Ahora da una pista antes de cada respuesta",
          nextStep: "exit",
        });
      },
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.planSession",
      call: async (actor, world, place) => {
        const { id } = await cycleOf(world, place);
        return planSession(actor, {
          id: newId(),
          cycleId: id,
          kind: "feedback",
          plannedOn: schoolDay(),
          plannedAt: "10:30",
        });
      },
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.rescheduleSession",
      call: async (actor, world, place) => {
        const { session } = await sessionOf(world, place);
        return rescheduleSession(actor, {
          sessionId: session.id,
          plannedOn: schoolDay(),
          plannedAt: "11:30",
        });
      },
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.cancelSession",
      call: async (actor, world, place) => {
        const { session } = await sessionOf(world, place);
        return cancelSession(actor, { sessionId: session.id, reason: "Consejo de profesores" });
      },
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.recordMonitoring",
      call: async (actor, world, place) => {
        const cycle = await cycleOf(world, place);
        const { id } = await makeMonitoring(world, world[place], { cycle, state: "planned" });
        return recordMonitoring(actor, { ...held, sessionId: id });
      },
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.recordFeedback",
      call: async (actor, world, place) => {
        const { session } = await sessionOf(world, place);
        return recordFeedback(actor, {
          ...held,
          sessionId: session.id,
          strength: "Pregunta a quienes no levantan la mano",
          improvementPoint: "Esperar antes de responder",
          teacherWords: "No me había fijado",
        });
      },
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.recordModelling",
      call: async (actor, world, place) => {
        const { session } = await sessionOf(world, place, "modelling");
        return recordModelling(actor, {
          ...held,
          sessionId: session.id,
          modellingKind: "live_model",
          modelledBy: "mentor",
          technique: "Esperar cinco segundos",
          lookFors: "Cuántas manos se levantan",
          debrief: "Vimos que responden más",
          rehearsalDone: true,
          teacherWillTry: "Contar hasta cinco",
        });
      },
      own: asMentor,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.listCycles",
      call: async (actor, world, place) => {
        await cycleOf(world, place);
        return listCycles(actor, { rbd: world[place].school.rbd });
      },
      own: { ...knows, others: "empty" },
      foreign: "empty",
    },
    {
      fn: "coaching.getCycle",
      call: async (actor, world, place) => getCycle(actor, (await cycleOf(world, place)).id),
      own: { ...knows, others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.getSession",
      call: async (actor, world, place) => getSession(actor, (await sessionOf(world, place)).session.id),
      own: pairOnly,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.listActiveSteps",
      call: async (actor, world, place) => {
        const { cycle } = await sessionOf(world, place);
        return [...(await listActiveSteps(actor, [cycle.id])).keys()];
      },
      own: "empty",
      foreign: "empty",
    },
    {
      fn: "coaching.listSessions",
      call: async (actor, world, place) => {
        await sessionOf(world, place);
        return listSessions(actor, { rbd: world[place].school.rbd });
      },
      own: { ...knows, others: "empty" },
      foreign: "empty",
    },
    {
      fn: "coaching.listMyAgenda",
      call: async (actor, world, place) => {
        await sessionOf(world, place);
        return listMyAgenda(actor, { until: "2026-12-31" });
      },
      own: { mentor: "ok", teacher: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "coaching.listCitableObservations",
      call: async (actor, world, place) => {
        const cycle = await cycleOf(world, place);
        await makeMonitoring(world, world[place], { cycle });
        return listCitableObservations(actor, cycle.id);
      },
      own: { mentor: "ok", teacher: "empty", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.listGoalMoments",
      call: async (actor, world, place) => {
        const cycle = await cycleOf(world, place);
        await makeMonitoring(world, world[place], { cycle });
        return listGoalMoments(actor, cycle.id);
      },
      own: pairOnly,
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.listAssignmentsToStart",
      call: async (actor, world, place) => {
        await makeAssignment(world, world[place], { teacher: world[place].actors.teacher });
        return listAssignmentsToStart(actor);
      },
      own: { mentor: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "coaching.getCycleProposal",
      call: async (actor, world, place) => {
        const { id } = await makeAssignment(world, world[place], { teacher: world[place].actors.teacher });
        return getCycleProposal(actor, id);
      },
      own: { mentor: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.getMyDevelopment",
      call: async (actor, world, place) => {
        await cycleOf(world, place);
        return (await getMyDevelopment(actor)).current;
      },
      own: { teacher: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "coaching.getCycleThread",
      call: async (actor, world, place) => getCycleThread(actor, (await cycleOf(world, place)).id),
      own: { ...knows, others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.getWorkOnFocus",
      call: async (actor, world, place) => {
        const { focusId } = await cycleOf(world, place);
        return getWorkOnFocus(actor, focusId);
      },
      // The mentor of the matrix holds no grant on the teacher's record, which is what opens the focus to a mentor.
      own: { ...knows, mentor: "NOT_FOUND", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "coaching.listWorkOnNeeds",
      call: async (actor, world, place) => {
        const { needId, place: school } = await makeDiagnosis(world, world[place], { upTo: "in_review" });
        await makeFocusWithGoal(world, school, { needIds: [needId] });
        return listWorkOnNeeds(actor, [needId]);
      },
      // Grants at the diagnosed school are newer than the matrix' actors: whoever leads the territory reads it.
      own: { territory_head: "ok", programme_lead: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
  ],
  exemptions: [
    ...["recordMonitoringWithin", "recordFeedbackWithin", "recordModellingWithin"].map((name) => ({
      fn: `coaching.${name}`,
      why: "The command of that name, inside the transaction of what a device sent.",
    })),
    { fn: "coaching.lockCycle", why: "Inside the transaction of the command that then decides the right." },
    {
      fn: "coaching.lockCycleInProgress",
      why: "Inside the transaction of a command; decides for the mentor.",
    },
    {
      fn: "coaching.lockPlannedSession",
      why: "Inside the transaction of a command; decides for the mentor.",
    },
    { fn: "coaching.unscopedContent", why: "Its callers have found the person in the cycle's pair." },
    { fn: "coaching.toCycleSummary", why: "Turns a row that a query has read into its DTO." },
    { fn: "coaching.toSessionSummary", why: "Turns a row that a query has read into its DTO." },
    { fn: "coaching.toStep", why: "Turns a row that a query has read into its DTO." },
    { fn: "coaching.toGoal", why: "Turns a row that a query has read into its DTO." },
    { fn: "coaching.cyclesMatching", why: "A condition that a query merges with its visibility." },
    { fn: "coaching.withinYear", why: "A condition that a query merges with its visibility." },
  ],
};
