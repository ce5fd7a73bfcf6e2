import type { Listing } from "./listings";
import type { DirectoryRecord } from "./records";

type Sponsor = DirectoryRecord["sponsors"][number];
type School = DirectoryRecord["schools"][number];
type Commune = DirectoryRecord["communes"][number];
type Territory = DirectoryRecord["territories"][number];

/** Where our record of municipal schools begins: the first year of the official results at hand. */
const RECORD_START = "2014-01-01";
const DIRECTORY_START = "2025-01-01";

/** One sponsor for each kind of private school: the names of private owners are not needed. */
export const GENERIC_SPONSORS: readonly Sponsor[] = [
  {
    code: "particular_subvencionado",
    kind: "particular_subvencionado",
    name: "Sostenedores particulares subvencionados",
  },
  { code: "particular_pagado", kind: "particular_pagado", name: "Sostenedores particulares pagados" },
  {
    code: "administracion_delegada",
    kind: "administracion_delegada",
    name: "Corporaciones de administración delegada",
  },
];

export function slepSponsor({ code, name }: Territory): Sponsor {
  return { code: `slep-${code}`, kind: "slep", name: `Servicio Local de Educación Pública ${name}` };
}

/** The municipal sponsor of each commune before the transfer: a corporation where most of its schools were listed so. */
export function municipalSponsors(
  communes: readonly Commune[],
  schools: readonly (readonly [rbd: number, cut: string])[],
  listings: ReadonlyMap<number, readonly Listing[]>,
): ReadonlyMap<string, Sponsor> {
  return new Map(
    communes.map(({ cut, name }) => {
      const kinds = schools
        .flatMap(([rbd, at]) => (at === cut ? (listings.get(rbd) ?? []) : []))
        .map(({ kind }) => kind);
      const corporations = kinds.filter((kind) => kind === "corporacion").length;
      const departments = kinds.filter((kind) => kind === "daem").length;
      if (corporations + departments === 0) throw new Error(`${name}: no municipal school in the results`);
      const sponsor: Sponsor =
        corporations > departments
          ? { code: `municipal-${cut}`, kind: "corporacion", name: `Corporación Municipal de ${name}` }
          : {
              code: `municipal-${cut}`,
              kind: "daem",
              name: `Departamento de Administración de Educación Municipal de ${name}`,
            };
      return [cut, sponsor];
    }),
  );
}

/**
 * Who ran the school and since when. A SLEP school: its SLEP from 1 January of the transfer year and, before, the
 * municipal sponsor of its commune. Any other: the generic sponsor of its kind since the first of the Simce years that
 * list it so without interruption, or since the year of the directory when none does.
 */
export function sponsorshipsOf(
  school: Pick<School, "rbd" | "dependence">,
  {
    territory,
    municipal,
    listings,
  }: Readonly<{ territory: Territory; municipal: Sponsor | undefined; listings: readonly Listing[] }>,
): School["sponsorships"] {
  if (school.dependence === "municipal" || municipal === undefined)
    throw new Error(`RBD ${school.rbd}: no sponsor`);
  if (school.dependence !== "slep") {
    const since = earliestAs(school.dependence, listings);
    const validFrom = since === null ? DIRECTORY_START : `${since}-01-01`;
    const source = since === null ? "Directorio Oficial 2025" : `Simce ${since} y Directorio Oficial 2025`;
    return [{ sponsor: school.dependence, validFrom, validTo: null, source }];
  }
  const transfer = `${territory.transferYear}-01-01`;
  return [
    {
      sponsor: municipal.code,
      validFrom: RECORD_START,
      validTo: transfer,
      source: "Inicio del registro: Simce 2014",
    },
    { sponsor: slepSponsor(territory).code, validFrom: transfer, validTo: null, source: "Listado SLEP 2026" },
  ];
}

function earliestAs(kind: Sponsor["kind"], listings: readonly Listing[]): number | null {
  let since: number | null = null;
  for (const listing of listings.toSorted((a, b) => b.year - a.year)) {
    if (listing.kind !== kind) break;
    since = listing.year;
  }
  return since;
}
