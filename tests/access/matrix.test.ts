import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "@/tests/factories/world";
import { exportedFunctions, exportedNames } from "./exported";
import { differencesOf, gapsBetween, type DomainMatrix, type MatrixEntry } from "./matrix";
import { undone } from "./undone";

/*
 * Who may call what: every exported query and command, as every role, on a row of the own and of a foreign territory.
 * Each domain lists its functions in tests/access/<domain>.ts as `export const matrix: DomainMatrix`.
 */
const frame = new Set(["matrix.ts", "matrix.test.ts", "exported.ts", "undone.ts"]);
const folder = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !frame.has(file));
const matrices = await Promise.all(
  files.map(async (file) => {
    const held = (await import(`./${file.slice(0, -3)}.ts`)) as { readonly matrix: DomainMatrix };
    return held.matrix;
  }),
);
const entries = matrices.flatMap((matrix) => matrix.entries);
const exemptions = matrices.flatMap((matrix) => matrix.exemptions ?? []);

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

it("lists every exported query and command, and none that is gone", () => {
  const listed = [...entries, ...exemptions].map(({ fn }) => fn);
  expect(gapsBetween(exportedFunctions(), listed)).toEqual([]);
});

it("gives a reason for each function that decides on no right", () => {
  expect(exemptions.filter(({ why }) => why.length < 10)).toEqual([]);
});

describe("access", () => {
  for (const entry of entries) {
    for (const place of ["own", "foreign"] as const) {
      it(`${entry.fn} answers each role as expected on a row of the ${place} territory`, async () => {
        expect(await differencesOf(entry, place, { world, undone })).toEqual([]);
      });
    }
  }
});

describe("the frame itself", () => {
  const open: MatrixEntry = {
    fn: "sample.openToAll",
    call: async () => ({ id: "x" }),
    own: "ok",
    foreign: { admin: "ok", others: "NOT_FOUND" },
  };

  it("says which role got in where it should not", async () => {
    const differences = await differencesOf(open, "foreign", { world, undone });
    expect(differences).toHaveLength(7);
    expect(differences[0]).toBe("sample.openToAll foreign territory_head: expected NOT_FOUND, met ok");
  });

  it("names a function without an entry, one that is gone and one listed twice", () => {
    expect(gapsBetween(["a.one", "a.two"], ["a.two", "a.two", "a.three"])).toEqual([
      "a.one: no entry",
      "a.three: not exported any more",
      "a.two: listed twice",
    ]);
  });

  it("finds functions and wrapped functions, and neither types nor plain constants", () => {
    const source = `
      export async function getThing() {}
      export const getActor = cache(async () => null);
      export const listThings = async () => [];
      export const limit = 20;
      export interface Thing {}
      function hidden() {}`;
    expect(exportedNames(source)).toEqual(["getThing", "getActor", "listThings"]);
  });

  it("takes back what a call wrote, even within the call's own transaction", async () => {
    const { db } = await import("@/lib/db/client");
    const before = await db().school.count();
    await undone(async () => {
      await db().$transaction((tx) => tx.school.updateMany({ data: { name: "Otra" } }));
      await db().school.deleteMany({ where: { id: world.own.otherSchool.id, posts: { none: {} } } });
      expect(await db().school.count({ where: { name: "Otra" } })).toBeGreaterThan(0);
    });
    expect(await db().school.count()).toBe(before);
    expect(await db().school.count({ where: { name: "Otra" } })).toBe(0);
  });
});
