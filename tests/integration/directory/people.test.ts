import { beforeAll, describe, expect, it } from "vitest";
import { listGrants } from "@/lib/access/queries/grants";
import { listSessions } from "@/lib/auth/queries";
import { db } from "@/lib/db/client";
import {
  findOwnPerson,
  findRut,
  getPerson,
  listPeople,
  listPlacesToGrant,
} from "@/lib/directory/queries/people";
import { rutOf } from "@/lib/format/rut";
import { digestRut, sealRut } from "@/lib/privacy/rut-vault";
import { makeAccount } from "@/tests/factories/auth";
import { makeWorld, type World } from "@/tests/factories/world";

const rut = rutOf(900_000_777);

let world: World;
let foreignRut: string;
beforeAll(async () => {
  world = await makeWorld();
  foreignRut = rutOf(900_000_778);
  const give = (personId: string, text: string) =>
    db().person.update({
      where: { id: personId },
      data: { rutCipher: sealRut(text), rutDigest: digestRut(text) },
    });
  await give(world.own.actors.teacher.personId, rut);
  await give(world.foreign.actors.teacher.personId, foreignRut);
  await makeAccount({ personId: world.own.actors.teacher.personId });
});

const names = ({ rows }: { readonly rows: readonly { readonly name: string }[] }) =>
  rows.map(({ name }) => name);

describe("the list of people", () => {
  it("of a principal holds the people of her school, and of the administration the whole territory's", async () => {
    const school = names(await listPeople(world.own.actors.principal));
    expect(school).toEqual(["Javier Prueba Mella", "Carmen Prueba Soto", "Diego Prueba Vera"]);
    expect(names(await listPeople(world.own.actors.admin))).toHaveLength(8);
  });

  it("finds by any part of the name, without accents", async () => {
    expect(names(await listPeople(world.own.actors.admin, { q: "rios amanda" }))).toEqual([]);
    expect(names(await listPeople(world.own.actors.admin, { q: "mella javier" }))).toEqual([
      "Javier Prueba Mella",
    ]);
  });

  it("finds by RUT for the administration alone, and only its own people", async () => {
    expect(names(await listPeople(world.own.actors.admin, { q: "900.000.777-" + rut.slice(-1) }))).toEqual([
      "Javier Prueba Mella",
    ]);
    expect(names(await listPeople(world.own.actors.territory_head, { q: rut }))).toEqual([]);
    expect(names(await listPeople(world.own.actors.admin, { q: foreignRut }))).toEqual([]);
  });

  it("filters by role and by territory", async () => {
    const { admin } = world.own.actors;
    expect(names(await listPeople(admin, { role: "mentor" }))).toEqual(["Amanda Prueba Ríos"]);
    expect(names(await listPeople(admin, { territoryId: world.foreign.territoryId }))).toEqual([]);
    expect(names(await listPeople(admin, { territoryId: world.own.territoryId }))).toHaveLength(8);
  });

  it("is read in pages that meet without a gap", async () => {
    const { admin } = world.own.actors;
    const first = await listPeople(admin, { limit: 3 });
    const rest = await listPeople(admin, { limit: 200, cursor: first.nextCursor ?? undefined });
    expect([...names(first), ...names(rest)]).toEqual(names(await listPeople(admin)));
  });

  it("tells the state of an account to who administers the person, and to nobody else", async () => {
    const stateFor = async (role: "admin" | "territory_head") => {
      const { rows } = await listPeople(world.own.actors[role], { q: "mella" });
      return rows[0]?.accountState;
    };
    expect(await stateFor("admin")).toBe("active");
    expect(await stateFor("territory_head")).toBeNull();
  });
});

describe("a person's sheet", () => {
  it("carries the account for the administration alone", async () => {
    const { personId } = world.own.actors.teacher;
    const forAdmin = await getPerson(world.own.actors.admin, personId);
    expect(forAdmin).toMatchObject({ canManage: true, account: { email: expect.any(String) } });
    const forHead = await getPerson(world.own.actors.territory_head, personId);
    expect(forHead).toMatchObject({ canManage: false, account: null });
  });

  it("is not found for an id that does not exist nor for one of another territory, alike", async () => {
    const { admin } = world.own.actors;
    const refused = { code: "NOT_FOUND" };
    await expect(getPerson(admin, "0190a000-0000-7000-8000-00000000ffff")).rejects.toMatchObject(refused);
    await expect(getPerson(admin, world.foreign.actors.teacher.personId)).rejects.toMatchObject(refused);
    await expect(getPerson(admin, "no-es-un-id")).rejects.toMatchObject(refused);
  });
});

it("no answer but findRut holds a RUT in any form", async () => {
  const { admin, teacher } = world.own.actors;
  const answers = await Promise.all([
    listPeople(admin),
    getPerson(admin, teacher.personId),
    findOwnPerson(teacher),
    listPlacesToGrant(admin),
    listGrants(admin, teacher.personId),
    listSessions(admin, teacher.personId),
  ]);
  expect(JSON.stringify(answers).replace(/[.-]/g, "")).not.toContain("900000777");
  expect(JSON.stringify(answers)).not.toContain(digestRut(rut));
  expect(await findRut(admin, teacher.personId)).toContain("900.000.777");
});
