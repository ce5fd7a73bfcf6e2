import { beforeAll, describe, expect, it } from "vitest";
import { getExplorerTable } from "@/lib/evidence/queries/explorer";
import { listDictionary } from "@/lib/evidence/queries/explorer-dictionary";
import { compareTerritories } from "@/lib/evidence/queries/explorer-territories";
import type { ExplorerTable } from "@/lib/evidence/schema/explorer";
import type { Role } from "@/lib/access/schema";
import { makeSchool } from "../../factories/directory";
import { makeBatch, makeFigure, makeReference, theIndicator } from "../../factories/evidence";
import { makeWorld, type World } from "../../factories/world";
import { countStatements } from "../../support/statements";

const everySchool = { dependence: "todas" } as const;
const level = "idps/am/me/pm#alto";

let world: World;
let batchId: string;
let readingId: string;
let tinyId: string;

async function namedSchool(name: string, overrides: Record<string, unknown> = {}): Promise<string> {
  const { territoryId, communeId } = world.own;
  const { id } = await makeSchool({ territoryId, communeId }, { name, ...overrides });
  return id;
}

function rowOf(table: ExplorerTable, schoolId: string) {
  return table.rows.find(({ school }) => school.id === schoolId);
}

beforeAll(async () => {
  world = await makeWorld();
  readingId = (await theIndicator("simce/lect", { name: "Simce Lectura", shortName: "Lectura" })).id;
  const levelId = (await theIndicator(level, { unit: "percent", parentPath: "idps/am/me/pm" })).id;
  batchId = (await makeBatch()).id;
  const { territoryId, school, otherSchool } = world.own;
  tinyId = await namedSchool("Escuela Andina", { isRural: true });
  const at = (schoolId: string, indicatorId = readingId) => ({ territoryId, schoolId, indicatorId, batchId });
  await makeFigure(at(school.id), { value: 240, gseDifference: -9, gseSignificance: -1, gseGroup: 1 });
  await makeFigure(at(school.id), { value: 250, year: 2022 });
  await makeFigure(at(otherSchool.id), { value: 270, gseDifference: null, gseSignificance: null });
  await makeFigure(at(tinyId), { value: 310, n: 4, status: "few_students", gseSignificance: 1 });
  await makeFigure(at(school.id, levelId), { value: 40, n: null });
  await makeFigure(at(tinyId, levelId), { value: 95, n: null, gseGroup: null });
  await makeReference({ indicatorId: readingId, batchId }, { gseGroup: 1, mean: 249 });
  await makeReference({ indicatorId: readingId, batchId }, { gseGroup: 0, mean: 271 });
  const foreign = { territoryId: world.foreign.territoryId, schoolId: world.foreign.school.id };
  await makeFigure({ ...foreign, indicatorId: readingId, batchId }, { value: 199 });
});

describe("the table of schools", () => {
  it("starts from the person's territory, the newest grade and year with figures, and reading", async () => {
    const { frame, columns } = await getExplorerTable(world.own.actors.teacher, everySchool);
    expect(frame.territory?.code).toBe(world.own.territoryCode);
    expect(columns.map(({ indicator, grade, year }) => [indicator.path, grade, year])).toEqual([
      ["simce/lect", "4b", 2024],
      ["simce/lect", "4b", 2022],
    ]);
  });

  it("gives each figure with its n, the official comparison, its own group's mean and its source", async () => {
    const table = await getExplorerTable(world.own.actors.teacher, everySchool);
    expect(rowOf(table, world.own.school.id)?.figures[0]).toMatchObject({
      value: 240,
      n: 62,
      gseDifference: -9,
      gseSignificance: -1,
      sameGse: { mean: 249 },
      national: { mean: 271 },
      origin: { fileName: "simce4b2024_rbd_final.xlsx", row: 2_625 },
    });
  });

  it("computes no significance of its own where the Agencia published none", async () => {
    const table = await getExplorerTable(world.own.actors.teacher, everySchool);
    const figure = rowOf(table, world.own.otherSchool.id)?.figures[0];
    expect(figure).toMatchObject({ value: 270, gseDifference: null, gseSignificance: null });
    expect(rowOf(table, world.own.otherSchool.id)?.figures[1]).toBeNull();
  });

  it("keeps the number of a figure with few students on the server, for researchers too", async () => {
    for (const role of ["researcher", "territory_head", "principal"] as const) {
      const table = await getExplorerTable(world.own.actors[role], everySchool);
      const figure = rowOf(table, tinyId)?.figures[0];
      expect(figure).toMatchObject({ status: "few_students", value: null, gseSignificance: null });
      expect(JSON.stringify(table)).not.toContain("310");
    }
  });

  it("reads an IDPS level with the Simce cohort of the same school, grade and year", async () => {
    const table = await getExplorerTable(world.own.actors.teacher, { ...everySchool, indicators: [level] });
    expect(rowOf(table, world.own.school.id)?.figures[0]).toMatchObject({ value: 40, n: 62 });
    expect(rowOf(table, tinyId)?.figures[0]).toMatchObject({ status: "few_students", value: null, n: 4 });
  });

  it("marks the reader's own school and no other", async () => {
    const table = await getExplorerTable(world.own.actors.principal, everySchool);
    expect(table.rows.filter(({ school }) => school.isOwn).map(({ school }) => school.id)).toEqual([
      world.own.school.id,
    ]);
    const head = await getExplorerTable(world.own.actors.territory_head, everySchool);
    expect(head.rows.some(({ school }) => school.isOwn)).toBe(false);
  });

  it("filters by zone, by socioeconomic group of the newest year and by a searched name", async () => {
    const ask = async (filter: object) =>
      (
        await getExplorerTable(world.own.actors.teacher, { ...everySchool, years: [2024], ...filter })
      ).rows.map(({ school }) => school.id);
    expect(await ask({ setting: "rural" })).toEqual([tinyId]);
    expect(await ask({ gseGroup: 1 })).toEqual([world.own.school.id]);
    expect(await ask({ q: "andína" })).toEqual([tinyId]);
    expect(await ask({ q: String(world.own.otherSchool.rbd) })).toEqual([world.own.otherSchool.id]);
  });

  it("shows schools of the local service alone unless asked for others", async () => {
    const { territoryId, communeId, school, actors } = world.foreign;
    const at = { territoryId, indicatorId: readingId, batchId };
    const subsidised = await makeSchool(
      { territoryId, communeId },
      { dependence: "particular_subvencionado" },
    );
    for (const schoolId of [school.id, subsidised.id]) await makeFigure({ ...at, schoolId }, { grade: "2m" });
    const ask = async (filter: object) =>
      (await getExplorerTable(actors.teacher, { grade: "2m", ...filter })).rows.map((row) => row.school.id);
    expect(await ask({})).toEqual([school.id]);
    expect(await ask({ dependence: "particular_subvencionado" })).toEqual([subsidised.id]);
    expect(await ask(everySchool)).toHaveLength(2);
  });

  it("refuses a territory in which no role is held, and says so as if it did not exist", async () => {
    for (const territory of [world.foreign.territoryCode, "no-existe"]) {
      await expect(getExplorerTable(world.own.actors.admin, { territory })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    const all = await getExplorerTable(world.own.actors.admin, { ...everySchool, territory: "todos" });
    expect(all.rows.map(({ school }) => school.id)).not.toContain(world.foreign.school.id);
  });

  it("is empty, not refused, for somebody without any role", async () => {
    const actor = { ...world.own.actors.teacher, grants: [] };
    const table = await getExplorerTable(actor, everySchool);
    expect(table).toMatchObject({ rows: [], columns: [], frame: { territories: [] } });
  });
});

describe("the order of schools", () => {
  const byValue = { ...everySchool, years: [2024], order: { column: "2024", direction: "desc" } } as const;
  const sponsors: readonly Role[] = ["territory_head", "programme_lead"];

  it("is by commune and name for everybody but who runs the territory, whatever the address asks", async () => {
    const { own } = world;
    const plain = await getExplorerTable(own.actors.principal, { ...everySchool, years: [2024] });
    const alphabetical = plain.rows.map(({ school }) => school.id);
    for (const [role, actor] of Object.entries(own.actors)) {
      if (sponsors.some((sponsor) => sponsor === role)) continue;
      const table = await getExplorerTable(actor, byValue);
      expect(table.rows.map(({ school }) => school.id)).toEqual(alphabetical);
      expect(table).toMatchObject({ orderedBy: null, mayOrderByValue: false });
    }
  });

  it("is by value for who runs it, and a number that is kept back decides nothing", async () => {
    const { actors, school, otherSchool } = world.own;
    for (const role of sponsors) {
      const down = await getExplorerTable(actors[role], byValue);
      expect(down.rows.map((row) => row.school.id)).toEqual([otherSchool.id, school.id, tinyId]);
      const up = await getExplorerTable(actors[role], {
        ...byValue,
        order: { column: "2024", direction: "asc" },
      });
      expect(up.rows.map((row) => row.school.id)).toEqual([school.id, otherSchool.id, tinyId]);
    }
  });

  it("is not by value over territories that the person does not all run", async () => {
    const { territory_head: head, principal } = world.own.actors;
    const [grant] = world.foreign.actors.principal.grants;
    const both = { ...head, grants: [...head.grants, ...(grant ? [grant] : [])] };
    expect((await getExplorerTable(both, { ...byValue, territory: "todos" })).orderedBy).toBeNull();
    expect((await getExplorerTable(both, byValue)).orderedBy).not.toBeNull();
    expect((await getExplorerTable(principal, byValue)).orderedBy).toBeNull();
  });

  it("goes on where a page ended, without a school twice or missing", async () => {
    for (const order of [undefined, byValue.order]) {
      const actor = world.own.actors.territory_head;
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await getExplorerTable(actor, { ...byValue, order, cursor, limit: 1 });
        seen.push(...page.rows.map(({ school }) => school.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(3);
      expect(new Set(seen).size).toBe(3);
    }
  });
});

describe("territories side by side", () => {
  it("shows how schools are spread without naming any, and why some have no number", async () => {
    const actor = world.own.actors.principal;
    const { panels } = await compareTerritories(actor, { ...everySchool, years: [2024] });
    expect(panels).toHaveLength(1);
    expect(panels[0]?.distributions[0]).toMatchObject({
      year: 2024,
      values: [240, 270],
      ownValue: 240,
      fewStudentsCount: 1,
      national: { mean: 271 },
      sameGseMean: 249,
    });
    expect(JSON.stringify(panels)).not.toContain("Escuela");
  });

  it("draws one panel for each territory in which a role is held", async () => {
    const { researcher } = world.own.actors;
    const grants = [...researcher.grants, ...world.foreign.actors.researcher.grants];
    const { panels } = await compareTerritories({ ...researcher, grants }, { ...everySchool, years: [2024] });
    expect(panels.map(({ distributions }) => distributions[0]?.values)).toEqual(
      expect.arrayContaining([[240, 270], [199]]),
    );
  });
});

describe("the dictionary", () => {
  it("says of which grades and years the person's territories have figures, and who publishes them", async () => {
    const entries = await listDictionary(world.own.actors.teacher);
    expect(entries.find(({ indicator }) => indicator.path === "simce/lect")).toMatchObject({
      publishers: ["Agencia de Calidad de la Educación"],
      grades: [{ grade: "4b", years: [2024, 2022] }],
    });
    const foreign = await listDictionary(world.foreign.actors.teacher);
    expect(foreign.find(({ indicator }) => indicator.path === level)?.grades).toEqual([]);
  });
});

describe("the number of statements", () => {
  it("is the same with three schools as with forty, in every view", async () => {
    const actor = world.own.actors.territory_head;
    const table = (request: object) => () =>
      getExplorerTable(actor, { ...everySchool, limit: 200, ...request });
    const reads = [
      table({}),
      table({ view: "indicadores", indicators: ["simce/lect", level] }),
      table({ order: { column: "2024", direction: "desc" } }),
      () => compareTerritories(actor, everySchool),
      () => listDictionary(actor),
    ];
    const counts = async () => {
      const counted: number[] = [];
      for (const read of reads) counted.push(await countStatements(read));
      return counted;
    };
    const before = await counts();
    const { territoryId } = world.own;
    for (let number = 0; number < 37; number += 1) {
      const schoolId = await namedSchool(`Escuela de más ${number}`);
      for (const year of [2022, 2023, 2024]) {
        await makeFigure({ territoryId, schoolId, indicatorId: readingId, batchId }, { year });
      }
    }
    expect(await counts()).toEqual(before);
    expect(Math.max(...before)).toBeLessThanOrEqual(24);
  });
});
