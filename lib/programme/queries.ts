import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError, parseInput } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { canConfigure, visibleProgrammes } from "./policy";
import {
  programmeParams,
  type FocusAreaView,
  type FocusTaxonomyView,
  type ProgrammeParams,
  type ProgrammeSummary,
  type ProgrammeView,
} from "./schema";

const withTerritory = { territory: { select: { name: true, timeZone: true } } } as const;

/** The programme of a territory in a school year, or its latest one. NOT_FOUND unless the person works in the territory. */
export async function getProgramme(actor: Actor, params: ProgrammeParams): Promise<ProgrammeView> {
  const { territoryId, schoolYear } = parseInput(programmeParams, params);
  const row = await db().programme.findFirst({
    where: { AND: [visibleProgrammes(actor), { territoryId, schoolYear }] },
    orderBy: { schoolYear: "desc" },
    include: withTerritory,
  });
  if (!row) throw new AppError("NOT_FOUND");
  return toView(actor, row);
}

/** The programmes of every territory the person works in, the latest year first. They are few: one for each territory and year. */
export async function listProgrammes(actor: Actor): Promise<readonly ProgrammeSummary[]> {
  const rows = await db().programme.findMany({
    where: visibleProgrammes(actor),
    orderBy: [{ schoolYear: "desc" }, { territory: { name: "asc" } }],
    select: {
      id: true,
      territoryId: true,
      schoolYear: true,
      name: true,
      territory: { select: { name: true } },
    },
  });
  return rows.map(({ territory, ...row }) => ({ ...row, territoryName: territory.name }));
}

/** The published taxonomy of support foci, parents before their children. NOT_FOUND while none is published. */
export async function getFocusTaxonomy(_actor: Actor): Promise<FocusTaxonomyView> {
  const row = await db().focusTaxonomy.findFirst({
    where: { state: "published" },
    orderBy: { version: "desc" },
    select: {
      version: true,
      source: true,
      areas: {
        orderBy: [{ sortOrder: "asc" }, { code: "asc" }],
        select: {
          id: true,
          code: true,
          parentId: true,
          name: true,
          description: true,
          standards: true,
          indicatorCodes: true,
        },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** The areas of the published taxonomy in their order: what a need or a focus is chosen from. */
export async function listFocusAreas(actor: Actor): Promise<readonly FocusAreaView[]> {
  return (await getFocusTaxonomy(actor)).areas;
}

type ProgrammeRow = Prisma.ProgrammeGetPayload<{ include: typeof withTerritory }>;

function toView(actor: Actor, { territory, ...row }: ProgrammeRow): ProgrammeView {
  return {
    ...row,
    territoryName: territory.name,
    timeZone: territory.timeZone,
    startsOn: fromUtcMidnight(row.startsOn),
    endsOn: fromUtcMidnight(row.endsOn),
    canConfigure: canConfigure(actor, row.territoryId),
  };
}
