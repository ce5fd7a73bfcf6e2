import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { CountedSchool } from "../rules";
import type { SchoolDiagnosisState } from "../schema";

/** What the panel counts, one statement each, whatever the number of schools and observations. The caller has decided the right. */
export interface Period {
  readonly territoryId: string;
  readonly schoolYear: number;
  readonly from: Date;
  readonly to: Date;
  /** What stands "today", whatever the year on the panel. */
  readonly today: Date;
}

/**
 * The schools of the service, each with its diagnosis' state, those who taught there in the period, how many of them were
 * observed, and the cycles of the period that are open. Teachers are counted as a diagnosis counts them.
 */
export async function countSchools(_actor: Actor, period: Period): Promise<readonly CountedSchool[]> {
  const rows = await db().$queryRaw<
    (Omit<CountedSchool, "diagnosisState"> & { diagnosisState: SchoolDiagnosisState | null })[]
  >`
    SELECT s.id AS "schoolId", s.rbd, s.name, c.cut AS "communeCut", s.latitude, s.longitude,
           d.state::text AS "diagnosisState",
           coalesce(p.teachers, 0)::int AS teachers,
           coalesce(p.observed, 0)::int AS "observedTeachers",
           coalesce(k.cycles, 0)::int AS "openCycles"
    FROM school s
    JOIN commune c ON c.id = s.commune_id
    LEFT JOIN LATERAL (
      SELECT v.state FROM diagnosis g JOIN diagnosis_version v ON v.diagnosis_id = g.id
      WHERE g.school_id = s.id AND g.school_year = ${period.schoolYear} ORDER BY v.version DESC LIMIT 1) d ON true
    LEFT JOIN (
      SELECT p.school_id, count(DISTINCT p.person_id) AS teachers, count(DISTINCT o.teacher_id) AS observed
      FROM post p
      LEFT JOIN (
        SELECT DISTINCT v.school_id, v.teacher_id
        FROM visit v JOIN observation b ON b.visit_id = v.id AND b.state <> 'draft'
        WHERE v.territory_id = ${period.territoryId}::uuid AND v.planned_on BETWEEN ${period.from} AND ${period.to}
      ) o ON o.school_id = p.school_id AND o.teacher_id = p.person_id
      WHERE p.territory_id = ${period.territoryId}::uuid AND p.role IN ('teacher', 'teacher_in_charge', 'special_educator')
        AND p.valid_from <= ${period.to} AND (p.valid_to IS NULL OR p.valid_to > ${period.from})
      GROUP BY p.school_id) p ON p.school_id = s.id
    LEFT JOIN (
      SELECT school_id, count(*) AS cycles FROM cycle
      WHERE territory_id = ${period.territoryId}::uuid AND phase <> 'closed'
        AND starts_on BETWEEN ${period.from} AND ${period.to}
      GROUP BY school_id) k ON k.school_id = s.id
    WHERE s.territory_id = ${period.territoryId}::uuid AND s.dependence = 'slep' AND s.state = 'functioning'
    ORDER BY s.name, s.id`;
  return rows.map((row) => ({ ...row, diagnosisState: row.diagnosisState ?? "none" }));
}

/** Those who taught in the schools of the service in the period, and how many of them were observed and coached: each person once, in however many schools. */
export async function countPersons(
  _actor: Actor,
  period: Period,
): Promise<{ readonly teachers: number; readonly observed: number; readonly coached: number }> {
  const [row] = await db().$queryRaw<{ teachers: number; observed: number; coached: number }[]>`
    WITH teaching AS (
      SELECT DISTINCT p.person_id
      FROM post p JOIN school s ON s.id = p.school_id AND s.dependence = 'slep' AND s.state = 'functioning'
      WHERE p.territory_id = ${period.territoryId}::uuid AND s.territory_id = ${period.territoryId}::uuid
        AND p.role IN ('teacher', 'teacher_in_charge', 'special_educator')
        AND p.valid_from <= ${period.to} AND (p.valid_to IS NULL OR p.valid_to > ${period.from}))
    SELECT count(*)::int AS teachers,
           count(*) FILTER (WHERE person_id IN (
             SELECT v.teacher_id FROM visit v JOIN observation b ON b.visit_id = v.id AND b.state <> 'draft'
             WHERE v.territory_id = ${period.territoryId}::uuid
               AND v.planned_on BETWEEN ${period.from} AND ${period.to}))::int AS observed,
           count(*) FILTER (WHERE person_id IN (
             SELECT teacher_id FROM cycle
             WHERE territory_id = ${period.territoryId}::uuid
               AND starts_on BETWEEN ${period.from} AND ${period.to}))::int AS coached
    FROM teaching`;
  return row ?? { teachers: 0, observed: 0, coached: 0 };
}

interface DoseRow {
  /** Null: all kinds together, with each teacher once. */
  readonly kind: string | null;
  readonly sessions: number;
  readonly teachers: number;
  readonly minutes: number;
  readonly travelMinutes: number;
}

/** Sessions held in the period by kind and in all, with the teachers they reached and the minutes they took. */
export async function countSessions(_actor: Actor, period: Period): Promise<readonly DoseRow[]> {
  return db().$queryRaw<DoseRow[]>`
    SELECT s.kind::text AS kind, count(*)::int AS sessions, count(DISTINCT c.teacher_id)::int AS teachers,
           coalesce(sum(s.duration_minutes), 0)::int AS minutes, coalesce(sum(s.travel_minutes), 0)::int AS "travelMinutes"
    FROM coaching_session s JOIN cycle c ON c.id = s.cycle_id
    WHERE s.territory_id = ${period.territoryId}::uuid AND s.state = 'done' AND s.held_on BETWEEN ${period.from} AND ${period.to}
    GROUP BY GROUPING SETS ((s.kind), ())`;
}

/** Cycles that started in the period, by phase, and how many teachers they reach. */
export async function countCycles(
  _actor: Actor,
  period: Period,
): Promise<readonly { readonly phase: string; readonly cycles: number; readonly teachers: number }[]> {
  return db().$queryRaw`
    SELECT phase::text AS phase, count(*)::int AS cycles, count(DISTINCT teacher_id)::int AS teachers
    FROM cycle WHERE territory_id = ${period.territoryId}::uuid AND starts_on BETWEEN ${period.from} AND ${period.to}
    GROUP BY phase`;
}

interface AreaRow {
  readonly areaId: string;
  readonly name: string;
  readonly needs: number;
  readonly schools: number;
}

/** Needs of the signed diagnoses of the year by area of the taxonomy (sub-areas counted in their area). */
export async function countNeeds(_actor: Actor, period: Period): Promise<readonly AreaRow[]> {
  return db().$queryRaw<AreaRow[]>`
    SELECT coalesce(parent.id, a.id) AS "areaId", coalesce(parent.name, a.name) AS name,
           count(*)::int AS needs, count(DISTINCT d.school_id)::int AS schools
    FROM need n
    JOIN diagnosis_version v ON v.id = n.version_id AND v.state IN ('agreed', 'approved')
    JOIN diagnosis d ON d.id = v.diagnosis_id AND d.school_year = ${period.schoolYear}
    JOIN focus_area a ON a.id = n.focus_area_id
    LEFT JOIN focus_area parent ON parent.id = a.parent_id
    WHERE n.territory_id = ${period.territoryId}::uuid
      AND v.version = (SELECT max(x.version) FROM diagnosis_version x
                       WHERE x.diagnosis_id = d.id AND x.state IN ('agreed', 'approved'))
    GROUP BY 1, 2 ORDER BY needs DESC, name, "areaId"`;
}

export interface ClosingRow {
  readonly teacherId: string;
  readonly outcome: string;
  readonly difference: number | null;
  readonly hasModelling: boolean;
}

/** The closings of the period: whose, outcome, final level minus baseline, and whether there was modelling. */
export async function listClosings(_actor: Actor, period: Period): Promise<readonly ClosingRow[]> {
  return db().$queryRaw<ClosingRow[]>`
    SELECT c.teacher_id AS "teacherId", k.outcome::text AS outcome, (k.final_value - g.baseline_value) AS difference,
           EXISTS (SELECT 1 FROM coaching_session s
                   WHERE s.cycle_id = k.cycle_id AND s.kind = 'modelling' AND s.state = 'done') AS "hasModelling"
    FROM closing k JOIN cycle c ON c.id = k.cycle_id JOIN goal g ON g.id = c.goal_id
    WHERE k.territory_id = ${period.territoryId}::uuid AND c.starts_on BETWEEN ${period.from} AND ${period.to}`;
}

/** Median hours from the end of an observed lesson to the recording of its feedback talk, and how many teachers it is of. */
export async function medianHoursToFeedback(
  _actor: Actor,
  period: Period,
): Promise<{ readonly hours: number | null; readonly teachers: number }> {
  const [row] = await db().$queryRaw<{ hours: number | null; teachers: number }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s.recorded_at - o.ended_at) / 3600) AS hours,
           count(DISTINCT c.teacher_id)::int AS teachers
    FROM coaching_session s
    JOIN cycle c ON c.id = s.cycle_id
    JOIN feedback_record f ON f.session_id = s.id
    JOIN observation o ON o.id = f.observation_id AND o.ended_at IS NOT NULL
    WHERE s.territory_id = ${period.territoryId}::uuid AND s.state = 'done' AND s.held_on BETWEEN ${period.from} AND ${period.to}`;
  return row ?? { hours: null, teachers: 0 };
}

/** Minutes a week that schools release for mentors today, and minutes a week that assignments in force use. */
export async function countReleasedMinutes(
  _actor: Actor,
  period: Period,
): Promise<{ readonly released: number; readonly assigned: number }> {
  const [row] = await db().$queryRaw<{ released: number; assigned: number }[]>`
    SELECT (SELECT coalesce(sum(minutes_per_week), 0)::int FROM release_agreement
            WHERE territory_id = ${period.territoryId}::uuid AND valid_from <= ${period.today}
              AND (valid_to IS NULL OR valid_to > ${period.today})) AS released,
           (SELECT coalesce(sum(minutes_per_week), 0)::int FROM assignment
            WHERE territory_id = ${period.territoryId}::uuid AND state = 'active') AS assigned`;
  return row ?? { released: 0, assigned: 0 };
}
