import "server-only";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import type { Page, PageRequest } from "@/lib/db/page";
import { AppError } from "@/lib/errors";
import {
  mayKeepStudy,
  mayStudy,
  mayStudyZones,
  studiedTerritories,
  studiesVisibleTo,
} from "../policy/relations";
import { caveatsOfRun } from "../rules/relation-caveats";
import { averageOfYears, PROXY_PATH } from "../rules/study-rows";
import { relationInput, relationResult, type StoredRelationTest } from "../schema/relation-results";
import {
  relationRequest,
  type OutcomeDto,
  type RelationPoint,
  type RelationRunSummary,
  type RelationRunView,
  type RelationTest,
  type StudyChoices,
} from "../schema/relations";
import type { ZoneDto } from "../schema/studies";
import type { StudyRow } from "../schema/study-rows";
import { getIndex } from "./indices";
import { listStudies } from "./studies";
import {
  studyIdentity,
  studySelect,
  unscopedStudyContext,
  type StudyContext,
  type StudyRecord,
} from "./study-names";

/** The runs that cover a zone in which the person is a researcher, newest first. */
export async function listRelationRuns(
  actor: Actor,
  request: PageRequest = {},
): Promise<Page<RelationRunSummary>> {
  return listStudies(actor, "relation", { request, toSummary });
}

/**
 * A run with every test and every point; schools of zones in which the person is no researcher are points without a name.
 * NOT_FOUND while its job works, for a run of other zones, and for one of an index whose data set is not reached today.
 */
export async function getRelationRun(actor: Actor, runId: string): Promise<RelationRunView> {
  const row = await db().relationRun.findFirst({
    where: { AND: [studiesVisibleTo(actor), { id: requireId(runId) }] },
    select: {
      ...studySelect,
      ...{ indexId: true, input: true, inputDigest: true, result: true, resultDigest: true },
      ...{ codeVersion: true, seed: true },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  if (row.indexId !== null) await getIndex(actor, row.indexId);
  const options = relationRequest.parse(row.options);
  const [context, outcomes] = await Promise.all([unscopedStudyContext([row]), outcomesOf(options.outcomes)]);
  const { rows } = relationInput.parse(JSON.parse(row.input));
  const { tests } = relationResult.parse(JSON.parse(row.result));
  const known = { zones: context.zones, outcomes: new Map(outcomes.map((one) => [one.path, one])) };
  const { inputDigest, resultDigest, codeVersion, seed } = row;
  return {
    ...toSummary(row, context),
    mayKeep: mayKeepStudy(actor, row),
    options,
    outcomes,
    tests: tests.map((test) => toTest(test, known)),
    points: await pointsOf(actor, rows, options.years.length > 1),
    caveats: caveatsOfRun(options.source.kind),
    proof: { inputDigest, resultDigest, codeVersion, seed },
  };
}

/** What a study may be of: zones, grades and years with the public proxy, and results. FORBIDDEN unless a researcher. */
export async function getStudyChoices(actor: Actor): Promise<StudyChoices> {
  requireAllowed(mayStudy(actor));
  const [zones, figures, outcomes] = await Promise.all([
    db().territory.findMany({ orderBy: { name: "asc" }, select: { id: true, code: true, name: true } }),
    db().schoolIndicator.groupBy({
      by: ["grade", "year"],
      where: { indicator: { path: PROXY_PATH }, value: { not: null }, school: { dependence: "slep" } },
      _count: true,
      orderBy: [{ grade: "asc" }, { year: "asc" }],
    }),
    outcomesOf(null),
  ]);
  const applications = figures.map(({ grade, year, _count }) => ({ grade, year, schoolCount: _count }));
  const secondary = applications.filter(({ grade }) => grade === "2m");
  const [first] = secondary.length > 0 ? secondary : applications;
  return {
    zones: zones.map(({ id, code, name }) => ({ code, name, isHeld: mayStudyZones(actor, [{ id }]) })),
    applications,
    outcomes,
    defaults: {
      relations: {
        territories: zones.map(({ code }) => code),
        grades: first === undefined ? [] : [first.grade],
        years: applications.filter(({ grade }) => grade === first?.grade).map(({ year }) => year),
        outcomes: outcomes.map(({ path }) => path),
      },
    },
  };
}

/** What results may be related: IDPS indicators and dimensions, and Simce means; all of them, or those asked for, in the publisher's order. */
async function outcomesOf(paths: readonly string[] | null): Promise<readonly OutcomeDto[]> {
  const indicators = await db().indicator.findMany({
    where: {
      OR: [{ unit: "index" }, { unit: "score" }],
      ...(paths === null ? { figures: { some: {} } } : { path: { in: [...paths] } }),
    },
    orderBy: { sortOrder: "asc" },
    select: { path: true, name: true, shortName: true },
  });
  const kindOf = (path: string) => (path.startsWith("simce/") ? "simce" : "idps");
  const outcomes = indicators.map((one): OutcomeDto => ({ ...one, kind: kindOf(one.path) }));
  return [
    ...outcomes.filter(({ kind }) => kind === "idps"),
    ...outcomes.filter(({ kind }) => kind === "simce"),
  ];
}

async function pointsOf(
  actor: Actor,
  rows: readonly StudyRow[],
  hasAverage: boolean,
): Promise<readonly RelationPoint[]> {
  const all = hasAverage ? [...averageOfYears(rows), ...rows] : rows;
  const schools = await db().school.findMany({
    where: {
      rbd: { in: [...new Set(rows.map(({ rbd }) => rbd))] },
      territoryId: { in: [...studiedTerritories(actor)] },
    },
    select: { id: true, rbd: true, name: true },
  });
  const names = new Map(schools.map((school) => [school.rbd, school]));
  return all.flatMap(({ rbd, zone, grade, year, n, feedback, outcomes, gse, isRural }) => {
    if (zone === null || n === null || feedback === null) return [];
    const school = names.get(rbd) ?? null;
    const at = { zoneCode: zone, grade, year, n: Math.round(n) };
    return [{ school, ...at, feedback, outcomes, gseGroup: gse, isRural: isRural === true }];
  });
}

interface Known {
  readonly zones: ReadonlyMap<string, ZoneDto>;
  readonly outcomes: ReadonlyMap<string, OutcomeDto>;
}

function toTest({ path, zone, ...test }: StoredRelationTest, known: Known): RelationTest {
  const outcome = known.outcomes.get(path);
  if (outcome === undefined) throw new Error(`A run of an indicator that is gone: ${path}`);
  const named = [...known.zones.values()].find(({ code }) => code === zone);
  return { ...test, outcome, zone: zone === null ? null : (named ?? { code: zone, name: zone }) };
}

function toSummary(row: StudyRecord, context: StudyContext): RelationRunSummary {
  const options = relationRequest.parse(row.options);
  const identity = studyIdentity(row, context);
  const count = (values: readonly unknown[]) => (values.length > 1 ? values.length + 1 : 1);
  return {
    ...identity,
    source: options.source,
    grades: options.grades,
    years: options.years,
    testCount: count(identity.zones) * count(options.grades) * count(options.years) * options.outcomes.length,
  };
}
