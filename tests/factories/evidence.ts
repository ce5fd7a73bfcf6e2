import type { FigureColumn, ParsedContent, ParsedFile } from "@/lib/evidence/schema/parsed";
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

/** A column of figures of these schools in 4° básico 2024, all valued with 62 students unless told otherwise; NaN is a withheld figure. */
export function aColumn(
  values: Readonly<Record<number, number>>,
  overrides: Partial<FigureColumn> = {},
): FigureColumn {
  const rbds = Object.keys(values)
    .map(Number)
    .sort((a, b) => a - b);
  const held = rbds.map((rbd) => values[rbd] ?? NaN);
  return {
    indicator: "simce/lect",
    grade: "4b",
    year: 2024,
    rbds: Int32Array.from(rbds),
    sourceRows: Int32Array.from(rbds, (_, index) => index + 2),
    values: Float64Array.from(held),
    statuses: Int8Array.from(held, (value) => (Number.isNaN(value) ? 2 : 0)),
    counts: Int32Array.from(held, () => 62),
    gseGroups: Int8Array.from(held, () => 2),
    previousDifferences: null,
    previousSignificance: null,
    gseDifferences: null,
    gseSignificance: null,
    marks: null,
    markTexts: [],
    ...overrides,
  };
}

/** An official file as it was understood: final Simce of 4° básico 2024 with these columns, unless told otherwise. */
export async function aFile(
  content: ParsedContent | readonly FigureColumn[],
  overrides: Partial<ParsedFile> = {},
): Promise<ParsedFile> {
  const isColumns = "length" in content;
  const rejections = overrides.rejections ?? [];
  const rows = new Set(isColumns ? content.flatMap(({ sourceRows }) => [...sourceRows]) : []);
  return {
    fileName: "simce4b2024_rbd_final.csv",
    entryPath: null,
    sha256: String(await nextNumber()).padStart(64, "a"),
    family: "simce",
    grade: "4b",
    year: 2024,
    version: null,
    fileDate: null,
    publisher: "Agencia de Calidad de la Educación",
    title: "Simce 4° básico 2024 por establecimiento",
    reading: {
      ...{ format: "csv", encoding: "utf-8", delimiter: ";", sheet: null },
      ...{ mapped: [], ignored: [], unknown: [] },
    },
    rowCount:
      (isColumns ? rows.size : content.kind === "figures" ? 0 : content.rows.length) + rejections.length,
    rejections,
    warnings: [],
    content: isColumns ? { kind: "figures", columns: content } : content,
    ...overrides,
  };
}

/** An upload of three bytes, all of them there unless it is still receiving. */
export async function makeUpload(
  uploadedById: string,
  overrides: Partial<Prisma.ImportUploadUncheckedCreateInput> & {
    readonly state: Prisma.ImportUploadUncheckedCreateInput["state"];
  },
): Promise<{ id: string }> {
  const parts = overrides.state === "receiving" ? [] : [{ sequence: 0, bytes: Buffer.from("abc") }];
  return db().importUpload.create({
    data: {
      ...{ id: newId(), fileName: "simce.csv", byteCount: 3, uploadedById },
      uploadedAt: new Date("2026-03-01T12:00:00Z"),
      parts: { create: parts },
      ...overrides,
    },
    select: { id: true },
  });
}
