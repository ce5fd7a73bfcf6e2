import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/db/id";
import { db } from "@/lib/db/client";
import { recordOpening } from "@/lib/privacy/commands";
import { listMyOpenings, listOpenings } from "@/lib/privacy/queries";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

function opening(recordId: string) {
  const subjectPersonId = world.own.actors.teacher.personId;
  return {
    territoryId: world.own.territoryId,
    recordKind: "observation" as const,
    recordId,
    subjectPersonId,
  };
}

describe("opening a record about a teacher", () => {
  it("shows the teacher who it was and in what role", async () => {
    const recordId = newId();
    await recordOpening(world.own.actors.utp_head, opening(recordId));
    const { rows } = await listOpenings(world.own.actors.teacher, { recordKind: "observation", recordId });
    expect(rows).toMatchObject([
      { openerName: "Diego Prueba Vera", openerRoles: ["Jefatura UTP"], recordId },
    ]);
  });

  it("shows the role of that moment, also after it was withdrawn", async () => {
    const recordId = newId();
    await recordOpening(world.own.actors.researcher, opening(recordId));
    const { personId } = world.own.actors.researcher;
    await db().grant.updateMany({ where: { personId }, data: { revokedAt: new Date() } });
    const { rows } = await listOpenings(world.own.actors.teacher, { recordKind: "observation", recordId });
    expect(rows[0]?.openerRoles).toEqual(["Investigación"]);
  });

  it("counts repeats within 15 minutes once, and another person's or a later one anew", async () => {
    const recordId = newId();
    const { mentor, utp_head, teacher } = world.own.actors;
    await recordOpening(mentor, opening(recordId));
    await recordOpening(mentor, opening(recordId));
    await recordOpening(utp_head, opening(recordId));
    expect(await db().recordOpening.count({ where: { recordId } })).toBe(2);
    const earlier = new Date(Date.now() - 15 * 60_000 - 1);
    await db().recordOpening.updateMany({ where: { recordId }, data: { openedAt: earlier } });
    await recordOpening(mentor, opening(recordId));
    const { rows } = await listOpenings(teacher, { recordKind: "observation", recordId });
    expect(rows.map(({ openerName }) => openerName)).toEqual([
      "Amanda Prueba Ríos",
      expect.any(String),
      expect.any(String),
    ]);
  });

  it("leaves no trace when the teacher opens her own", async () => {
    const recordId = newId();
    await recordOpening(world.own.actors.teacher, opening(recordId));
    expect(await db().recordOpening.count({ where: { recordId } })).toBe(0);
  });

  it("goes to the audit trail when the command line does it", async () => {
    const recordId = newId();
    await recordOpening(
      { kind: "operator", personId: null, name: "Operación", grants: [] },
      opening(recordId),
    );
    const entry = await db().auditEntry.findFirst({ where: { thingId: recordId } });
    expect(entry).toMatchObject({
      action: "privacy.opened",
      actorKind: "operator",
      chain: world.own.territoryId,
    });
  });

  it("is read in pages that meet without a gap", async () => {
    for (let record = 1; record <= 3; record += 1)
      await recordOpening(world.own.actors.mentor, opening(newId()));
    const { teacher } = world.own.actors;
    const all = await listMyOpenings(teacher, { limit: 200 });
    const first = await listMyOpenings(teacher, { limit: 2 });
    const rest = await listMyOpenings(teacher, { limit: 200, cursor: first.nextCursor ?? undefined });
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(all.rows.map(({ id }) => id));
  });
});
