import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { territoriesVisibleTo, visibleTo } from "../policy";
import { boundarySchema, type TerritoryMap, type TerritoryRow } from "../schema/territories";

/** The territories in which the person holds a role, with their communes and how many schools each has. Few by nature, so they are not paged. */
export async function listTerritories(actor: Actor): Promise<readonly TerritoryRow[]> {
  const [territories, counts] = await Promise.all([
    db().territory.findMany({
      where: territoriesVisibleTo(actor),
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: {
        id: true,
        code: true,
        name: true,
        tags: true,
        transferYear: true,
        communes: { ...communesNow(), select: { commune: { select: { cut: true, name: true } } } },
      },
    }),
    db().school.groupBy({
      by: ["territoryId", "dependence"],
      where: { ...visibleTo(actor), state: "functioning" },
      _count: true,
    }),
  ]);
  return territories.map(({ communes, ...territory }) => {
    const own = counts.filter((count) => count.territoryId === territory.id);
    return {
      ...territory,
      communes: communes.map(({ commune }) => commune),
      schoolCount: own.reduce((total, count) => total + count._count, 0),
      slepSchoolCount: own.find((count) => count.dependence === "slep")?._count ?? 0,
    };
  });
}

/** One territory with the outline of each of its communes. NOT_FOUND if it is missing or the person holds no role in it. */
export async function getTerritory(actor: Actor, code: string): Promise<TerritoryMap> {
  const territory = await db().territory.findFirst({
    where: { ...territoriesVisibleTo(actor), code },
    select: {
      id: true,
      code: true,
      name: true,
      tags: true,
      timeZone: true,
      transferYear: true,
      communes: {
        ...communesNow(),
        select: { commune: { select: { cut: true, name: true, boundary: true } } },
      },
    },
  });
  if (!territory) throw new AppError("NOT_FOUND");
  return {
    ...territory,
    communes: territory.communes.map(({ commune: { cut, name, boundary } }) => ({
      cut,
      name,
      boundary: boundary === null ? null : boundarySchema.parse(boundary),
    })),
  };
}

function communesNow() {
  const today = new Date();
  return {
    where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
    orderBy: { commune: { cut: "asc" } },
  } satisfies Prisma.Territory$communesArgs;
}
