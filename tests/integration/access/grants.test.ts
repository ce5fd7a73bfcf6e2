import { beforeAll, describe, expect, it } from "vitest";
import { grantRole, revokeGrant } from "@/lib/access/commands";
import { checkAuditTrail, listAuditEntries } from "@/lib/access/queries/audit-trail";
import { listGrants } from "@/lib/access/queries/grants";
import { verifyChains } from "@/lib/audit/queries";
import { db } from "@/lib/db/client";
import { makeGrant } from "@/tests/factories/access";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const grantToMentor = () =>
  grantRole(world.own.actors.admin, {
    personId: world.own.actors.mentor.personId,
    role: "researcher",
    territoryId: world.own.territoryId,
    validFrom: "2026-03-01",
    validTo: "2026-12-31",
    reason: "Participa en el estudio",
  });

describe("granting", () => {
  it("shows the grant with its dates, and its end once revoked", async () => {
    const { admin, mentor } = world.own.actors;
    const { id } = await grantToMentor();
    const [latest] = await listGrants(admin, mentor.personId);
    expect(latest).toMatchObject({ id, role: "researcher", validFrom: "2026-03-01", validTo: "2026-12-31" });
    await revokeGrant(admin, id);
    expect((await listGrants(admin, mentor.personId))[0]).toMatchObject({ id, state: "revoked" });
    await expect(revokeGrant(admin, id)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("is refused to oneself, so that the administration does not reach the coaching by its own hand", async () => {
    const { admin } = world.own.actors;
    const toOneself = grantRole(admin, {
      personId: admin.personId,
      role: "territory_head",
      territoryId: world.own.territoryId,
      validFrom: "2026-03-01",
      reason: "Por si acaso",
    });
    await expect(toOneself).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("does not reach a person of another territory, whom a grant would let the administration lock out", async () => {
    const { own, foreign } = world;
    const { personId } = foreign.actors.territory_head;
    const reached = grantRole(own.actors.admin, {
      personId,
      role: "mentor",
      territoryId: own.territoryId,
      validFrom: "2026-03-01",
      reason: "Llega de otro servicio",
    });
    await expect(reached).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await db().grant.count({ where: { personId, territoryId: own.territoryId } })).toBe(0);
  });

  it("leaves what an assignment gave to the assignment", async () => {
    const { mentor, teacher, admin } = world.own.actors;
    const { territoryId } = world.own;
    const subjectPersonId = teacher.personId;
    const { id } = await makeGrant({
      personId: mentor.personId,
      role: "mentor",
      territoryId,
      subjectPersonId,
    });
    await expect(revokeGrant(admin, id)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("shows an administrator only the grants of the territories she administers", async () => {
    const { personId } = world.own.actors.mentor;
    await makeGrant({ personId, role: "mentor", territoryId: world.foreign.territoryId });
    const seen = await listGrants(world.own.actors.admin, personId);
    expect(new Set(seen.map(({ territoryName }) => territoryName))).toEqual(new Set(["Valle Propio"]));
    expect((await listGrants(world.own.actors.mentor, personId)).length).toBe(seen.length + 1);
  });
});

describe("the audit trail", () => {
  it("is read newest first, in pages that meet without a gap, and by kind", async () => {
    await grantToMentor();
    await grantToMentor();
    const { admin } = world.own.actors;
    const first = await listAuditEntries(admin, { limit: 1 });
    const second = await listAuditEntries(admin, { limit: 1, cursor: first.nextCursor ?? undefined });
    const both = await listAuditEntries(admin, { limit: 2 });
    expect([...first.rows, ...second.rows]).toEqual(both.rows);
    expect(both.rows[0]).toMatchObject({
      actorName: "Óscar Prueba Núñez",
      actionLabel: "Dio un permiso",
      territoryName: "Valle Propio",
    });
    expect((await listAuditEntries(admin, { group: "diagnosis" })).rows).toEqual([]);
  });

  it("is whole until somebody changes the database from outside, and then says where it broke", async () => {
    const chain = world.foreign.territoryId;
    const grant = () =>
      grantRole(world.foreign.actors.admin, {
        personId: world.foreign.actors.mentor.personId,
        role: "researcher",
        territoryId: chain,
        validFrom: "2026-03-01",
        reason: "Participa en el estudio",
      });
    for (let entry = 1; entry <= 3; entry += 1) await grant();
    expect(await checkAuditTrail(world.foreign.actors.admin)).toEqual([
      { chain, entries: 3, isWhole: true, brokenAt: null },
    ]);

    await db().$transaction([
      db().$executeRawUnsafe("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only"),
      db()
        .$executeRaw`UPDATE audit_entry SET details = '{"role":"mentor"}' WHERE chain = ${chain} AND sequence = 2`,
      db().$executeRawUnsafe("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only"),
    ]);
    expect(await verifyChains([chain])).toEqual([{ chain, entries: 3, isWhole: false, brokenAt: 2 }]);
    const others = await verifyChains();
    expect(others.filter((report) => !report.isWhole).map((report) => report.chain)).toEqual([chain]);
  });

  it("shows an entry taken out of the middle", async () => {
    const chain = world.own.territoryId;
    await grantToMentor();
    const { entries } = (await verifyChains([chain]))[0] ?? { entries: 0 };
    await db().$transaction([
      db().$executeRawUnsafe("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only"),
      db().$executeRaw`DELETE FROM audit_entry WHERE chain = ${chain} AND sequence = ${entries - 1}`,
      db().$executeRawUnsafe("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only"),
    ]);
    expect(await verifyChains([chain])).toMatchObject([{ isWhole: false, brokenAt: entries }]);
  });
});
