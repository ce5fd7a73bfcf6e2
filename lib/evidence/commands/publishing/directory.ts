import "server-only";
import type { Dependence, SchoolState } from "@/lib/directory/schema/schools";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { sqlArray } from "./sql-arrays";
import { foldText } from "@/lib/format/text";
import { gradesOfLevels } from "../../rules/grades-of-levels";
import { giveSponsors, type DirectoryFile } from "./sponsors";

interface Listed {
  readonly rbd: number;
  readonly name: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly is_rural: boolean;
  readonly enrolment: number | null;
  readonly dependence: Dependence;
  readonly state: SchoolState;
  readonly has_pie: boolean | null;
  readonly levels: string[];
  readonly commune_id: string | null;
  readonly commune_name: string | null;
  readonly territory_id: string | null;
  readonly school_id: string | null;
  readonly own_commune_id: string | null;
  readonly own_commune_name: string | null;
  readonly own_territory_id: string | null;
  readonly own_dependence: Dependence | null;
}

/**
 * Makes the schools of the territories those of a stored directory: working ones that are missing are added, the
 * others take its name, place, state and dependence. No school is ever removed, nor moved to another territory.
 * Returns the RBD of those that were added.
 */
export async function applyDirectory(
  tx: Tx,
  file: DirectoryFile,
  { followSponsors }: { readonly followSponsors: boolean },
): Promise<readonly number[]> {
  const listed = await readListed(tx, file.batchId);
  const known = listed.filter(({ school_id: id }) => id !== null);
  const added = listed
    .filter((row) => row.school_id === null && row.state !== "closed")
    .map((row) => ({ ...row, school_id: newId() }));
  await updateSchools(tx, known, file.year);
  await insertSchools(tx, added, file.year);
  if (followSponsors) {
    const changed = known.filter(({ dependence, own_dependence: own }) => dependence !== own);
    await giveSponsors(
      tx,
      file,
      [...changed, ...added].map((row) => ({
        schoolId: row.school_id ?? "",
        dependence: row.dependence,
        communeId: placeOf(row).communeId,
        territoryId: row.own_territory_id ?? row.territory_id ?? "",
      })),
    );
  }
  return added.map(({ rbd }) => rbd);
}

/** The rows of the directory that are of a commune of a territory, or of a school here wherever it is now. */
async function readListed(tx: Tx, batchId: string): Promise<readonly Listed[]> {
  return tx.$queryRaw<Listed[]>`
    SELECT e.rbd, e.name, e.latitude, e.longitude, e.is_rural, e.enrolment, e.dependence, e.state, e.has_pie, e.levels,
           c.id AS commune_id, c.name AS commune_name, tc.territory_id, s.id AS school_id,
           s.commune_id AS own_commune_id, own.name AS own_commune_name, s.territory_id AS own_territory_id,
           s.dependence AS own_dependence
      FROM directory_entry e
      LEFT JOIN commune c ON c.cut = e.cut
      LEFT JOIN territory_commune tc ON tc.commune_id = c.id AND tc.valid_to IS NULL
      LEFT JOIN school s ON s.rbd = e.rbd
      LEFT JOIN commune own ON own.id = s.commune_id
     WHERE e.batch_id = ${batchId}::uuid AND (s.id IS NOT NULL OR tc.territory_id IS NOT NULL)
     ORDER BY e.rbd`;
}

/** A school keeps its commune when the directory has it in that of another territory, or in an unknown one. */
function placeOf(row: Listed): { readonly communeId: string; readonly communeName: string } {
  const moves = row.own_territory_id === null || row.own_territory_id === row.territory_id;
  const [communeId, communeName] = moves
    ? [row.commune_id, row.commune_name]
    : [row.own_commune_id, row.own_commune_name];
  if (communeId === null || communeName === null) throw new Error(`RBD ${row.rbd}: no commune`);
  return { communeId, communeName };
}

function searchTextOf(row: Listed): string {
  return foldText(`${row.name} ${row.rbd} ${placeOf(row).communeName}`);
}

async function updateSchools(tx: Tx, rows: readonly Listed[], year: number): Promise<void> {
  const of = <K extends Exclude<keyof Listed, "levels">>(key: K) => sqlArray(rows.map((row) => row[key]));
  await tx.$executeRaw`
    UPDATE school AS held
       SET commune_id = given.commune_id, name = given.name, search_text = given.search_text,
           latitude = given.latitude, longitude = given.longitude, is_rural = given.is_rural,
           enrolment = given.enrolment, dependence = given.dependence, state = given.state, has_pie = given.has_pie,
           directory_year = ${year}
      FROM unnest(${of("school_id")}::uuid[], ${sqlArray(rows.map((row) => placeOf(row).communeId))}::uuid[],
           ${of("name")}::text[], ${sqlArray(rows.map(searchTextOf))}::text[], ${of("latitude")}::float8[],
           ${of("longitude")}::float8[], ${of("is_rural")}::boolean[], ${of("enrolment")}::int[],
           ${of("dependence")}::dependence[], ${of("state")}::school_state[], ${of("has_pie")}::boolean[])
        AS given (id, commune_id, name, search_text, latitude, longitude, is_rural, enrolment, dependence, state, has_pie)
     WHERE held.id = given.id`;
}

async function insertSchools(tx: Tx, rows: readonly Listed[], year: number): Promise<void> {
  const of = <K extends Exclude<keyof Listed, "levels">>(key: K) => sqlArray(rows.map((row) => row[key]));
  await tx.$executeRaw`
    INSERT INTO school (id, territory_id, commune_id, rbd, name, search_text, latitude, longitude, is_rural, enrolment,
           grades, dependence, state, has_pie, directory_year)
    SELECT id, territory_id, commune_id, rbd, name, search_text, latitude, longitude, is_rural, enrolment,
           string_to_array(grades, ','), dependence, state, has_pie, ${year}
      FROM unnest(${of("school_id")}::uuid[], ${of("territory_id")}::uuid[], ${of("commune_id")}::uuid[],
           ${of("rbd")}::int[], ${of("name")}::text[], ${sqlArray(rows.map(searchTextOf))}::text[], ${of("latitude")}::float8[],
           ${of("longitude")}::float8[], ${of("is_rural")}::boolean[], ${of("enrolment")}::int[],
           ${sqlArray(rows.map(({ levels }) => gradesOfLevels(levels).join(",")))}::text[], ${of("dependence")}::dependence[],
           ${of("state")}::school_state[], ${of("has_pie")}::boolean[])
        AS given (id, territory_id, commune_id, rbd, name, search_text, latitude, longitude, is_rural, enrolment, grades,
                  dependence, state, has_pie)`;
}

/** What a directory says otherwise than the schools here that a person has to look at, in words. */
export async function directoryDifferences(tx: Tx, batchId: string): Promise<readonly string[]> {
  const [row] = await tx.$queryRaw<{ missing: number; moved: number }[]>`
    SELECT count(*) FILTER (WHERE e.rbd IS NULL)::int AS missing,
           count(*) FILTER (WHERE e.rbd IS NOT NULL AND tc.territory_id IS DISTINCT FROM s.territory_id)::int AS moved
      FROM school s
      LEFT JOIN directory_entry e ON e.rbd = s.rbd AND e.batch_id = ${batchId}::uuid
      LEFT JOIN commune c ON c.cut = e.cut
      LEFT JOIN territory_commune tc ON tc.commune_id = c.id AND tc.valid_to IS NULL`;
  const { missing = 0, moved = 0 } = row ?? {};
  return [
    ...(missing > 0
      ? [
          `Establecimientos de la plataforma que el directorio no trae: ${missing}. Se conservan como estaban.`,
        ]
      : []),
    ...(moved > 0
      ? [`Establecimientos que el directorio ubica fuera de su territorio: ${moved}. Conservan su comuna.`]
      : []),
  ];
}
