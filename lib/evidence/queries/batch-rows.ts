import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { nameOf } from "@/lib/format/person-name";
import { families, type Family, type Reading } from "../schema/parsed";
import type { BatchSummary, ImportProblem, TerritoryCount } from "../schema/imports";

export const summarySelect = {
  id: true,
  uploadId: true,
  fileName: true,
  entryPath: true,
  family: true,
  grade: true,
  year: true,
  internalVersion: true,
  fileDate: true,
  state: true,
  isExtract: true,
  rowCount: true,
  newCount: true,
  changedCount: true,
  unchangedCount: true,
  rejectedCount: true,
  warnings: true,
  importedAt: true,
  importedById: true,
  publishedAt: true,
} satisfies Prisma.ImportBatchSelect;

export type SummaryRow = Prisma.ImportBatchGetPayload<{ select: typeof summarySelect }>;

/** A batch as lists show it. */
export function toSummary(row: SummaryRow, names: ReadonlyMap<string, string>): BatchSummary {
  const { internalVersion: version, fileDate, warnings, importedById, family, ...rest } = row;
  return {
    ...rest,
    family: toFamily(family),
    version,
    fileDate: fileDate === null ? null : fileDate.toISOString().slice(0, 10),
    warningCount: toWarnings(warnings).length,
    importedByName: importedById === null ? null : (names.get(importedById) ?? null),
  };
}

function toFamily(family: string): Family {
  const known = families.find((one) => one === family);
  if (known === undefined) throw new Error(`Unknown family ${family}`);
  return known;
}

/** The names of those who act on imports, which whoever sees the import may read. */
export async function unscopedNames(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const people = await db().person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, givenNames: true, familyNames: true },
  });
  return new Map(people.map((person) => [person.id, nameOf(person)]));
}

/** The stored sentences of a batch, checked. */
export function toWarnings(stored: unknown): readonly string[] {
  return z.array(z.string()).parse(stored);
}

const problem = z.object({ code: z.string(), message: z.string() });

/** Why an upload was refused, checked; null if it was not. */
export function toProblem(stored: unknown): ImportProblem | null {
  return stored === null ? null : problem.parse(stored);
}

const territoryCounts = z.record(z.string(), z.object({ schools: z.number(), withValue: z.number() }));

/** The stored counts by territory code, checked. */
export function toTerritoryCounts(stored: unknown): Readonly<Record<string, TerritoryCount>> {
  return territoryCounts.parse(stored);
}

const reading = z.object({
  format: z.enum(["csv", "xlsx", "xls", "sav", "geojson"]),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  mapped: z.array(z.object({ column: z.string(), meaning: z.string() })),
  ignored: z.array(z.string()),
  unknown: z.array(z.string()),
});

/** How a file was read; null for the seed's extracts, which were read elsewhere. */
export function toReading(stored: unknown): Reading | null {
  const parsed = reading.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
