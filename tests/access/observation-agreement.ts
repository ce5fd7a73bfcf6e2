import { newId } from "@/lib/db/id";
import { attemptCalibration, revokeCertification } from "@/lib/observation/commands/calibration";
import { pairVisit } from "@/lib/observation/commands/pairing";
import { getAgreement } from "@/lib/observation/queries/agreement";
import {
  getExercise,
  getOwnCertification,
  listExercises,
  listObserverStandings,
} from "@/lib/observation/queries/calibration";
import { listPairableVisits } from "@/lib/observation/queries/pairing";
import { makeExercise, makePair } from "@/tests/factories/agreement";
import { makeVisit, schoolDay } from "@/tests/factories/observation";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

const observers = { programme_lead: "ok", utp_head: "ok", mentor: "ok" } as const;

async function certificationOf(world: World, place: Place): Promise<string> {
  const { mentor } = world[place].actors;
  const { id: exerciseId, indicatorId } = await makeExercise(world);
  await attemptCalibration(mentor, { id: newId(), exerciseId, levels: { [indicatorId]: 3 } });
  return (await getOwnCertification(mentor, schoolDay(0))).id ?? "";
}

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "observation.pairVisit",
      call: async (actor, world, place) => {
        const { id: visitId } = await makeVisit(world, world[place], { plannedOn: new Date(schoolDay()) });
        const observerId = world[place].actors.utp_head.personId;
        return pairVisit(actor, { id: newId(), secondVisitId: newId(), visitId, observerId });
      },
      own: {
        ...{ programme_lead: "ok", utp_head: "ok", territory_head: "FORBIDDEN", principal: "FORBIDDEN" },
        ...{ mentor: "FORBIDDEN", teacher: "FORBIDDEN", others: "NOT_FOUND" },
      },
      foreign: "NOT_FOUND",
    },
    {
      fn: "observation.getAgreement",
      call: async (actor, world, place) => {
        await makePair(world, world[place]);
        return (await getAgreement(actor)).pairs;
      },
      own: { ...observers, others: "empty" },
      foreign: "empty",
    },
    {
      fn: "observation.listPairableVisits",
      call: async (actor, world, place) => {
        const { id } = await makeVisit(world, world[place], { plannedOn: new Date(schoolDay()) });
        return (await listPairableVisits(actor, schoolDay())).filter((visit) => visit.id === id);
      },
      own: { programme_lead: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "observation.listExercises",
      call: async (actor, world) => {
        await makeExercise(world);
        return listExercises(actor);
      },
      own: { ...observers, others: "empty" },
      foreign: { ...observers, others: "empty" },
    },
    {
      fn: "observation.getExercise",
      call: async (actor, world) => getExercise(actor, (await makeExercise(world)).id, schoolDay(0)),
      own: { ...observers, others: "NOT_FOUND" },
      foreign: { ...observers, others: "NOT_FOUND" },
    },
    {
      fn: "observation.attemptCalibration",
      call: async (actor, world) => {
        const { id: exerciseId, indicatorId } = await makeExercise(world);
        return attemptCalibration(actor, { id: newId(), exerciseId, levels: { [indicatorId]: 1 } });
      },
      own: { ...observers, others: "FORBIDDEN" },
      foreign: { ...observers, others: "FORBIDDEN" },
    },
    {
      fn: "observation.getOwnCertification",
      call: (actor) => getOwnCertification(actor, schoolDay(0)),
      own: "ok",
      foreign: "ok",
    },
    {
      fn: "observation.listObserverStandings",
      call: async (actor, world, place) => {
        const { personId } = world[place].actors.mentor;
        return (await listObserverStandings(actor, schoolDay(0))).filter((one) => one.personId === personId);
      },
      own: { programme_lead: "ok", others: "FORBIDDEN" },
      foreign: { programme_lead: "empty", others: "FORBIDDEN" },
    },
    {
      fn: "observation.revokeCertification",
      call: async (actor, world, place) =>
        revokeCertification(actor, {
          certificationId: await certificationOf(world, place),
          reason: "Observó sin la pauta",
        }),
      own: { programme_lead: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
  ],
  exemptions: [
    { fn: "observation.readPairs", why: "The rows of getAgreement, which is listed." },
    {
      fn: "observation.requireBlindOver",
      why: "Part of the transaction of shareObservation, which is listed.",
    },
  ],
};
