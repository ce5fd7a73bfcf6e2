import type { TerritoryCount } from "../schema/imports";
import type { DirectoryRow, FigureColumn } from "../schema/parsed";
import { OwnSchools } from "./own-schools";

interface CountedTerritory {
  readonly id: string;
  readonly code: string;
  readonly cuts: readonly string[];
}

interface CountedSchool {
  readonly territoryId: string;
  readonly dependence: string;
  readonly state: string;
}

type Counts = Readonly<Record<string, TerritoryCount>>;

/** The schools of the local service of each territory that work today and that a file lists, and those of them with at least one published figure, also of few students. */
export function countFigures(
  columns: readonly FigureColumn[],
  territories: readonly CountedTerritory[],
  schools: ReadonlyMap<number, CountedSchool>,
): Counts {
  const listed = new Map(territories.map(({ id }) => [id, new Map<number, boolean>()]));
  const own = new OwnSchools(new Map([...schools].filter(([, school]) => isOwnAndWorking(school))));
  for (const { rbds, values } of columns) {
    for (const { index, school } of own.in(rbds)) {
      const held = listed.get(school.territoryId);
      const rbd = rbds[index] ?? 0;
      held?.set(rbd, held.get(rbd) === true || !Number.isNaN(values[index]));
    }
  }
  return byCode(territories, ({ id }) => {
    const held = [...(listed.get(id)?.values() ?? [])];
    return { schools: held.length, withValue: held.filter(Boolean).length };
  });
}

/** The schools of the local service of each territory that a directory has in its communes and working; each counts as having its data. */
export function countDirectory(
  rows: readonly DirectoryRow[],
  territories: readonly CountedTerritory[],
): Counts {
  return byCode(territories, ({ cuts }) => {
    const held = rows.filter((row) => cuts.includes(row.cut) && isOwnAndWorking(row)).length;
    return { schools: held, withValue: held };
  });
}

/** A file that lists no school. */
export function countNone(territories: readonly CountedTerritory[]): Counts {
  return byCode(territories, () => ({ schools: 0, withValue: 0 }));
}

function isOwnAndWorking({
  dependence,
  state,
}: {
  readonly dependence: string;
  readonly state: string;
}): boolean {
  return dependence === "slep" && state === "functioning";
}

function byCode(
  territories: readonly CountedTerritory[],
  count: (territory: CountedTerritory) => TerritoryCount,
): Counts {
  return Object.fromEntries(territories.map((territory) => [territory.code, count(territory)]));
}
