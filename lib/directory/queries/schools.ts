import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { AppError, parseInput } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { isGradeCode } from "@/lib/format/grade";
import { visibleTo } from "../policy";
import { rbdsMeantBy, searchWords } from "../rules";
import {
  schoolListRequest,
  type SchoolListRequest,
  type SchoolPoint,
  type SchoolRow,
  type SchoolSheet,
  type SchoolSort,
} from "../schema/schools";

const rowSelect = {
  id: true,
  rbd: true,
  name: true,
  dependence: true,
  state: true,
  isRural: true,
  enrolment: true,
  commune: { select: { name: true } },
} satisfies Prisma.SchoolSelect;

/** Schools of the person's territories, found by name, commune or RBD with any punctuation, accents ignored. */
export async function listSchools(actor: Actor, params: SchoolListRequest): Promise<Page<SchoolRow>> {
  const request = parseInput(schoolListRequest, params);
  const rows = await db().school.findMany({
    where: {
      AND: [
        visibleTo(actor),
        found(request.q ?? ""),
        request.territory === undefined ? {} : { territory: { code: request.territory } },
        request.commune === undefined ? {} : { commune: { cut: request.commune } },
        request.dependence === undefined ? {} : { dependence: request.dependence },
      ],
    },
    orderBy: [...order(request.sort.key, request.sort.direction), { id: "asc" }],
    select: rowSelect,
    ...keyset(request),
  });
  return toPage(rows, request, ({ commune, ...row }) => ({ ...row, communeName: commune.name }));
}

function found(q: string): Prisma.SchoolWhereInput {
  const words = searchWords(q);
  if (words.length === 0) return {};
  return {
    OR: [
      { rbd: { in: [...rbdsMeantBy(q)] } },
      { AND: words.map((word) => ({ searchText: { contains: word } })) },
    ],
  };
}

function order(key: SchoolSort, direction: Prisma.SortOrder): Prisma.SchoolOrderByWithRelationInput[] {
  const orders: Readonly<Record<SchoolSort, Prisma.SchoolOrderByWithRelationInput[]>> = {
    nombre: [{ name: direction }],
    rbd: [{ rbd: direction }],
    comuna: [{ commune: { name: direction } }, { name: "asc" }],
    matricula: [{ enrolment: { sort: direction, nulls: "last" } }],
  };
  return orders[key];
}

/** One school with its territory and the history of who ran it. NOT_FOUND if it is missing or of a territory in which the person holds no role. */
export async function getSchoolByRbd(actor: Actor, rbd: number): Promise<SchoolSheet> {
  const school = await db().school.findFirst({
    where: { ...visibleTo(actor), rbd },
    select: {
      ...rowSelect,
      latitude: true,
      longitude: true,
      grades: true,
      hasPie: true,
      directoryYear: true,
      territory: { select: { id: true, code: true, name: true } },
      commune: { select: { name: true, cut: true, regionName: true } },
      sponsorships: {
        orderBy: { validFrom: "desc" },
        select: { validFrom: true, validTo: true, source: true, sponsor: { select: { name: true } } },
      },
    },
  });
  if (!school) throw new AppError("NOT_FOUND");
  const { commune, sponsorships, grades, ...sheet } = school;
  return {
    ...sheet,
    communeName: commune.name,
    communeCut: commune.cut,
    regionName: commune.regionName,
    grades: grades.filter(isGradeCode),
    sponsorships: sponsorships.map(({ sponsor, validFrom, validTo, source }) => ({
      sponsorName: sponsor.name,
      validFrom: fromUtcMidnight(validFrom),
      validTo: validTo === null ? null : fromUtcMidnight(validTo),
      source,
    })),
  };
}

/** Every school of the territory that has coordinates, for drawing; empty in a territory in which the person holds no role. */
export async function listSchoolPoints(actor: Actor, territoryId: string): Promise<readonly SchoolPoint[]> {
  const rows = await db().school.findMany({
    where: { AND: [visibleTo(actor), { territoryId, latitude: { not: null }, longitude: { not: null } }] },
    orderBy: [{ rbd: "asc" }],
    select: {
      id: true,
      rbd: true,
      name: true,
      dependence: true,
      latitude: true,
      longitude: true,
      commune: { select: { cut: true } },
    },
  });
  return rows.flatMap(({ commune, latitude, longitude, ...row }) =>
    latitude === null || longitude === null ? [] : [{ ...row, latitude, longitude, communeCut: commune.cut }],
  );
}
