import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openPhoto, receivePhotoPart } from "@/lib/sync/commands/attachments";
import { getLessonState } from "@/lib/sync/queries/records";
import { getPhoto } from "@/lib/sync/queries/photo";
import { makePhotographed } from "@/tests/factories/sync";
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
});
