import "server-only";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/db/id";
import { Prisma } from "@/lib/db/generated/client";
import { countOf, joinWords } from "@/lib/format/text";
import { toVersionFacts } from "../../queries/column-rows";
import { isNewer, type VersionFacts } from "../../rules/versions";
import type { Platform } from "./platform";

/** The families whose files are taken whole, the newest year being the one in force. */
export const registerFamilies = ["directory", "slep", "communes"] as const;
export type RegisterFamily = (typeof registerFamilies)[number];

/** True for the families whose files are taken whole. */
export function isRegister(family: string): family is RegisterFamily {
  return registerFamilies.some((register) => register === family);
}

export interface RegisterVersion {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly version: VersionFacts;
}

const tables = { directory: "directory_entry", slep: "slep_commune", communes: "commune_entry" } as const;
const keys = { directory: "rbd", slep: "cut", communes: "cut" } as const;
const facts = {
  directory: "name cut latitude longitude is_rural enrolment dependence state has_pie levels".split(" "),
  slep: "slep_name commune_name region_code region_name transfer_year".split(" "),
  communes: "name province_name region_code region_name boundary::text".split(" "),
} as const;

/** Every version of a register that was published and not undone, the one in force among them. */
export async function listRegisterVersions(
  tx: Tx,
  family: RegisterFamily,
): Promise<readonly (RegisterVersion & { readonly isInForce: boolean })[]> {
  const rows = await tx.importBatch.findMany({
    where: { family, state: { in: ["published", "superseded"] } },
    select: {
      id: true,
      title: true,
      year: true,
      state: true,
      sha256: true,
      fileName: true,
      internalVersion: true,
      fileDate: true,
      isExtract: true,
      importedAt: true,
    },
  });
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    year: row.year,
    version: toVersionFacts(row),
    isInForce: row.state === "published",
  }));
}

/** True if a register takes the place of another: that of a later year, or the newer version of the same one. */
export function isNewerRegister(
  candidate: Pick<RegisterVersion, "year" | "version">,
  inForce: Pick<RegisterVersion, "year" | "version">,
): boolean {
  if (candidate.year !== null && inForce.year !== null && candidate.year !== inForce.year) {
    return candidate.year > inForce.year;
  }
  return isNewer(candidate.version, inForce.version);
}

/** How many rows of a stored register are new, changed or unchanged against another, and how many of the other's are gone. */
export async function countRegister(
  tx: Tx,
  family: RegisterFamily,
  { batchId, inForceId }: { readonly batchId: string; readonly inForceId: string | null },
): Promise<{ newCount: number; changedCount: number; unchangedCount: number; droppedCount: number }> {
  const [table, key] = [Prisma.raw(tables[family]), Prisma.raw(keys[family])];
  const of = (side: string) => Prisma.raw(facts[family].map((fact) => `${side}.${fact}`).join(", "));
  const [row] = await tx.$queryRaw<{ added: number; changed: number; same: number; gone: number }[]>`
    SELECT count(*) FILTER (WHERE given.${key} IS NOT NULL AND held.${key} IS NULL)::int AS added,
           count(*) FILTER (WHERE given.${key} IS NOT NULL AND held.${key} IS NOT NULL
                              AND (${of("given")}) IS DISTINCT FROM (${of("held")}))::int AS changed,
           count(*) FILTER (WHERE given.${key} IS NOT NULL AND held.${key} IS NOT NULL
                              AND (${of("given")}) IS NOT DISTINCT FROM (${of("held")}))::int AS same,
           count(*) FILTER (WHERE given.${key} IS NULL)::int AS gone
      FROM (SELECT * FROM ${table} WHERE batch_id = ${batchId}::uuid) AS given
      FULL JOIN (SELECT * FROM ${table} WHERE batch_id = ${inForceId}::uuid) AS held ON held.${key} = given.${key}`;
  return {
    newCount: row?.added ?? 0,
    changedCount: row?.changed ?? 0,
    unchangedCount: row?.same ?? 0,
    droppedCount: row?.gone ?? 0,
  };
}

/** Takes a register's rows away again, with its batch. */
export async function removeRegister(tx: Tx, family: RegisterFamily, batchId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM ${Prisma.raw(tables[family])} WHERE batch_id = ${batchId}::uuid`;
  await tx.$executeRaw`DELETE FROM import_batch WHERE id = ${batchId}::uuid`;
}

interface SlepRow {
  readonly cut: string;
  readonly slep_name: string;
  readonly transfer_year: number | null;
}

/** What a list of local services says otherwise than the territories here, in words. */
export async function slepDifferences(
  tx: Tx,
  batchId: string,
  platform: Platform,
): Promise<readonly string[]> {
  const rows = await readSlep(tx, batchId);
  return platform.territories.flatMap(({ name, cuts, transferYear }) => {
    const own = rows.filter(({ cut }) => cuts.includes(cut));
    const names = new Set(own.map(({ slep_name: slep }) => slep));
    const years = [...new Set(own.flatMap(({ transfer_year: year }) => year ?? []))];
    const differences: string[] = [];
    if (own.length < cuts.length) {
      differences.push(`${name}: ${countOf(cuts.length - own.length, "comuna")} no está en el listado.`);
    }
    if (names.size > 1)
      differences.push(`${name}: el listado reparte sus comunas entre ${joinWords([...names])}.`);
    const others = rows.filter(
      ({ cut, slep_name: slep }) => names.size === 1 && names.has(slep) && !cuts.includes(cut),
    );
    if (others.length > 0) {
      differences.push(`${name}: el listado le suma ${countOf(others.length, "comuna")} que aquí no tiene.`);
    }
    if (years.some((year) => year !== transferYear)) {
      differences.push(
        `${name}: el listado dice traspaso en ${years.join(" y ")}; aquí decía ${transferYear ?? "sin año"}.`,
      );
    }
    return differences;
  });
}

async function readSlep(tx: Tx, batchId: string): Promise<readonly SlepRow[]> {
  return tx.$queryRaw<SlepRow[]>`
    SELECT cut, slep_name, transfer_year FROM slep_commune WHERE batch_id = ${batchId}::uuid ORDER BY cut`;
}

/** Makes the year of transfer of each territory the one that the list gives its communes; a territory whose communes differ keeps its own. */
export async function applySlep(tx: Tx, batchId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE territory AS held SET transfer_year = given.transfer_year
      FROM (SELECT tc.territory_id, min(s.transfer_year) AS transfer_year
              FROM slep_commune s
              JOIN commune c ON c.cut = s.cut
              JOIN territory_commune tc ON tc.commune_id = c.id AND tc.valid_to IS NULL
             WHERE s.batch_id = ${batchId}::uuid
             GROUP BY tc.territory_id HAVING min(s.transfer_year) = max(s.transfer_year)) AS given
     WHERE held.id = given.territory_id AND held.transfer_year IS DISTINCT FROM given.transfer_year`;
}

/** Makes the communes those of the file: those that are here take its name and outline, then new ones are added. */
export async function applyCommunes(tx: Tx, batchId: string): Promise<void> {
  await updateCommunes(tx, batchId);
  const missing = await tx.$queryRaw<{ cut: string }[]>`
    SELECT cut FROM commune_entry
     WHERE batch_id = ${batchId}::uuid AND NOT EXISTS (SELECT 1 FROM commune WHERE commune.cut = commune_entry.cut)`;
  await tx.$executeRaw`
    INSERT INTO commune (id, cut, name, province_name, region_code, region_name, boundary)
    SELECT fresh.id, e.cut, e.name, e.province_name, e.region_code, e.region_name, e.boundary
      FROM commune_entry e
      JOIN unnest(${missing.map(() => newId())}::uuid[], ${missing.map(({ cut }) => cut)}::text[]) AS fresh (id, cut)
        ON fresh.cut = e.cut
     WHERE e.batch_id = ${batchId}::uuid`;
}

async function updateCommunes(tx: Tx, batchId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE commune AS held
       SET name = e.name, province_name = e.province_name, region_code = e.region_code, region_name = e.region_name,
           boundary = e.boundary
      FROM commune_entry e
     WHERE e.batch_id = ${batchId}::uuid AND e.cut = held.cut
       AND (held.name, held.province_name, held.region_code, held.region_name, held.boundary::text)
           IS DISTINCT FROM (e.name, e.province_name, e.region_code, e.region_name, e.boundary::text)`;
}

/** Takes away the communes that only an undone file brought and that nothing here stands in. */
export async function removeCommunes(tx: Tx, batchId: string, previousId: string | null): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM commune AS held
     USING commune_entry e
     WHERE e.batch_id = ${batchId}::uuid AND e.cut = held.cut
       AND NOT EXISTS (SELECT 1 FROM commune_entry p WHERE p.batch_id = ${previousId}::uuid AND p.cut = held.cut)
       AND NOT EXISTS (SELECT 1 FROM school WHERE commune_id = held.id)
       AND NOT EXISTS (SELECT 1 FROM territory_commune WHERE commune_id = held.id)`;
}
