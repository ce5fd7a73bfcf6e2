import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { AppError, parseInput } from "@/lib/errors";
import { fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { collator } from "@/lib/format/text";
import { canReadAggregates, visibleObservations } from "../policy";
import { nameOf } from "@/lib/format/person-name";
import {
  distributionOf,
  minimumTeachersShown,
  type IndicatorTally,
  type LevelTally,
} from "../rules/distribution";
import {
  coverageRequest,
  distributionRequest,
  indicatorLevelsRequest,
  type Coverage,
  type CoverageRequest,
  type DepartmentCoverage,
  type Distribution,
  type DistributionRequest,
  type IndicatorLevel,
  type IndicatorLevelsRequest,
} from "../schema/aggregate";
import { notObservedLabel } from "../schema/words";
import { getRubricVersion } from "./rubric";

async function requireSchool(actor: Actor, schoolId: string): Promise<void> {
  const school = await db().school.findUnique({
    where: { id: schoolId },
    select: { id: true, territoryId: true },
  });
  const isReadable =
    school !== null && canReadAggregates(actor, { territoryId: school.territoryId, schoolId: school.id });
  if (!isReadable) throw new AppError("NOT_FOUND");
}

function sharedForDiagnosis(request: {
  readonly schoolId: string;
  readonly from: string;
  readonly to: string;
}) {
  return {
    schoolId: request.schoolId,
    purpose: "diagnosis" as const,
    plannedOn: { gte: toUtcMidnight(request.from), lte: toUtcMidnight(request.to) },
    observation: { state: { in: ["shared" as const, "acknowledged" as const] } },
  };
}

/**
 * Which of those who taught in the school during the period have a shared diagnosis observation, by department. It
 * tells who was observed, never what was seen. NOT_FOUND unless the person takes part in the school's diagnosis.
 */
export async function getCoverage(actor: Actor, params: CoverageRequest): Promise<Coverage> {
  const request = parseInput(coverageRequest, params);
  await requireSchool(actor, request.schoolId);
  const posts = await db().post.findMany({
    where: {
      schoolId: request.schoolId,
      role: { in: ["teacher", "teacher_in_charge", "special_educator"] },
      validFrom: { lte: toUtcMidnight(request.to) },
      OR: [{ validTo: null }, { validTo: { gt: toUtcMidnight(request.from) } }],
    },
    orderBy: [{ person: { familyNames: "asc" } }, { person: { givenNames: "asc" } }, { validFrom: "desc" }],
    select: { department: true, person: { select: { id: true, givenNames: true, familyNames: true } } },
  });
  const visits = await db().visit.findMany({
    where: sharedForDiagnosis(request),
    select: { teacherId: true },
  });
  const observed = new Set(visits.map((visit) => visit.teacherId));
  const teachers = new Map(posts.map((post) => [post.person.id, post]));
  const departments = byDepartment([...teachers.values()], observed);
  return {
    teachers: teachers.size,
    observed: departments.reduce((sum, department) => sum + department.observed, 0),
    observations: visits.length,
    departments,
  };
}

interface TeachingPost {
  readonly department: string | null;
  readonly person: { readonly id: string; readonly givenNames: string; readonly familyNames: string };
}

function byDepartment(
  posts: readonly TeachingPost[],
  observed: ReadonlySet<string>,
): readonly DepartmentCoverage[] {
  const names = [...new Set(posts.map((post) => post.department))];
  names.sort((a, b) => (a === null ? 1 : b === null ? -1 : collator.compare(a, b)));
  return names.map((department) => {
    const own = posts.filter((post) => post.department === department);
    const missing = own.filter((post) => !observed.has(post.person.id));
    return {
      department,
      teachers: own.length,
      observed: own.length - missing.length,
      missing: missing.map(({ person }) => ({ id: person.id, name: nameOf(person) })),
    };
  });
}

/**
 * How the shared diagnosis observations of a school spread over the levels of a rubric, indicator by indicator; counts
 * of fewer than three teachers are left out. NOT_FOUND unless the person takes part in the school's diagnosis.
 */
export async function getDistribution(actor: Actor, params: DistributionRequest): Promise<Distribution> {
  const request = parseInput(distributionRequest, params);
  await requireSchool(actor, request.schoolId);
  const rubric = await getRubricVersion(actor, request.rubricVersionId);
  const { schoolId, rubricVersionId, from, to } = request;
  const levels = await db().$queryRaw<LevelTally[]>`
    SELECT r.indicator_id AS "indicatorId", r.level, count(*)::int AS ratings
    FROM visit v JOIN observation o ON o.visit_id = v.id JOIN rating r ON r.observation_id = o.id
    WHERE v.school_id = ${schoolId}::uuid AND v.rubric_version_id = ${rubricVersionId}::uuid
      AND v.purpose = 'diagnosis' AND v.planned_on BETWEEN ${from}::date AND ${to}::date
      AND o.state IN ('shared', 'acknowledged')
    GROUP BY r.indicator_id, r.level`;
  const tallies = await db().$queryRaw<(IndicatorTally & { indicatorId: string | null })[]>`
    SELECT r.indicator_id AS "indicatorId", count(DISTINCT v.teacher_id)::int AS teachers,
           count(DISTINCT o.id)::int AS observations
    FROM visit v JOIN observation o ON o.visit_id = v.id JOIN rating r ON r.observation_id = o.id
    WHERE v.school_id = ${schoolId}::uuid AND v.rubric_version_id = ${rubricVersionId}::uuid
      AND v.purpose = 'diagnosis' AND v.planned_on BETWEEN ${from}::date AND ${to}::date
      AND o.state IN ('shared', 'acknowledged') AND r.level IS NOT NULL
    GROUP BY GROUPING SETS ((r.indicator_id), ())`;
  const total = tallies.find((row) => row.indicatorId === null);
  return {
    rubricVersionId,
    rubricName: rubric.name,
    minimumTeachers: minimumTeachersShown,
    observations: total?.observations ?? 0,
    teachers: total?.teachers ?? 0,
    indicators: distributionOf(rubric.sections, levels, tallies),
  };
}

/**
 * A teacher's trail on one indicator, the oldest first, through all versions of its rubric: what a goal's baseline and
 * a closing rest on. Only the observations the person may open; a reader with none gets an empty trail.
 */
export async function listIndicatorLevels(
  actor: Actor,
  params: IndicatorLevelsRequest,
): Promise<readonly IndicatorLevel[]> {
  const request = parseInput(indicatorLevelsRequest, params);
  const indicator = await db().rubricIndicator.findUnique({
    where: { id: request.indicatorId },
    select: { code: true, version: { select: { rubricId: true } } },
  });
  if (!indicator) throw new AppError("NOT_FOUND");
  const rows = await db().rating.findMany({
    where: {
      indicator: { code: indicator.code, version: { rubricId: indicator.version.rubricId } },
      observation: {
        AND: [
          { state: { in: ["shared", "acknowledged"] }, visit: { teacherId: request.teacherId } },
          visibleObservations(actor),
        ],
      },
    },
    orderBy: [{ observation: { visit: { plannedOn: "asc" } } }, { observationId: "asc" }],
    take: mostSteps,
    select: {
      level: true,
      indicator: { select: { levels: { select: { value: true, label: true } } } },
      observation: {
        select: { id: true, state: true, visit: { select: { id: true, plannedOn: true, purpose: true } } },
      },
      _count: { select: { evidence: { where: { note: { noteClass: "low_inference" } } } } },
    },
  });
  return rows.map(({ level, indicator: { levels }, observation, _count }) => ({
    observationId: observation.id,
    visitId: observation.visit.id,
    plannedOn: fromUtcMidnight(observation.visit.plannedOn),
    purpose: observation.visit.purpose,
    state: observation.state,
    level,
    label: levels.find(({ value }) => value === level)?.label ?? notObservedLabel,
    noteCount: _count.evidence,
  }));
}

const mostSteps = 200;
