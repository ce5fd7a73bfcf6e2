import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { StudyIdentity, ZoneDto } from "../schema/studies";

/** What a list of studies reads, the same of both kinds. */
export const studySelect = {
  id: true,
  name: true,
  createdAt: true,
  createdById: true,
  territoryIds: true,
  options: true,
} satisfies Prisma.RelationRunSelect & Prisma.CaseSelectionSelect;

export type StudyRecord = Prisma.RelationRunGetPayload<{ select: typeof studySelect }>;

/** What names the zones and the authors of studies. */
export interface StudyContext {
  /** By id. */
  readonly zones: ReadonlyMap<string, ZoneDto>;
  readonly people: ReadonlyMap<string, string>;
}

/** The names of the zones and of the authors of studies. Unscoped because whoever sees a study may read both. */
export async function unscopedStudyContext(
  studies: readonly { readonly territoryIds: readonly string[]; readonly createdById: string | null }[],
): Promise<StudyContext> {
  const [zones, people] = await Promise.all([
    db().territory.findMany({
      where: { id: { in: [...new Set(studies.flatMap(({ territoryIds }) => territoryIds))] } },
      select: { id: true, code: true, name: true },
      orderBy: { name: "asc" },
    }),
    unscopedPeopleNames(studies.map(({ createdById }) => createdById)),
  ]);
  return { zones: new Map(zones.map(({ id, ...zone }) => [id, zone])), people };
}

/** The names of those who act on studies, by id. Unscoped because whoever sees a study may read them. */
export async function unscopedPeopleNames(
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const people = await db().person.findMany({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: { id: true, givenNames: true, familyNames: true },
  });
  return new Map(people.map(({ id, givenNames, familyNames }) => [id, `${givenNames} ${familyNames}`]));
}

/** What names a study. */
export function studyIdentity(
  { id, name, createdAt, createdById, territoryIds }: StudyRecord,
  { zones, people }: StudyContext,
): StudyIdentity {
  return {
    ...{ id, name, createdAt },
    createdByName: createdById === null ? null : (people.get(createdById) ?? null),
    zones: [...zones].flatMap(([zoneId, zone]) => (territoryIds.includes(zoneId) ? [zone] : [])),
  };
}
