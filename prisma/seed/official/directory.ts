import { DEPENDENCE } from "@/lib/evidence/rules/families/directory-codes";
import { schoolName } from "@/lib/evidence/rules/families/school-name";
import { gradesServed, levelsTaught } from "./grades-served";
import type { Listing } from "./listings";
import { numberOf, requiredNumberOf, textOf, type Row, type Table } from "./read-table";
import type { DirectoryRecord } from "./records";
import { GENERIC_SPONSORS, municipalSponsors, slepSponsor, sponsorshipsOf } from "./sponsors";

type School = DirectoryRecord["schools"][number];
type Commune = DirectoryRecord["communes"][number];
type Territory = DirectoryRecord["territories"][number];

const TERRITORIES = [
  { code: "huasco", name: "Huasco", slepSchools: 53 },
  { code: "barrancas", name: "Barrancas", slepSchools: 53 },
  { code: "andalien-sur", name: "Andalién Sur", slepSchools: 82 },
] as const;
const SCHOOLS = 458;
const FUNCTIONING = 1;

export type DirectoryInput = Readonly<{
  directory: Table;
  slep: Table;
  provinceByCut: ReadonlyMap<string, string>;
  listings: readonly Listing[];
  /** Grades of the last applications (2022 on) that list each school. */
  testedGrades: ReadonlyMap<number, ReadonlySet<string>>;
}>;

/** Territories, communes, sponsors and every functioning school of them. Throws when the counts are not the known ones. */
export function buildDirectory(input: DirectoryInput): DirectoryRecord {
  const territories = TERRITORIES.map((territory) => buildTerritory(territory, input.slep));
  const communes = territories.flatMap(({ communes: cuts }) => cuts.map((cut) => buildCommune(cut, input)));
  const territoryByCut = new Map(
    territories.flatMap((territory) => territory.communes.map((cut) => [cut, territory])),
  );
  const listingsByRbd = groupByRbd(input.listings);
  const rows = input.directory.rows.filter(
    (row) => numberOf(row, "estado_estab") === FUNCTIONING && territoryByCut.has(cutOf(row, "cod_com_rbd")),
  );
  const municipal = municipalSponsors(
    communes,
    rows.map((row) => [requiredNumberOf(row, "rbd"), cutOf(row, "cod_com_rbd")]),
    listingsByRbd,
  );
  const schools = rows
    .map((row): School => {
      const school = readSchool(row, input.testedGrades);
      const territory = territoryByCut.get(school.cut);
      if (territory === undefined) throw new Error(`RBD ${school.rbd}: no territory`);
      const listings = listingsByRbd.get(school.rbd) ?? [];
      const sponsorships = sponsorshipsOf(school, {
        territory,
        municipal: municipal.get(school.cut),
        listings,
      });
      return { ...school, sponsorships };
    })
    .sort((a, b) => a.rbd - b.rbd);
  const record: DirectoryRecord = {
    directoryYear: yearOf(input.directory),
    sponsors: [...territories.map(slepSponsor), ...municipal.values(), ...GENERIC_SPONSORS],
    territories,
    communes,
    schools,
  };
  assertCounts(record);
  return record;
}

function buildTerritory({ code, name }: (typeof TERRITORIES)[number], slep: Table): Territory {
  const rows = slep.rows.filter((row) => textOf(row, "nombre_slep_formato") === name);
  const years = new Set(rows.map((row) => requiredNumberOf(row, "agno_traspaso_educ")));
  const [transferYear] = years;
  if (transferYear === undefined || years.size > 1) throw new Error(`${name}: no single transfer year`);
  const communes = rows.map((row) => cutOf(row, "cod_com_rbd")).sort();
  return { code, name, tags: ["zona de anticipación"], timeZone: "America/Santiago", transferYear, communes };
}

function buildCommune(cut: string, { slep, provinceByCut }: DirectoryInput): Commune {
  const row = slep.rows.find((candidate) => cutOf(candidate, "cod_com_rbd") === cut);
  const [name, regionName] =
    row === undefined ? [] : [textOf(row, "nom_comuna_formato"), textOf(row, "nombre_region")];
  const provinceName = provinceByCut.get(cut);
  if (row === undefined || !name || !regionName || !provinceName)
    throw new Error(`commune ${cut}: incomplete`);
  return { cut, name, provinceName, regionCode: requiredNumberOf(row, "num_region"), regionName };
}

function readSchool(row: Row, testedGrades: DirectoryInput["testedGrades"]): Omit<School, "sponsorships"> {
  const rbd = requiredNumberOf(row, "rbd");
  const dependence = DEPENDENCE.meaningOf(requiredNumberOf(row, "cod_depe2"));
  if (dependence === undefined) throw new Error(`RBD ${rbd}: unknown dependence`);
  const codes = Array.from(
    { length: 11 },
    (_, index) => numberOf(row, `ens_${String(index + 1).padStart(2, "0")}`) ?? 0,
  );
  const levels = levelsTaught(codes.filter((code) => code !== 0));
  return {
    rbd,
    checkDigit: textOf(row, "dgv_rbd") ?? "",
    name: schoolName(textOf(row, "nom_rbd") ?? ""),
    cut: cutOf(row, "cod_com_rbd"),
    latitude: numberOf(row, "latitud"),
    longitude: numberOf(row, "longitud"),
    isRural: numberOf(row, "rural_rbd") === 1,
    enrolment: requiredNumberOf(row, "mat_total"),
    levels: [...levels],
    grades: [...gradesServed(levels, testedGrades.get(rbd) ?? new Set())],
    dependence,
    hasPie: numberOf(row, "convenio_pie") === 1,
  };
}

function cutOf(row: Row, column: string): string {
  return String(requiredNumberOf(row, column)).padStart(5, "0");
}

function yearOf(directory: Table): number {
  const years = new Set(directory.rows.map((row) => requiredNumberOf(row, "agno")));
  const [year] = years;
  if (year === undefined || years.size > 1) throw new Error("directory: no single year");
  return year;
}

function groupByRbd(listings: readonly Listing[]): ReadonlyMap<number, readonly Listing[]> {
  const groups = new Map<number, Listing[]>();
  for (const listing of listings) groups.set(listing.rbd, [...(groups.get(listing.rbd) ?? []), listing]);
  return groups;
}

function assertCounts({ schools, territories }: DirectoryRecord): void {
  if (schools.length !== SCHOOLS)
    throw new Error(`expected ${SCHOOLS} functioning schools, found ${schools.length}`);
  for (const { code, slepSchools } of TERRITORIES) {
    const cuts = territories.find((territory) => territory.code === code)?.communes ?? [];
    const found = schools.filter(({ cut, dependence }) => dependence === "slep" && cuts.includes(cut)).length;
    if (found !== slepSchools)
      throw new Error(`${code}: expected ${slepSchools} SLEP schools, found ${found}`);
  }
}
