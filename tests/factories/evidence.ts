import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/id";
import { nextNumber } from "./directory";

type IndicatorShape = Pick<
  Prisma.IndicatorUncheckedCreateInput,
  "name" | "shortName" | "unit" | "parentPath"
>;

/** The indicator of this path, made once in a database. */
export async function theIndicator(
  path: string,
  shape: Partial<IndicatorShape> = {},
): Promise<{ id: string; path: string }> {
  const family = path.startsWith("simce/") ? "simce" : "idps";
  return db().indicator.upsert({
    where: { path },
    update: {},
    create: {
      id: newId(),
      path,
      family,
      name: `Indicador ${path}`,
      shortName: path,
      unit: family === "simce" ? "score" : "index",
      sortOrder: await nextNumber(),
      ...shape,
    },
    select: { id: true, path: true },
  });
}

/** An official file that was read. */
export async function makeBatch(
  overrides: Partial<Prisma.ImportBatchUncheckedCreateInput> = {},
): Promise<{ id: string }> {
  return db().importBatch.create({
    data: {
      id: newId(),
      publisher: "Agencia de Calidad de la Educación",
      title: "Simce, 4° básico 2024, por establecimiento",
      fileName: "simce4b2024_rbd_final.xlsx",
      sha256: String(await nextNumber()).padStart(64, "0"),
      family: "simce",
      grade: "4b",
      year: 2024,
      internalVersion: "preliminar20240422v1",
      rowCount: 7_000,
      storedCount: 400,
      importedAt: new Date("2026-03-01T12:00:00Z"),
      ...overrides,
    },
    select: { id: true },
  });
}

/** One official figure of a school: 253 points in 4° básico 2024 with 62 students, unless told otherwise. */
export async function makeFigure(
  at: {
    readonly territoryId: string;
    readonly schoolId: string;
    readonly indicatorId: string;
    readonly batchId: string;
  },
  overrides: Partial<Prisma.SchoolIndicatorUncheckedCreateInput> = {},
): Promise<{ id: string }> {
  return db().schoolIndicator.create({
    data: {
      id: newId(),
      ...at,
      grade: "4b",
      year: 2024,
      value: 253,
      status: "valued",
      n: 62,
      gseGroup: 2,
      sourceRow: 2_625,
      ...overrides,
    },
    select: { id: true },
  });
}

/** National mean and spread of an indicator; of all groups unless told otherwise. */
export async function makeReference(
  at: { readonly indicatorId: string; readonly batchId: string },
  overrides: Partial<Prisma.ReferenceStatisticUncheckedCreateInput> = {},
): Promise<void> {
  await db().referenceStatistic.create({
    data: {
      id: newId(),
      ...at,
      grade: "4b",
      year: 2024,
      gseGroup: 0,
      schoolCount: 6_000,
      mean: 270,
      standardDeviation: 25,
      ...overrides,
    },
  });
}
