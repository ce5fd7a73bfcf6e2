import "server-only";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getOfficialColumns } from "@/lib/evidence/queries/columns";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { mayStudyZones } from "../policy/relations";
import type { Basis } from "../rules/case-scores";
import { hadOneSponsor } from "../rules/case-eligibility";
import { COHORT_PATHS, PROXY_PATH, toStudyRows, type GivenScore } from "../rules/study-rows";
import type { CaseInput } from "../schema/case-results";
import type { CaseSettings } from "../schema/cases";
import type { FeedbackSource, RelationOptions } from "../schema/relations";
import type { StudyRow } from "../schema/study-rows";
import { getIndex } from "./indices";

export interface Zone {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** The territories of these codes, for a researcher of at least one of them. NOT_FOUND if a code is of none, FORBIDDEN for anybody else. */
export async function getStudyZones(actor: Actor, codes: readonly string[]): Promise<readonly Zone[]> {
  const zones = await db().territory.findMany({
    where: { code: { in: [...codes] } },
    select: { id: true, code: true, name: true },
    orderBy: { code: "asc" },
  });
  requireAllowed(mayStudyZones(actor, zones));
  if (zones.length < new Set(codes).size) throw new AppError("NOT_FOUND");
  return zones;
}

/** What a run of relations is calculated from: the schools of its zones and nothing else. Rights as `getStudyZones`; an index only if its data set is reached today. */
export async function getRelationMaterial(
  actor: Actor,
  options: RelationOptions,
): Promise<readonly StudyRow[]> {
  const zones = await getStudyZones(actor, options.territories);
  const [columns, schools, scores] = await Promise.all([
    columnsOf(actor, options),
    schoolsOf(zones),
    scoresOf(actor, options.source),
  ]);
  const studied = schools.filter(({ dependence }) => options.dependence === "todas" || dependence === "slep");
  return toStudyRows({
    columns,
    scores,
    outcomes: options.outcomes,
    schools: new Map(studied.map(({ rbd, zone, isRural }) => [rbd, { zone, isRural }])),
  }).filter(({ year, grade }) => options.years.includes(year ?? 0) && options.grades.includes(grade));
}

/** What a selection is calculated from: the schools of its zones, and those they are compared with. Rights as `getRelationMaterial`. */
export async function getCaseMaterial(actor: Actor, settings: CaseSettings): Promise<CaseInput> {
  const zones = await getStudyZones(actor, settings.territories);
  const outcomes = [...new Set([...settings.idps, ...settings.simce])].sort();
  const request = { grades: [settings.grade], years: settings.years, outcomes };
  const [columns, local, scores, isNational] = await Promise.all([
    columnsOf(actor, request),
    schoolsOf(zones),
    scoresOf(actor, settings.source),
    hasWholeCountry(request),
  ]);
  const isCandidate = ({ dependence }: { readonly dependence: string }) =>
    settings.dependence === "todas" || dependence === "slep";
  const basis: Basis = isNational && scores === null ? "country" : "zones";
  const compared = basis === "country" ? await countrySchools() : new Map<number, boolean>();
  const schools = new Map([
    ...[...compared].map(([rbd, isRural]) => [rbd, { zone: null, isRural }] as const),
    ...local.map(
      (school) =>
        [school.rbd, { zone: isCandidate(school) ? school.zone : null, isRural: school.isRural }] as const,
    ),
  ]);
  const rows = toStudyRows({ columns, scores, outcomes, schools }).filter(
    ({ year, grade }) => grade === settings.grade && settings.years.includes(year ?? 0),
  );
  const seen = new Set(rows.map(({ rbd }) => rbd));
  return {
    basis,
    schools: local
      .filter((school) => isCandidate(school) && seen.has(school.rbd))
      .map(({ rbd, zone, isRural, sponsorships }) => ({
        ...{ rbd, zone, isRural },
        hadOneSponsor: hadOneSponsor(sponsorships, settings.years),
      })),
    rows,
  };
}

interface Wanted {
  readonly grades: readonly string[];
  readonly years: readonly number[];
  readonly outcomes: readonly string[];
}

const pathsOf = ({ outcomes }: Pick<Wanted, "outcomes">) => [
  ...new Set([PROXY_PATH, ...COHORT_PATHS, ...outcomes]),
];

async function columnsOf(actor: Actor, wanted: Wanted) {
  const { grades, years } = wanted;
  return getOfficialColumns(actor, { indicators: pathsOf(wanted), grades, years, withExtracts: true });
}

async function schoolsOf(zones: readonly Zone[]) {
  const codes = new Map(zones.map(({ id, code }) => [id, code]));
  const schools = await db().school.findMany({
    where: { territoryId: { in: zones.map(({ id }) => id) } },
    orderBy: { rbd: "asc" },
    select: {
      rbd: true,
      territoryId: true,
      isRural: true,
      dependence: true,
      sponsorships: { select: { sponsorId: true, validFrom: true, validTo: true } },
    },
  });
  return schools.map(({ territoryId, sponsorships, ...school }) => ({
    ...school,
    zone: codes.get(territoryId) ?? "",
    sponsorships: sponsorships.map(({ sponsorId, validFrom, validTo }) => ({
      sponsorId,
      from: fromUtcMidnight(validFrom),
      to: validTo === null ? null : fromUtcMidnight(validTo),
    })),
  }));
}

/** Scores of an index by school, grade and year, or null for the public proxy. */
async function scoresOf(actor: Actor, source: FeedbackSource): Promise<readonly GivenScore[] | null> {
  if (source.kind === "proxy") return null;
  const index = await getIndex(actor, source.indexId);
  const { year, schoolIdKind } = index;
  if (schoolIdKind !== "rbd" || year === null) {
    throw new AppError("INVALID_STATE", {
      message:
        "Este índice no se puede unir a los resultados: su conjunto de datos no dice el RBD o el año. Elegir otro, o importar los datos con esas columnas.",
    });
  }
  return index.scores.flatMap(({ schoolCode, grade, n, mean, mean100, reliability }) => {
    const at = grade ?? index.grade;
    const score = mean100 ?? mean;
    return at === null ? [] : [{ rbd: schoolCode, grade: at, year, score, n, reliability }];
  });
}

/** True if every figure needed is in force from whole files, and a national directory says which schools are rural. */
async function hasWholeCountry({ grades, years, outcomes }: Wanted): Promise<boolean> {
  const paths = pathsOf({ outcomes });
  const [whole, directories] = await Promise.all([
    db().officialColumn.count({
      where: {
        isCurrent: true,
        batch: { isExtract: false },
        indicator: { path: { in: paths } },
        grade: { in: [...grades] },
        year: { in: [...years] },
      },
    }),
    db().importBatch.count({ where: directoryInForce }),
  ]);
  return directories > 0 && whole === paths.length * grades.length * new Set(years).size;
}

const directoryInForce = { family: "directory", state: "published", isExtract: false } as const;

/** Which schools of the country are rural, by RBD: as the newest directory that has each says. */
async function countrySchools(): Promise<ReadonlyMap<number, boolean>> {
  const batches = await db().importBatch.findMany({
    where: directoryInForce,
    orderBy: [{ year: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const places = new Map(batches.map(({ id }, at) => [id, at]));
  const entries = await db().directoryEntry.findMany({
    where: { batchId: { in: [...places.keys()] } },
    select: { batchId: true, rbd: true, isRural: true },
  });
  const placeOf = (batchId: string) => places.get(batchId) ?? 0;
  entries.sort((a, b) => placeOf(a.batchId) - placeOf(b.batchId) || a.rbd - b.rbd);
  return new Map(entries.map(({ rbd, isRural }) => [rbd, isRural]));
}
