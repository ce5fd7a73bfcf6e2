import type { PrismaClient } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { foldText } from "@/lib/format/text";
import { insertFigures } from "./insert-figures";
import { communeId, schoolId, sponsorId, sponsorshipId, territoryId } from "./ids";
import { readCommunes, readOfficialDirectory } from "./load";
import type { DirectoryRecord } from "./records";
import { upsert } from "./upsert";

/**
 * Stores the official seed in one transaction: directory, sponsorships, files, indicators, figures and references. A
 * second run changes nothing; a newer seed updates what it changed and removes nothing. `importedAt` dates the files
 * that are new.
 */
export async function insertOfficial(db: PrismaClient, importedAt: Date): Promise<void> {
  const directory = readOfficialDirectory();
  await db.$transaction(
    async (tx) => {
      const isWhole = await wholeRegisters(tx);
      await insertPlaces(tx, directory, { keepsCommunes: isWhole.has("communes") });
      await insertSchools(tx, directory, { keepsSchools: isWhole.has("directory") });
      await insertFigures(tx, directory, importedAt);
    },
    { maxWait: 10_000, timeout: 120_000 },
  );
}

/** The registers of which a whole file is in force: what they say of schools and communes is newer than the seed. */
async function wholeRegisters(tx: Tx): Promise<ReadonlySet<string>> {
  const batches = await tx.importBatch.findMany({
    where: { family: { in: ["directory", "communes"] }, state: "published", isExtract: false },
    select: { family: true },
  });
  return new Set(batches.map(({ family }) => family));
}

async function insertPlaces(
  tx: Tx,
  { sponsors, territories, communes }: DirectoryRecord,
  { keepsCommunes }: { readonly keepsCommunes: boolean },
): Promise<void> {
  const outlines = new Map(
    readCommunes().features.map(({ properties, geometry }) => [properties.cut, geometry]),
  );
  await upsert(
    tx,
    { table: "sponsor", columns: { id: "uuid", kind: "sponsor_kind", name: "text" }, key: ["id"] },
    sponsors.map(({ code, kind, name }) => ({ id: sponsorId(code), kind, name })),
  );
  await upsert(
    tx,
    {
      table: "territory",
      columns: {
        id: "uuid",
        code: "text",
        name: "text",
        tags: "text[]",
        time_zone: "text",
        transfer_year: "int",
      },
      key: ["id"],
    },
    territories.map(({ code, name, tags, timeZone, transferYear }) => {
      return { id: territoryId(code), code, name, tags, time_zone: timeZone, transfer_year: transferYear };
    }),
  );
  await upsert(
    tx,
    {
      table: "commune",
      columns: {
        id: "uuid",
        cut: "char(5)",
        name: "text",
        province_name: "text",
        region_code: "int",
        region_name: "text",
        boundary: "json",
      },
      key: ["id"],
      isOnlyAdding: keepsCommunes,
    },
    communes.map(({ cut, name, provinceName, regionCode, regionName }) => ({
      ...{ id: communeId(cut), cut, name, province_name: provinceName, region_code: regionCode },
      ...{ region_name: regionName, boundary: outlines.get(cut) ?? null },
    })),
  );
  await upsert(
    tx,
    {
      table: "territory_commune",
      columns: { territory_id: "uuid", commune_id: "uuid", valid_from: "date" },
      key: ["territory_id", "commune_id", "valid_from"],
    },
    territories.flatMap(({ code, transferYear, communes: cuts }) =>
      cuts.map((cut) => {
        return {
          territory_id: territoryId(code),
          commune_id: communeId(cut),
          valid_from: `${transferYear}-01-01`,
        };
      }),
    ),
  );
}

async function insertSchools(
  tx: Tx,
  { directoryYear, territories, communes, schools }: DirectoryRecord,
  { keepsSchools }: { readonly keepsSchools: boolean },
): Promise<void> {
  const territoryByCut = new Map(
    territories.flatMap(({ code, communes: cuts }) => cuts.map((cut) => [cut, code])),
  );
  const communeNames = new Map(communes.map(({ cut, name }) => [cut, name]));
  await upsert(
    tx,
    {
      table: "school",
      columns: {
        id: "uuid",
        territory_id: "uuid",
        commune_id: "uuid",
        rbd: "int",
        name: "text",
        search_text: "text",
        latitude: "float8",
        longitude: "float8",
        is_rural: "bool",
        enrolment: "int",
        grades: "text[]",
        dependence: "dependence",
        state: "school_state",
        has_pie: "bool",
        directory_year: "int",
      },
      key: ["id"],
      isOnlyAdding: keepsSchools,
    },
    schools.map(({ rbd, cut, name, ...school }) => ({
      ...{ id: schoolId(rbd), rbd, name, commune_id: communeId(cut), directory_year: directoryYear },
      territory_id: territoryId(territoryByCut.get(cut) ?? ""),
      search_text: foldText(`${name} ${rbd} ${communeNames.get(cut) ?? ""}`),
      ...{ latitude: school.latitude, longitude: school.longitude, is_rural: school.isRural },
      ...{ enrolment: school.enrolment, grades: school.grades, dependence: school.dependence },
      ...{ state: "functioning", has_pie: school.hasPie },
    })),
  );
  await upsert(
    tx,
    {
      table: "school_sponsorship",
      columns: {
        id: "uuid",
        school_id: "uuid",
        sponsor_id: "uuid",
        valid_from: "date",
        valid_to: "date",
        source: "text",
      },
      key: ["id"],
      isOnlyAdding: keepsSchools,
    },
    schools.flatMap(({ rbd, sponsorships }) =>
      sponsorships.map(({ sponsor, validFrom, validTo, source }) => ({
        ...{ id: sponsorshipId(rbd, validFrom), school_id: schoolId(rbd), sponsor_id: sponsorId(sponsor) },
        ...{ valid_from: validFrom, valid_to: validTo, source },
      })),
    ),
  );
}
