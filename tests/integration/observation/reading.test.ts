import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import {
  acknowledgeObservation,
  replyToObservation,
  shareObservation,
} from "@/lib/observation/commands/conversation";
import {
  getObservation,
  getVisitForCapture,
  listObservationsOfTeacher,
} from "@/lib/observation/queries/observation";
import { listOpenings } from "@/lib/privacy/queries";
import { makeGrant } from "@/tests/factories/access";
import { makePerson } from "@/tests/factories/directory";
import { makeObservation } from "@/tests/factories/observation";
import { makeWorld, refreshed, type World } from "@/tests/factories/world";

let world: World;
let otherMentor: Actor & { readonly personId: string };

beforeAll(async () => {
  world = await makeWorld();
  const { territoryId, actors } = world.own;
  const person = await makePerson("Marta", "Prueba Asesora");
  const grant = { personId: person.id, role: "mentor" as const, territoryId };
  await makeGrant(grant);
  await makeGrant({ ...grant, subjectPersonId: actors.teacher.personId });
  otherMentor = await refreshed({ personId: person.id });
});

describe("opening an observation", () => {
  it("gives the observer everything, private notes too", async () => {
    const { id, privateNoteId } = await makeObservation(world, world.own);
    const view = await getObservation(world.own.actors.mentor, id);
    expect(view.reader).toBe("observer");
    expect(view.notes.map((note) => note.id)).toContain(privateNoteId);
    expect(view.can).toEqual({ amend: true, share: false, acknowledge: false, reply: true });
  });

  it.each(["shared", "acknowledged"] as const)("gives the others no private note once %s", async (state) => {
    const { id, privateNoteId } = await makeObservation(world, world.own, { state });
    for (const actor of [world.own.actors.teacher, world.own.actors.utp_head, otherMentor]) {
      const text = JSON.stringify(await getObservation(actor, id));
      expect(text).not.toContain(privateNoteId);
      expect(text).not.toContain("Preguntar por su semana");
    }
  });

  it.each(["draft", "saved"] as const)("is for the observer alone while it is %s", async (state) => {
    const { id } = await makeObservation(world, world.own, { state });
    for (const actor of [world.own.actors.teacher, world.own.actors.utp_head, otherMentor]) {
      await expect(getObservation(actor, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(getObservation(world.own.actors.mentor, id)).resolves.toMatchObject({ state });
  });

  it("is not for the technical head nor another mentor when it was made for coaching", async () => {
    const { id } = await makeObservation(world, world.own, { visit: { purpose: "coaching" } });
    for (const actor of [world.own.actors.utp_head, otherMentor]) {
      await expect(getObservation(actor, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(getObservation(world.own.actors.teacher, id)).resolves.toMatchObject({ reader: "teacher" });
  });

  it.each(["territory_head", "programme_lead", "principal", "researcher", "admin"] as const)(
    "is never for the role %s",
    async (role) => {
      const { id } = await makeObservation(world, world.own);
      await expect(getObservation(world.own.actors[role], id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    },
  );

  it("is not for the same roles of another territory", async () => {
    const { id } = await makeObservation(world, world.own);
    for (const actor of Object.values(world.foreign.actors)) {
      await expect(getObservation(actor, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("leaves a trace that the teacher reads, except for the teacher and the observer", async () => {
    const { id } = await makeObservation(world, world.own);
    const { teacher, mentor, utp_head } = world.own.actors;
    await getObservation(teacher, id);
    await getObservation(mentor, id);
    await getObservation(utp_head, id);
    await getObservation(utp_head, id);
    const openings = await listOpenings(teacher, { recordKind: "observation", recordId: id });
    expect(openings.rows.map(({ openerName }) => openerName)).toEqual([utp_head.name]);
  });

  it("ends for a mentor with the grant on the teacher", async () => {
    const { id } = await makeObservation(world, world.own);
    const withoutGrant = {
      ...otherMentor,
      grants: otherMentor.grants.filter((grant) => !grant.subjectPersonId),
    };
    await expect(getObservation(withoutGrant, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("ends for an observer who holds no role in the territory any more", async () => {
    const { id, visitId } = await makeObservation(world, world.own);
    const former = { ...world.own.actors.mentor, grants: [] };
    await expect(getObservation(former, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getVisitForCapture(former, visitId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("sharing, replying and acknowledging", () => {
  it("goes from the observer to the teacher and back, each step with its entry", async () => {
    const { id } = await makeObservation(world, world.own, { state: "saved" });
    const { mentor, teacher } = world.own.actors;
    await shareObservation(mentor, id);
    const reply = { id: newId(), observationId: id, text: "Ese día faltaba un tercio del curso." };
    await replyToObservation(teacher, reply);
    await replyToObservation(teacher, reply);
    await acknowledgeObservation(teacher, { observationId: id, revision: 1 });
    await replyToObservation(mentor, { id: newId(), observationId: id, text: "Gracias, lo conversamos." });
    const view = await getObservation(teacher, id);
    expect(view).toMatchObject({
      state: "acknowledged",
      can: { amend: false, acknowledge: false, reply: true },
    });
    expect(view.replies.map(({ isOwn, text }) => [isOwn, text])).toEqual([
      [true, "Ese día faltaba un tercio del curso."],
      [false, "Gracias, lo conversamos."],
    ]);
    const entries = await db().auditEntry.findMany({ where: { thingId: id }, orderBy: { sequence: "asc" } });
    expect(entries.map(({ action }) => action)).toEqual([
      "observation.shared",
      "observation.replied",
      "observation.acknowledged",
      "observation.replied",
    ]);
  });

  it("refuses to share a draft, twice, or somebody else's", async () => {
    const draft = await makeObservation(world, world.own, { state: "draft" });
    const shared = await makeObservation(world, world.own, { state: "shared" });
    const { mentor, utp_head } = world.own.actors;
    await expect(shareObservation(mentor, draft.id)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await expect(shareObservation(mentor, shared.id)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await expect(shareObservation(utp_head, shared.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(shareObservation(world.foreign.actors.mentor, shared.id)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("lets only the teacher acknowledge, only once, and only the newest revision", async () => {
    const { id } = await makeObservation(world, world.own, { state: "shared" });
    const { teacher, utp_head } = world.own.actors;
    const read = { observationId: id, revision: 1 };
    await expect(acknowledgeObservation(utp_head, read)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(acknowledgeObservation(world.foreign.actors.teacher, read)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const older = acknowledgeObservation(teacher, { ...read, revision: 9 });
    await expect(older).rejects.toMatchObject({ code: "STALE" });
    await acknowledgeObservation(teacher, read);
    await expect(acknowledgeObservation(teacher, read)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("lets only the teacher and the observer reply, once it is shared", async () => {
    const { id } = await makeObservation(world, world.own, { state: "shared" });
    const saved = await makeObservation(world, world.own, { state: "saved" });
    const text = "Una respuesta";
    const { mentor, utp_head, principal } = world.own.actors;
    const asReader = replyToObservation(utp_head, { id: newId(), observationId: id, text });
    await expect(asReader).rejects.toMatchObject({ code: "FORBIDDEN" });
    const asPrincipal = replyToObservation(principal, { id: newId(), observationId: id, text });
    await expect(asPrincipal).rejects.toMatchObject({ code: "NOT_FOUND" });
    const early = replyToObservation(mentor, { id: newId(), observationId: saved.id, text });
    await expect(early).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("the list of a teacher's observations", () => {
  it("holds for each reader what that reader may open", async () => {
    const fresh = await makeWorld();
    const { teacher, mentor, utp_head, principal } = fresh.own.actors;
    const teacherId = teacher.personId;
    const shared = await makeObservation(fresh, fresh.own);
    const saved = await makeObservation(fresh, fresh.own, { state: "saved" });
    const coaching = await makeObservation(fresh, fresh.own, { visit: { purpose: "coaching" } });
    const idsFor = async (actor: Actor) =>
      (await listObservationsOfTeacher(actor, { teacherId })).rows.map(({ id }) => id).sort();
    expect(await idsFor(teacher)).toEqual([shared.id, coaching.id].sort());
    expect(await idsFor(mentor)).toEqual([shared.id, saved.id, coaching.id].sort());
    expect(await idsFor(utp_head)).toEqual([shared.id]);
    expect(await idsFor(principal)).toEqual([]);
    const [row] = (await listObservationsOfTeacher(teacher, { teacherId })).rows;
    expect(row?.noteCount).toBe(1);
  });
});
