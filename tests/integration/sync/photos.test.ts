import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { getObservation } from "@/lib/observation/queries/observation";
import { openPhoto, receivePhotoPart } from "@/lib/sync/commands/attachments";
import { getLessonState } from "@/lib/sync/queries/records";
import { getPhoto } from "@/lib/sync/queries/photo";
import { makeOperation, makePhotographed, makeWrite, send } from "@/tests/factories/sync";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

describe("a photo in parts", () => {
  it("goes on from where it stopped, and the record is incomplete until all of it is in", async () => {
    const { mentor } = world.own.actors;
    const { content, ...photo } = await makePhotographed(world, world.own);
    expect((await getLessonState(mentor, photo.visitId)).receipt.state).toBe("incomplete");
    const first = { ...photo, offset: 0, content: content.slice(0, 10) };
    expect(await receivePhotoPart(mentor, first)).toMatchObject({ receivedBytes: 10, isReceived: false });
    expect(await receivePhotoPart(mentor, first)).toMatchObject({ receivedBytes: 10 });
    expect(await openPhoto(mentor, photo)).toMatchObject({ receivedBytes: 10, isReceived: false });
    const rest = await receivePhotoPart(mentor, { ...photo, offset: 10, content: content.slice(10) });
    expect(rest).toMatchObject({ isReceived: true, receivedBytes: content.byteLength });
    expect(new Uint8Array((await getPhoto(mentor, photo)).content)).toEqual(content);
    expect((await getLessonState(mentor, photo.visitId)).receipt.state).toBe("draft");
    const entry = await db().auditEntry.findFirst({
      where: { thingId: photo.visitId, action: "observation.photo_received" },
    });
    expect(entry?.details).toMatchObject({ sha256: photo.sha256 });
  });

  it("begins anew when the whole is not what it was named by", async () => {
    const { mentor } = world.own.actors;
    const { content, ...photo } = await makePhotographed(world, world.own);
    const other = Uint8Array.from(content, (byte) => byte ^ 1);
    const state = await receivePhotoPart(mentor, { ...photo, offset: 0, content: other });
    expect(state).toMatchObject({ receivedBytes: 0, isReceived: false });
    await expect(getPhoto(mentor, photo)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is for whom may read the lesson: nobody else finds it", async () => {
    const { content, ...photo } = await makePhotographed(world, world.own);
    await receivePhotoPart(world.own.actors.mentor, { ...photo, offset: 0, content });
    for (const actor of [world.own.actors.teacher, world.own.actors.principal, world.foreign.actors.mentor]) {
      await expect(getPhoto(actor, photo)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("leaves the registered record incomplete, in words, until its bytes are in", async () => {
    const { mentor } = world.own.actors;
    const { visitId, sha256, content } = await makePhotographed(world, world.own);
    const noteId = newId();
    const note = { offsetSeconds: 9, speaker: "teacher", noteClass: "low_inference", text: "“¿Por qué?”" };
    const written = makeWrite(
      visitId,
      { field: `note/${noteId}`, value: note },
      { field: `rating/${world.rubric.indicators["C9.1"] ?? ""}`, value: { level: 2, noteIds: [noteId] } },
      { field: "context/startedAt", value: "2026-05-11T14:00:00.000Z" },
      { field: "context/endedAt", value: "2026-05-11T14:45:00.000Z" },
    );
    const registered = makeOperation({ kind: "observation.register", entityId: visitId, payload: {} });
    const [, outcome] = await send(mentor, [written, registered]);
    expect(outcome).toMatchObject({ outcome: "applied", receipt: { state: "incomplete" } });
    const { id } = await db().observation.findUniqueOrThrow({ where: { visitId }, select: { id: true } });
    expect((await getObservation(mentor, id)).missingPhotos).toEqual([sha256]);
    await receivePhotoPart(mentor, { visitId, sha256, offset: 0, content });
    expect((await getObservation(mentor, id)).missingPhotos).toEqual([]);
  });
});
