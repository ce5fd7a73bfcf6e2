import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import {
  acknowledgeObservation,
  replyToObservation,
  shareObservation,
} from "@/lib/observation/commands/conversation";
import { amendObservation, startObservation } from "@/lib/observation/commands/observation";
import {
  createRubricVersion,
  publishRubricVersion,
  retireRubricVersion,
} from "@/lib/observation/commands/rubric";
import { cancelVisit, planVisit, rescheduleVisit } from "@/lib/observation/commands/visit";
import { getCoverage, getDistribution, listIndicatorLevels } from "@/lib/observation/queries/aggregate";
import {
  getObservation,
  getVisitForCapture,
  listObservationsOfTeacher,
} from "@/lib/observation/queries/observation";
import { listEligibleObservers, listObservableTeachers } from "@/lib/observation/queries/planning";
import { getRubricVersion, listRubrics } from "@/lib/observation/queries/rubric";
import { getVisit, listPendingObservations, listVisits } from "@/lib/observation/queries/visit";
import { makeObservation, makeVisit, schoolDay } from "@/tests/factories/observation";
import type { TestPlace, World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

const year = { from: "2026-03-01", to: "2026-12-31" };

/** A diagnosis visit of the place's mentor to its teacher; unless the actor is that mentor, it is somebody else's. */
const visitOf = async (world: World, place: Place) => (await makeVisit(world, world[place])).id;

const observationOf = async (world: World, place: Place, state: "draft" | "saved" | "shared") =>
  (await makeObservation(world, world[place], { state })).id;

export async function ownRubricDraft(world: World, place: TestPlace): Promise<string> {
  const input = { id: newId(), fromVersionId: world.rubric.versionId, territoryId: place.territoryId };
  return (await createRubricVersion(place.actors.programme_lead, input)).id;
}

function plan(actor: Actor & { readonly personId: string }, world: World, place: Place) {
  const { school, actors } = world[place];
  return planVisit(actor, {
    id: newId(),
    schoolId: school.id,
    teacherId: actors.teacher.personId,
    observerId: actors.mentor.personId,
    rubricVersionId: world.rubric.versionId,
    purpose: "diagnosis",
    plannedOn: schoolDay(),
    plannedAt: "10:00",
    subject: "Matemática",
    grade: "3b",
    classGroup: "3°B",
  });
}

const calendar = {
  territory_head: "ok",
  programme_lead: "ok",
  principal: "ok",
  utp_head: "ok",
  mentor: "ok",
  teacher: "ok",
  others: "NOT_FOUND",
} as const;
const planners = {
  programme_lead: "ok",
  utp_head: "ok",
  mentor: "ok",
  territory_head: "FORBIDDEN",
  principal: "FORBIDDEN",
  teacher: "FORBIDDEN",
  others: "NOT_FOUND",
} as const;
const observer = { mentor: "ok", others: "NOT_FOUND" } as const;
const diagnosisTeam = {
  territory_head: "ok",
  programme_lead: "ok",
  principal: "ok",
  utp_head: "ok",
  others: "NOT_FOUND",
} as const;
const hours = {
  lessonObjective: null,
  studentsPresent: null,
  startedAt: "2026-05-11T14:00:00.000Z",
  endedAt: "2026-05-11T14:45:00.000Z",
};

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "observation.listRubrics",
      call: async (actor, world, place) => {
        const id = await ownRubricDraft(world, world[place]);
        const { rows } = await listRubrics(actor);
        return rows.filter((rubric) => rubric.id === id);
      },
      own: { programme_lead: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "observation.getRubricVersion",
      call: async (actor, world, place) => getRubricVersion(actor, await ownRubricDraft(world, world[place])),
      own: { programme_lead: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.createRubricVersion",
      call: (actor, world, place) =>
        createRubricVersion(actor, {
          id: newId(),
          fromVersionId: world.rubric.versionId,
          territoryId: world[place].territoryId,
        }),
      own: { programme_lead: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.publishRubricVersion",
      call: async (actor, world, place) =>
        publishRubricVersion(actor, await ownRubricDraft(world, world[place])),
      own: { programme_lead: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.retireRubricVersion",
      call: async (actor, world, place) => {
        const id = await ownRubricDraft(world, world[place]);
        await publishRubricVersion(world[place].actors.programme_lead, id);
        return retireRubricVersion(actor, { versionId: id, reason: "La reemplaza otra" });
      },
      own: { programme_lead: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.listVisits",
      call: async (actor, world, place) => {
        await visitOf(world, place);
        return listVisits(actor, { schoolId: world[place].school.id });
      },
      own: { ...calendar, others: "empty" },
      foreign: "empty",
    },
    {
      fn: "observation.getVisit",
      call: async (actor, world, place) => getVisit(actor, await visitOf(world, place)),
      own: calendar,
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.listPendingObservations",
      call: async (actor, world, place) => {
        await observationOf(world, place, "draft");
        return listPendingObservations(actor, "2026-05-15");
      },
      own: { mentor: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "observation.listObservableTeachers",
      call: (actor, world, place) =>
        listObservableTeachers(actor, { schoolId: world[place].school.id }, schoolDay()),
      own: { programme_lead: "ok", utp_head: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "observation.listEligibleObservers",
      call: (actor, world, place) => listEligibleObservers(actor, world[place].school.id, schoolDay()),
      own: { programme_lead: "ok", utp_head: "ok", mentor: "ok", others: "empty" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.planVisit",
      call: plan,
      own: { programme_lead: "ok", utp_head: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.rescheduleVisit",
      call: async (actor, world, place) =>
        rescheduleVisit(actor, {
          visitId: await visitOf(world, place),
          plannedOn: schoolDay(),
          plannedAt: "11:00",
        }),
      own: planners,
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.cancelVisit",
      call: async (actor, world, place) =>
        cancelVisit(actor, { visitId: await visitOf(world, place), reason: "Salida pedagógica" }),
      own: planners,
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.getVisitForCapture",
      call: async (actor, world, place) => getVisitForCapture(actor, await visitOf(world, place)),
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.startObservation",
      call: async (actor, world, place) =>
        startObservation(actor, { visitId: await visitOf(world, place), id: newId() }),
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.amendObservation",
      call: async (actor, world, place) => {
        const { id, noteId } = await makeObservation(world, world[place], { state: "shared" });
        return amendObservation(actor, {
          observationId: id,
          baseVersion: 1,
          reason: "Cita mal copiada",
          notes: [
            {
              id: noteId,
              offsetSeconds: 10,
              speaker: "teacher",
              noteClass: "low_inference",
              text: "“¿Por qué?”",
            },
          ],
          ratings: [{ indicatorId: world.rubric.indicators["C9.1"] ?? "", level: 2, noteIds: [noteId] }],
          context: hours,
        });
      },
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.shareObservation",
      call: async (actor, world, place) =>
        shareObservation(actor, await observationOf(world, place, "saved")),
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.acknowledgeObservation",
      call: async (actor, world, place) =>
        acknowledgeObservation(actor, {
          observationId: await observationOf(world, place, "shared"),
          revision: 1,
        }),
      own: { teacher: "ok", mentor: "FORBIDDEN", utp_head: "FORBIDDEN", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.replyToObservation",
      call: async (actor, world, place) =>
        replyToObservation(actor, {
          id: newId(),
          observationId: await observationOf(world, place, "shared"),
          text: "Ese día faltaba un tercio del curso.",
        }),
      own: { teacher: "ok", mentor: "ok", utp_head: "FORBIDDEN", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.getObservation",
      call: async (actor, world, place) => getObservation(actor, await observationOf(world, place, "shared")),
      own: { mentor: "ok", teacher: "ok", utp_head: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.listObservationsOfTeacher",
      call: async (actor, world, place) => {
        await observationOf(world, place, "shared");
        return listObservationsOfTeacher(actor, { teacherId: world[place].actors.teacher.personId });
      },
      own: { mentor: "ok", teacher: "ok", utp_head: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "observation.getCoverage",
      call: (actor, world, place) => getCoverage(actor, { schoolId: world[place].school.id, ...year }),
      own: diagnosisTeam,
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.getDistribution",
      call: (actor, world, place) =>
        getDistribution(actor, {
          schoolId: world[place].school.id,
          rubricVersionId: world.rubric.versionId,
          ...year,
        }),
      own: diagnosisTeam,
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.listIndicatorLevels",
      call: async (actor, world, place) => {
        await observationOf(world, place, "shared");
        return listIndicatorLevels(actor, {
          teacherId: world[place].actors.teacher.personId,
          indicatorId: world.rubric.indicators["C9.1"] ?? "",
        });
      },
      own: { mentor: "ok", teacher: "ok", utp_head: "ok", others: "empty" },
      foreign: "empty",
    },
  ],
  exemptions: [
    { fn: "observation.toRubricVersionView", why: "Turns a row that its caller read in scope into a view." },
    {
      fn: "observation.planVisitOnTheSpot",
      why: "planVisit itself, inside the transaction of what a device sent.",
    },
    {
      fn: "observation.lockWrittenVisit",
      why: "Inside a command's transaction; answers the observer alone.",
    },
    ...["readHeads", "writeLesson", "amendWithWritesWithin", "registerWithin", "shareWithin"].map((name) => ({
      fn: `observation.${name}`,
      why: "Inside the transaction of what a device sent, which has locked the visit for its observer.",
    })),
    { fn: "observation.toContent", why: "Turns a row that its caller read in scope into content." },
    { fn: "observation.toVisitView", why: "Turns a row that its caller read in scope into a view." },
    {
      fn: "observation.planVisitWithin",
      why: "planVisit itself, inside the transaction of a coaching session.",
    },
    {
      fn: "observation.rescheduleVisitWithin",
      why: "rescheduleVisit itself, inside a session's transaction.",
    },
    { fn: "observation.cancelVisitWithin", why: "cancelVisit itself, inside a session's transaction." },
    {
      fn: "observation.lockOwnObservation",
      why: "Inside a command's transaction; answers the observer alone.",
    },
    {
      fn: "observation.indicatorsOf",
      why: "Inside the transaction of a command that has locked the observation.",
    },
    ...["requireComplete", "requirePossibleContent"].map((name) => ({
      fn: `observation.${name}`,
      why: "Decides on content at hand and reads nothing.",
    })),
    {
      fn: "observation.storeContent",
      why: "Inside the transaction of a command that has locked the observation.",
    },
    {
      fn: "observation.appendRevision",
      why: "Inside the transaction of a command that has locked the observation.",
    },
  ],
};
