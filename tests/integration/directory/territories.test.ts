import { beforeAll, describe, expect, it } from "vitest";
import { getTerritory, listTerritories } from "@/lib/directory/queries/territories";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { makeSchool } from "../../factories/directory";
import { makeWorld, type World } from "../../factories/world";

let world: World;
const square = {
  type: "Polygon",
  coordinates: [
    [
      [-71, -28],
      [-70, -28],
      [-70, -29],
      [-71, -28],
    ],
  ],
};

beforeAll(async () => {
  world = await makeWorld();
  const { territoryId, communeId } = world.own;
  await db().commune.update({ where: { id: communeId }, data: { boundary: square } });
  await makeSchool({ territoryId, communeId }, { dependence: "particular_pagado" });
  await makeSchool({ territoryId, communeId }, { state: "closed" });
  await db().commune.create({
    data: {
      id: newId(),
      cut: "99001",
      name: "Comuna que se fue",
      provinceName: "Provincia",
      regionCode: 3,
      regionName: "Región",
      territories: {
        create: { territoryId, validFrom: new Date("2018-01-01"), validTo: new Date("2020-01-01") },
      },
    },
  });
});

describe("territories", () => {
  it("lists those in which the person holds a role, with today's communes and functioning schools", async () => {
    const rows = await listTerritories(world.own.actors.teacher);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: world.own.territoryId, schoolCount: 3, slepSchoolCount: 2 });
    expect(rows[0]?.communes.map(({ name }) => name)).toEqual(["Comuna de Valle Propio"]);
  });

  it("gives one territory with the outlines of its communes", async () => {
    const territory = await getTerritory(world.own.actors.mentor, world.own.territoryCode);
    expect(territory.communes).toHaveLength(1);
    expect(territory.communes[0]?.boundary).toEqual(square);
  });

  it("a foreign territory and one that does not exist are missing alike", async () => {
    for (const code of [world.foreign.territoryCode, "no-existe"]) {
      await expect(getTerritory(world.own.actors.admin, code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});
