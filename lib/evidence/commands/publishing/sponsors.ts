import "server-only";
import { dependenceLabels, type Dependence } from "@/lib/directory/schema/schools";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";

export interface DirectoryFile {
  readonly batchId: string;
  readonly year: number;
  /** How sponsorships that follow from it name their source. */
  readonly source: string;
}

interface SponsoredSchool {
  readonly schoolId: string;
  readonly dependence: Dependence;
  readonly communeId: string;
  readonly territoryId: string;
}

interface KnownSponsor {
  readonly id: string;
  readonly kind: string;
  readonly commune_id: string;
  readonly territory_id: string;
  readonly schools: number;
}

const municipalKinds = ["daem", "dem", "corporacion"];

/**
 * Opens a sponsorship from the first day of the directory's year for schools whose dependence changed, and closes the
 * one before it. The sponsor is that of the same kind with most schools in the commune, then in the territory, then
 * anywhere. A school whose history already reaches past that day keeps it.
 */
export async function giveSponsors(
  tx: Tx,
  { year, source }: DirectoryFile,
  schools: readonly SponsoredSchool[],
): Promise<void> {
  if (schools.length === 0) return;
  const known = await readSponsors(tx);
  const day = `${year}-01-01`;
  const ids = schools.map(({ schoolId }) => schoolId);
  const sponsors: string[] = [];
  for (const school of schools) sponsors.push(await sponsorOf(tx, school, known));
  await tx.$executeRaw`
    UPDATE school_sponsorship SET valid_to = ${day}::date
     WHERE school_id = ANY(${ids}::uuid[]) AND valid_to IS NULL AND valid_from < ${day}::date`;
  await tx.$executeRaw`
    INSERT INTO school_sponsorship (id, school_id, sponsor_id, valid_from, source)
    SELECT given.id, given.school_id, given.sponsor_id, ${day}::date, ${source}
      FROM unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[], ${sponsors}::uuid[])
        AS given (id, school_id, sponsor_id)
     WHERE NOT EXISTS (SELECT 1 FROM school_sponsorship held
                        WHERE held.school_id = given.school_id AND held.valid_from >= ${day}::date)`;
}

/** Takes back the sponsorships that a directory opened, and opens again those that it closed. */
export async function takeBackSponsors(tx: Tx, { year, source }: DirectoryFile): Promise<void> {
  const day = `${year}-01-01`;
  await tx.$executeRaw`
    WITH taken AS (DELETE FROM school_sponsorship WHERE source = ${source} AND valid_from = ${day}::date RETURNING school_id)
    UPDATE school_sponsorship AS held SET valid_to = NULL
      FROM taken WHERE held.school_id = taken.school_id AND held.valid_to = ${day}::date`;
}

async function readSponsors(tx: Tx): Promise<readonly KnownSponsor[]> {
  return tx.$queryRaw<KnownSponsor[]>`
    SELECT sponsor.id, sponsor.kind, school.commune_id, school.territory_id, count(*)::int AS schools
      FROM school_sponsorship held
      JOIN sponsor ON sponsor.id = held.sponsor_id
      JOIN school ON school.id = held.school_id
     GROUP BY sponsor.id, sponsor.kind, school.commune_id, school.territory_id
     ORDER BY count(*) DESC, sponsor.id`;
}

async function sponsorOf(tx: Tx, school: SponsoredSchool, known: readonly KnownSponsor[]): Promise<string> {
  const kinds = school.dependence === "municipal" ? municipalKinds : [school.dependence];
  const fitting = known.filter(({ kind }) => kinds.includes(kind));
  const found =
    fitting.find(({ commune_id: communeId }) => communeId === school.communeId) ??
    (school.dependence === "municipal"
      ? undefined
      : (fitting.find(({ territory_id: territoryId }) => territoryId === school.territoryId) ??
        (school.dependence === "slep" ? undefined : fitting[0])));
  return found?.id ?? addSponsor(tx, school, kinds[0] ?? school.dependence);
}

async function addSponsor(tx: Tx, school: SponsoredSchool, kind: string): Promise<string> {
  const name = await sponsorName(tx, school);
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO sponsor (id, kind, name) VALUES (${newId()}::uuid, ${kind}::sponsor_kind, ${name})
    ON CONFLICT (name) DO UPDATE SET name = EXCLUDED.name RETURNING id`;
  if (row === undefined) throw new Error("The sponsor was not stored");
  return row.id;
}

async function sponsorName(tx: Tx, { dependence, communeId, territoryId }: SponsoredSchool): Promise<string> {
  if (dependence === "slep") {
    const { name } = await tx.territory.findUniqueOrThrow({
      where: { id: territoryId },
      select: { name: true },
    });
    return `Servicio Local de Educación Pública ${name}`;
  }
  if (dependence !== "municipal") return `Sostenedor: ${dependenceLabels[dependence].toLowerCase()}`;
  const { name } = await tx.commune.findUniqueOrThrow({ where: { id: communeId }, select: { name: true } });
  return `Departamento de Administración de Educación Municipal de ${name}`;
}
