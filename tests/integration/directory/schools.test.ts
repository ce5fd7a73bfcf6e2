import { beforeAll, describe, expect, it } from "vitest";
import { getSchoolByRbd, listSchoolPoints, listSchools } from "@/lib/directory/queries/schools";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { makeSchool } from "../../factories/directory";
import { makeWorld, type World } from "../../factories/world";
import { countStatements } from "../../support/statements";

let world: World;
const rbds = { espana: 90_459, aurora: 90_461, rural: 90_463 };

beforeAll(async () => {
  world = await makeWorld();
  const at = { territoryId: world.own.territoryId, communeId: world.own.communeId };
  await makeSchool(at, {
    rbd: rbds.espana,
    name: "Escuela Básica España",
    searchText: "escuela basica espana 90459 vallenar",
    enrolment: 446,
  });
  await makeSchool(at, {
    rbd: rbds.aurora,
    name: "Liceo Aurora",
    searchText: "liceo aurora 90461 vallenar",
    enrolment: null,
    dependence: "particular_subvencionado",
  });
  await makeSchool(at, {
    rbd: rbds.rural,
    name: "Escuela Ñandú",
    searchText: "escuela nandu 90463 huasco",
    enrolment: 12,
    latitude: null,
    longitude: null,
  });
});

async function namesFor(q: string): Promise<readonly string[]> {
  const page = await listSchools(world.own.actors.teacher, { q });
  return page.rows.map((row) => row.name);
}

describe("the list of schools", () => {
  it("holds the schools of one's own territory, for every role, and none of another", async () => {
    for (const actor of Object.values(world.own.actors)) {
      const { rows } = await listSchools(actor, { limit: 200 });
      const ids = rows.map((row) => row.id);
      expect(ids).toContain(world.own.otherSchool.id);
      expect(ids).not.toContain(world.foreign.school.id);
    }
  });

  it("is empty for a person without any role", async () => {
    const nobody = { ...world.own.actors.teacher, grants: [] };
    expect((await listSchools(nobody, {})).rows).toEqual([]);
  });

  it.each(["españa", "ESPANA escuela", "vallenar españa", "90459-7", "RBD 90.459-7", "904597", "90.459"])(
    "finds a school by %s",
    async (typed) => {
      expect(await namesFor(typed)).toEqual(["Escuela Básica España"]);
    },
  );

  it("takes punctuation as a space between words, never as a pattern", async () => {
    expect(await namesFor("básica_españa")).toEqual(["Escuela Básica España"]);
    expect(await namesFor("es%na aurora")).toEqual([]);
  });

  it("finds nothing by an RBD whose check digit does not fit", async () => {
    expect(await namesFor("90459-1")).toEqual([]);
  });

  it("narrows by dependence and by commune, and ignores a filter that does not exist", async () => {
    const actor = world.own.actors.mentor;
    const { rows } = await listSchools(actor, { dependence: "particular_subvencionado" });
    expect(rows.map((row) => row.rbd)).toEqual([rbds.aurora]);
    const { cut } = await db().commune.findUniqueOrThrow({ where: { id: world.foreign.communeId } });
    expect((await listSchools(actor, { commune: cut })).rows).toEqual([]);
  });

  it.each(["nombre", "rbd", "comuna", "matricula"] as const)(
    "pages by %s in both directions without losing or repeating a school, missing enrolments included",
    async (key) => {
      for (const direction of ["asc", "desc"] as const) {
        const sort = { key, direction };
        const whole = await listSchools(world.own.actors.mentor, { sort, limit: 200 });
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listSchools(world.own.actors.mentor, { sort, limit: 2, cursor });
          seen.push(...page.rows.map((row) => row.id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(whole.rows.map((row) => row.id));
        expect(seen).toHaveLength(5);
      }
    },
  );

  it("puts schools without enrolment last, whatever the direction", async () => {
    for (const direction of ["asc", "desc"] as const) {
      const { rows } = await listSchools(world.own.actors.mentor, { sort: { key: "matricula", direction } });
      expect(rows.at(-1)?.rbd).toBe(rbds.aurora);
    }
  });
});

describe("one school", () => {
  it("comes with who runs it today and who did before", async () => {
    const school = await db().school.findUniqueOrThrow({ where: { rbd: rbds.espana } });
    const sponsor = async (name: string, kind: "daem" | "slep") =>
      (await db().sponsor.create({ data: { id: newId(), kind, name } })).id;
    await db().schoolSponsorship.createMany({
      data: [
        {
          id: newId(),
          schoolId: school.id,
          sponsorId: await sponsor("Departamento de Prueba", "daem"),
          validFrom: new Date("2014-01-01"),
          validTo: new Date("2018-01-01"),
          source: "Simce 2014",
        },
        {
          id: newId(),
          schoolId: school.id,
          sponsorId: await sponsor("Servicio de Prueba", "slep"),
          validFrom: new Date("2018-01-01"),
          validTo: null,
          source: "Listado SLEP 2026",
        },
      ],
    });
    const sheet = await getSchoolByRbd(world.own.actors.teacher, rbds.espana);
    expect(sheet.sponsorships).toEqual([
      {
        sponsorName: "Servicio de Prueba",
        validFrom: "2018-01-01",
        validTo: null,
        source: "Listado SLEP 2026",
      },
      {
        sponsorName: "Departamento de Prueba",
        validFrom: "2014-01-01",
        validTo: "2018-01-01",
        source: "Simce 2014",
      },
    ]);
    expect(sheet).toMatchObject({ name: "Escuela Básica España", communeName: "Comuna de Valle Propio" });
  });

  it("is missing alike for a foreign school and for one that does not exist", async () => {
    await expect(getSchoolByRbd(world.own.actors.admin, world.foreign.school.rbd)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(getSchoolByRbd(world.own.actors.admin, 99_998)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("schools on the map", () => {
  it("are those with coordinates, in one statement", async () => {
    const { territoryId, actors } = world.own;
    const statements = await countStatements(() => listSchoolPoints(actors.researcher, territoryId));
    const points = await listSchoolPoints(actors.researcher, territoryId);
    expect(points).toHaveLength(4);
    expect(points.map((point) => point.rbd)).not.toContain(rbds.rural);
    expect(statements).toBeLessThanOrEqual(2);
  });

  it("are none in a territory in which the person holds no role", async () => {
    expect(await listSchoolPoints(world.own.actors.admin, world.foreign.territoryId)).toEqual([]);
  });
});
