import "server-only";
import type { Dependence, SchoolState } from "@/lib/directory/schema/schools";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { allIndicators, indicatorOf } from "../../rules/indicators";

export interface PlatformSchool {
  readonly id: string;
  readonly rbd: number;
  readonly territoryId: string;
  readonly dependence: Dependence;
  readonly state: SchoolState;
}

/** The territories and schools that this installation holds: what a national file is measured against. */
export interface Platform {
  readonly territories: readonly PlatformTerritory[];
  readonly schools: ReadonlyMap<number, PlatformSchool>;
}

export interface PlatformTerritory {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly transferYear: number | null;
  readonly cuts: readonly string[];
}

/** Reads the territories with their communes and all schools, inside the caller's transaction. */
export async function readPlatform(tx: Tx): Promise<Platform> {
  const territories = await tx.$queryRaw<
    { id: string; code: string; name: string; transfer_year: number | null; cuts: string[] }[]
  >`
    SELECT t.id, t.code, t.name, t.transfer_year, array_remove(array_agg(c.cut ORDER BY c.cut), NULL) AS cuts
      FROM territory t
      LEFT JOIN territory_commune tc ON tc.territory_id = t.id AND tc.valid_to IS NULL
      LEFT JOIN commune c ON c.id = tc.commune_id
     GROUP BY t.id ORDER BY t.code`;
  const schools = await tx.$queryRaw<PlatformSchool[]>`
    SELECT id, rbd, territory_id AS "territoryId", dependence, state FROM school`;
  return {
    territories: territories.map(({ transfer_year: transferYear, ...territory }) => ({
      ...territory,
      transferYear,
    })),
    schools: new Map(schools.map((school) => [school.rbd, school])),
  };
}

/** The id of each path's indicator; those that were never seen are added, named by their definition. */
export async function ensureIndicators(
  tx: Tx,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(paths)];
  const find = () =>
    tx.$queryRaw<{ id: string; path: string }[]>`SELECT id, path FROM indicator WHERE path = ANY(${wanted})`;
  const known = new Map((await find()).map(({ id, path }) => [path, id]));
  const missing = wanted.filter((path) => !known.has(path));
  if (missing.length === 0) return known;
  await addIndicators(tx, missing);
  return new Map((await find()).map(({ id, path }) => [path, id]));
}

async function addIndicators(tx: Tx, paths: readonly string[]): Promise<void> {
  const order = new Map(allIndicators().map(({ path }, index) => [path, index + 1]));
  for (const path of paths) {
    const { family, name, shortName, unit, parentPath } = indicatorOf(path);
    const sortOrder = order.get(path) ?? order.size + 1;
    await tx.$executeRaw`
      INSERT INTO indicator (id, path, family, name, short_name, unit, parent_path, sort_order)
      VALUES (${newId()}::uuid, ${path}, ${family}, ${name}, ${shortName}, ${unit}::indicator_unit, ${parentPath},
              ${sortOrder}) ON CONFLICT (path) DO NOTHING`;
  }
}
