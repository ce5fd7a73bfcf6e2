import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { attemptCalibration, revokeCertification } from "@/lib/observation/commands/calibration";
import { shareObservation } from "@/lib/observation/commands/conversation";
import { amendObservation } from "@/lib/observation/commands/observation";
import { pairVisit } from "@/lib/observation/commands/pairing";
import { rescheduleVisit } from "@/lib/observation/commands/visit";
import { getAgreement } from "@/lib/observation/queries/agreement";
import {
  getExercise,
  getOwnCertification,
  listObserverStandings,
} from "@/lib/observation/queries/calibration";
import { getVisitForCapture } from "@/lib/observation/queries/observation";
import { listPairableVisits } from "@/lib/observation/queries/pairing";
import { insertCalibration } from "@/prisma/seed/content/insert-calibration";
import { insertRubrics } from "@/prisma/seed/content/insert-rubrics";
import { makeExercise, makePair } from "@/tests/factories/agreement";
import { makeVisit, schoolDay } from "@/tests/factories/observation";
import { makeOperation, makeWrite, send } from "@/tests/factories/sync";
import { makeWorld, type World } from "@/tests/factories/world";
import type { Actor } from "@/lib/access/schema";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** Writes and registers a lesson with one level, as its observer's device does. */
async function register(observer: Actor, visitId: string, level: number): Promise<string> {
  const noteId = newId();
  const note = { offsetSeconds: 9, speaker: "teacher", noteClass: "low_inference", text: "“¿Por qué?”" };
  const written = makeWrite(
    visitId,
    { field: `note/${noteId}`, value: note },
    { field: `rating/${world.rubric.indicators["C9.1"] ?? ""}`, value: { level, noteIds: [noteId] } },
    { field: "context/startedAt", value: "2026-05-11T14:00:00.000Z" },
    { field: "context/endedAt", value: "2026-05-11T14:45:00.000Z" },
  );
  const after = [written.opId];
  const registered = makeOperation({ kind: "observation.register", entityId: visitId, payload: {}, after });
  expect(await send(observer, [written, registered])).toMatchObject([
    { outcome: "applied" },
    { outcome: "applied" },
  ]);
  return (await db().observation.findUniqueOrThrow({ where: { visitId } })).id;
}

describe("a lesson that two people observe", () => {
  it("is planned once for the second, with its audit entry", async () => {
    const pair = await makePair(world, world.own);
    await pairVisit(pair.lead, pair);
    expect(await db().pairedVisit.count({ where: { firstId: pair.visitId } })).toBe(1);
    const second = await db().visit.findUniqueOrThrow({ where: { id: pair.secondVisitId } });
    const first = await db().visit.findUniqueOrThrow({ where: { id: pair.visitId } });
    expect(second).toMatchObject({
      ...{ observerId: pair.head.personId, teacherId: first.teacherId, plannedAt: first.plannedAt },
      rubricVersionId: first.rubricVersionId,
    });
    const audit = await db().auditEntry.findMany({ where: { thingId: pair.visitId } });
    expect(audit.map(({ action }) => action)).toEqual(["visit.paired"]);
    const third = { ...pair, id: newId(), secondVisitId: newId() };
    await expect(pairVisit(pair.lead, third)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("stays blind until both have registered, and is then compared by its two observers alone", async () => {
    const pair = await makePair(world, world.own);
    const own = async (actor: Actor) => (await getAgreement(actor)).pairs.find(({ id }) => id === pair.id);
    const observationId = await register(pair.mentor, pair.visitId, 2);
    expect(await own(pair.head)).toMatchObject({ state: "waiting", comparison: null });
    expect(await own(pair.mentor)).toMatchObject({ state: "waiting", comparison: null });
    await expect(shareObservation(pair.mentor, observationId)).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await register(pair.head, pair.secondVisitId, 3);
    expect((await own(pair.head))?.comparison).toContainEqual(
      expect.objectContaining({ code: "C9.1", levels: [2, 3] }),
    );
    expect((await own(pair.lead))?.comparison).toBeNull();
    await shareObservation(pair.mentor, observationId);
    const report = await getAgreement(pair.lead);
    expect(report.indicators.find(({ code }) => code === "C9.1")?.n).toBeGreaterThan(0);
    expect(report.observers.map(({ personId }) => personId)).toContain(pair.head.personId);
    expect((await getAgreement(pair.mentor)).observers).toEqual([]);
    expect((await getAgreement(world.foreign.actors.programme_lead)).pairs).toEqual([]);
  });

  it("is compared as it was registered, whatever is corrected after seeing the comparison", async () => {
    const pair = await makePair(world, world.own);
    const observationId = await register(pair.mentor, pair.visitId, 1);
    await register(pair.head, pair.secondVisitId, 4);
    const { observation } = await getVisitForCapture(pair.mentor, pair.visitId);
    if (!observation) throw new Error("No observation");
    const { notes, ratings, context, tallies, slices, photos, version } = observation;
    await amendObservation(pair.mentor, {
      ...{ observationId, baseVersion: version, reason: "Mirado de nuevo", notes: [...notes] },
      ...{ context, tallies, slices, photos },
      ratings: ratings.map((one) => ({
        ...{ ...one, noteIds: [...one.noteIds], level: one.level === null ? null : 4 },
      })),
    });
    const pairs = (await getAgreement(pair.head)).pairs;
    expect(pairs.find(({ id }) => id === pair.id)?.comparison).toContainEqual(
      expect.objectContaining({ code: "C9.1", levels: [1, 4] }),
    );
  });

  it("moves for both observers, by who plans in that school", async () => {
    const pair = await makePair(world, world.own);
    const move = { visitId: pair.secondVisitId, plannedOn: schoolDay(9), plannedAt: "07:05" };
    await expect(rescheduleVisit(pair.mentor, { ...move, visitId: pair.visitId })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await rescheduleVisit(pair.lead, move);
    const visits = await db().visit.findMany({ where: { id: { in: [pair.visitId, pair.secondVisitId] } } });
    expect(
      visits.map(({ plannedOn, plannedAt }) => [plannedOn.toISOString().slice(0, 10), plannedAt]),
    ).toEqual([
      [schoolDay(9), "07:05"],
      [schoolDay(9), "07:05"],
    ]);
  });

  it("is not the same person twice, nor one that has begun", async () => {
    const { programme_lead: lead, mentor, utp_head: head } = world.own.actors;
    const { id: visitId } = await makeVisit(world, world.own, { plannedOn: new Date(schoolDay()) });
    const asked = { id: newId(), secondVisitId: newId(), visitId };
    await expect(pairVisit(lead, { ...asked, observerId: mentor.personId })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    const pairable = await listPairableVisits(lead, schoolDay());
    expect(pairable.find(({ id }) => id === visitId)?.observers.map(({ id }) => id)).toContain(head.personId);
    await send(mentor, [makeWrite(visitId, { field: "context/studentsPresent", value: 20 })]);
    await expect(pairVisit(lead, { ...asked, observerId: head.personId })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
  });
});

describe("a written lesson", () => {
  it("shows its reference only after it was rated, certifies once, and says so in the audit", async () => {
    const { mentor, programme_lead: lead } = world.own.actors;
    const { id: exerciseId, indicatorId } = await makeExercise(world);
    const today = schoolDay(0);
    expect(await getExercise(mentor, exerciseId, today)).toMatchObject({
      comparison: null,
      wouldCount: true,
    });
    await expect(attemptCalibration(mentor, { id: newId(), exerciseId, levels: {} })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    const attempt = { id: newId(), exerciseId, levels: { [indicatorId]: 3 } };
    expect(await attemptCalibration(mentor, attempt)).toMatchObject({ isCertified: true });
    expect(await attemptCalibration(mentor, attempt)).toMatchObject({ isCertified: true });
    const seen = await getExercise(mentor, exerciseId, today);
    expect(seen).toMatchObject({ wouldCount: false, comparison: [{ own: 3, reference: 3 }] });
    const again = { ...attempt, id: newId() };
    expect(await attemptCalibration(mentor, again)).toMatchObject({ isCertified: false });
    const certification = await getOwnCertification(mentor, today);
    expect(certification.state).toBe("valid");
    const audit = await db().auditEntry.findMany({ where: { thingId: certification.id ?? "" } });
    expect(audit.map(({ action }) => action)).toEqual(["observer.certified"]);
    const standing = (await listObserverStandings(lead, today)).find(
      ({ personId }) => personId === mentor.personId,
    );
    expect(standing).toMatchObject({ state: "valid", attempts: 2 });
    const asked = { certificationId: certification.id ?? "", reason: "Observó sin la pauta" };
    await expect(revokeCertification(world.foreign.actors.programme_lead, asked)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await revokeCertification(lead, asked);
    await expect(revokeCertification(lead, asked)).rejects.toMatchObject({ code: "INVALID_STATE" });
    expect((await getOwnCertification(mentor, today)).state).toBe("revoked");
  });

  it("does not certify far from the reference, and an attempt never changes", async () => {
    const { utp_head: head } = world.own.actors;
    const { id: exerciseId, indicatorId } = await makeExercise(world);
    const attempt = { id: newId(), exerciseId, levels: { [indicatorId]: 1 } };
    expect(await attemptCalibration(head, attempt)).toMatchObject({ isCertified: false });
    const change = db().calibrationAttempt.update({ where: { id: attempt.id }, data: { exactShare: 1 } });
    await expect(change).rejects.toThrow("IMMUTABLE");
  });

  it("comes with the seed, each once, with levels that its rubric has", async () => {
    await insertRubrics(db());
    await insertCalibration(db());
    await insertCalibration(db());
    const exercises = await db().calibrationExercise.findMany({
      where: { code: { in: ["fracciones-4", "textos-7"] } },
    });
    expect(exercises).toHaveLength(2);
    for (const { id } of exercises) {
      const exercise = await getExercise(world.own.actors.mentor, id, schoolDay(0));
      expect(exercise.indicators).toHaveLength(exercise.indicatorCount);
    }
  });
});
