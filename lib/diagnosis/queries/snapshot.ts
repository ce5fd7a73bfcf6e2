import "server-only";
import type { Actor } from "@/lib/access/schema";
import { getSchoolResults } from "@/lib/evidence/queries/results";
import { civilDateAt, DEFAULT_ZONE, isChileanZone } from "@/lib/format/instant";
import { getCoverage, getDistribution } from "@/lib/observation/queries/aggregate";
import type { Coverage, IndicatorDistribution } from "@/lib/observation/schema/aggregate";
import { getProgramme } from "@/lib/programme/queries";
import { newestResults } from "../rules/official-context";
import type { CoverageSnapshot, Distribution, Snapshot } from "../schema/snapshot";
import type { MissingTeacher } from "../schema/views";

interface SnapshotOf {
  readonly territoryId: string;
  readonly schoolId: string;
  readonly schoolYear: number;
  readonly rubricVersionId: string;
}

/**
 * Coverage, distribution and results of a school as they stand, in the form in which a version keeps them. NOT_FOUND
 * unless the person takes part in the school's diagnosis.
 */
export async function takeSnapshot(actor: Actor, of: SnapshotOf, now: Date): Promise<Snapshot> {
  return (await getLiveEvidence(actor, of, now)).snapshot;
}

/** The same, with who is still to be observed by name: for the version in preparation and those who prepare it. */
export async function getLiveEvidence(
  actor: Actor,
  { territoryId, schoolId, schoolYear, rubricVersionId }: SnapshotOf,
  now: Date,
): Promise<{ readonly snapshot: Snapshot; readonly missing: readonly MissingTeacher[] }> {
  const programme = await getProgramme(actor, { territoryId, schoolYear });
  const period = { from: programme.startsOn, to: programme.endsOn };
  const [coverage, distribution, results] = await Promise.all([
    getCoverage(actor, { schoolId, ...period }),
    getDistribution(actor, { schoolId, rubricVersionId, ...period }),
    getSchoolResults(actor, schoolId),
  ]);
  const zone = isChileanZone(programme.timeZone) ? programme.timeZone : DEFAULT_ZONE;
  return {
    snapshot: {
      takenOn: civilDateAt(now, zone),
      needThreshold: programme.needThreshold,
      coverage: toCoverage(coverage),
      distribution: distribution.indicators.map(toDistribution),
      results: [...newestResults(results)],
    },
    missing: coverage.departments.flatMap(({ department, missing }) =>
      missing.map(({ id, name }) => ({ personId: id, name, department: departmentName(department) })),
    ),
  };
}

function departmentName(department: string | null): string {
  return department ?? "Sin departamento";
}

function toCoverage({ teachers, observed, observations, departments }: Coverage): CoverageSnapshot {
  return {
    teachersTotal: teachers,
    teachersObserved: observed,
    observations,
    departments: departments.map((row) => ({
      name: departmentName(row.department),
      observed: row.observed,
      total: row.teachers,
    })),
  };
}

function toDistribution(row: IndicatorDistribution): Distribution {
  const { indicatorId, code, title, sectionTitle, teachers, observations, mean, notObserved, isSuppressed } =
    row;
  const levels = row.levels.map(({ value, label, count }) => ({ value, label, count }));
  return {
    indicatorId,
    code,
    title,
    sectionTitle,
    teachers,
    observations,
    mean,
    notObserved,
    isSuppressed,
    levels,
  };
}
