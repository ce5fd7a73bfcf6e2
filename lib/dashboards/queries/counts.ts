import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { SchoolDiagnosisState, SchoolOnPanel } from "../schema";

/** What the panel counts, one statement each, whatever the number of schools and observations. The caller has decided the right. */
export interface Period {
  readonly territoryId: string;
  readonly schoolYear: number;
  readonly from: Date;
  readonly to: Date;
}

export type CountedSchool = Omit<SchoolOnPanel, "teachers" | "observedTeachers" | "openCycles"> & {
  readonly teachers: number;
  readonly observedTeachers: number;
  readonly openCycles: number;
};

/** The schools of the service, each with its diagnosis' state, its teachers, how many were observed, and its open cycles. */
export async function countSchools(_actor: Actor, period: Period): Promise<readonly CountedSchool[]> {
  const rows = await db().$queryRaw<
    (Omit<CountedSchool, "diagnosisState"> & { diagnosisState: SchoolDiagnosisState | null })[]
  >`
    SELECT s.id AS "schoolId", s.rbd, s.name, c.cut AS "communeCut", s.latitude, s.longitude,
           d.state::text AS "diagnosisState",
           coalesce(p.teachers, 0)::int AS teachers,
           coalesce(o.observed, 0)::int AS "observedTeachers",
           coalesce(k.cycles, 0)::int AS "openCycles"
    FROM school s
    JOIN commune c ON c.id = s.commune_id
    LEFT JOIN LATERAL (
      SELECT v.state FROM diagnosis g JOIN diagnosis_version v ON v.diagnosis_id = g.id
      WHERE g.school_id = s.id AND g.school_year = ${period.schoolYear} ORDER BY v.version DESC LIMIT 1) d ON true
    LEFT JOIN (
      SELECT school_id, count(DISTINCT person_id) AS teachers FROM post
      WHERE territory_id = ${period.territoryId}::uuid AND role = 'teacher' AND valid_to IS NULL
      GROUP BY school_id) p ON p.school_id = s.id
    LEFT JOIN (
      SELECT v.school_id, count(DISTINCT v.teacher_id) AS observed
      FROM visit v JOIN observation b ON b.visit_id = v.id AND b.state <> 'draft'
      WHERE v.territory_id = ${period.territoryId}::uuid AND v.planned_on BETWEEN ${period.from} AND ${period.to}
      GROUP BY v.school_id) o ON o.school_id = s.id
    LEFT JOIN (
      SELECT school_id, count(*) AS cycles FROM cycle
      WHERE territory_id = ${period.territoryId}::uuid AND phase <> 'closed' GROUP BY school_id) k ON k.school_id = s.id
    WHERE s.territory_id = ${period.territoryId}::uuid AND s.dependence = 'slep' AND s.state = 'functioning'
    ORDER BY s.name, s.id`;
  return rows.map((row) => ({ ...row, diagnosisState: row.diagnosisState ?? "none" }));
}

export interface DoseRow {
  readonly kind: string;
  readonly sessions: number;
  readonly teachers: number;
  readonly minutes: number;
  readonly travelMinutes: number;
}

/** Sessions held in the period by kind, with the teachers they reached and the minutes they took. */
export async function countSessions(_actor: Actor, period: Period): Promise<readonly DoseRow[]> {
  return db().$queryRaw<DoseRow[]>`
    SELECT s.kind::text AS kind, count(*)::int AS sessions, count(DISTINCT c.teacher_id)::int AS teachers,
           coalesce(sum(s.duration_minutes), 0)::int AS minutes, coalesce(sum(s.travel_minutes), 0)::int AS "travelMinutes"
    FROM coaching_session s JOIN cycle c ON c.id = s.cycle_id
    WHERE s.territory_id = ${period.territoryId}::uuid AND s.state = 'done' AND s.held_on BETWEEN ${period.from} AND ${period.to}
    GROUP BY s.kind`;
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

/** Teachers with at least one cycle in the period. */
export async function countCoachedTeachers(_actor: Actor, period: Period): Promise<number> {
  const [row] = await db().$queryRaw<{ teachers: number }[]>`
    SELECT count(DISTINCT teacher_id)::int AS teachers
    FROM cycle WHERE territory_id = ${period.territoryId}::uuid AND starts_on BETWEEN ${period.from} AND ${period.to}`;
  return row?.teachers ?? 0;
}

export interface AreaRow {
  readonly areaId: string;
  readonly code: string;
  readonly name: string;
  readonly needs: number;
  readonly schools: number;
}

/** Needs of the signed diagnoses of the year by area of the taxonomy (sub-areas counted in their area). */
export async function countNeeds(_actor: Actor, period: Period): Promise<readonly AreaRow[]> {
  return db().$queryRaw<AreaRow[]>`
    SELECT coalesce(parent.id, a.id) AS "areaId", coalesce(parent.code, a.code) AS code, coalesce(parent.name, a.name) AS name,
           count(*)::int AS needs, count(DISTINCT d.school_id)::int AS schools
    FROM need n
    JOIN diagnosis_version v ON v.id = n.version_id AND v.state IN ('agreed', 'approved')
    JOIN diagnosis d ON d.id = v.diagnosis_id AND d.school_year = ${period.schoolYear}
    JOIN focus_area a ON a.id = n.focus_area_id
    LEFT JOIN focus_area parent ON parent.id = a.parent_id
    WHERE n.territory_id = ${period.territoryId}::uuid
      AND v.version = (SELECT max(x.version) FROM diagnosis_version x
                       WHERE x.diagnosis_id = d.id AND x.state IN ('agreed', 'approved'))
    GROUP BY 1, 2, 3 ORDER BY needs DESC, code`;
}

export interface ClosingRow {
  readonly outcome: string;
  readonly difference: number | null;
  readonly hasModelling: boolean;
}

/** The closings of the period: outcome, final level minus baseline, and whether there was modelling. */
export async function listClosings(_actor: Actor, period: Period): Promise<readonly ClosingRow[]> {
  return db().$queryRaw<ClosingRow[]>`
    SELECT k.outcome::text AS outcome, (k.final_value - g.baseline_value) AS difference,
           EXISTS (SELECT 1 FROM coaching_session s
                   WHERE s.cycle_id = k.cycle_id AND s.kind = 'modelling' AND s.state = 'done') AS "hasModelling"
    FROM closing k JOIN cycle c ON c.id = k.cycle_id JOIN goal g ON g.id = c.goal_id
    WHERE k.territory_id = ${period.territoryId}::uuid AND c.starts_on BETWEEN ${period.from} AND ${period.to}`;
}

/** Median hours from the end of an observed lesson to the recording of its feedback talk, and how many talks it is of. */
export async function medianHoursToFeedback(
  _actor: Actor,
  period: Period,
): Promise<{ readonly hours: number | null; readonly talks: number }> {
  const [row] = await db().$queryRaw<{ hours: number | null; talks: number }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s.recorded_at - o.ended_at) / 3600) AS hours,
           count(*)::int AS talks
    FROM coaching_session s
    JOIN feedback_record f ON f.session_id = s.id
    JOIN observation o ON o.id = f.observation_id AND o.ended_at IS NOT NULL
    WHERE s.territory_id = ${period.territoryId}::uuid AND s.state = 'done' AND s.held_on BETWEEN ${period.from} AND ${period.to}`;
  return row ?? { hours: null, talks: 0 };
}

/** Minutes a week that schools release for mentors, and minutes a week that assignments in force use. */
export async function countReleasedMinutes(
  _actor: Actor,
  period: Period,
): Promise<{ readonly released: number; readonly assigned: number }> {
  const [row] = await db().$queryRaw<{ released: number; assigned: number }[]>`
    SELECT (SELECT coalesce(sum(minutes_per_week), 0)::int FROM release_agreement
            WHERE territory_id = ${period.territoryId}::uuid AND valid_to IS NULL) AS released,
           (SELECT coalesce(sum(minutes_per_week), 0)::int FROM assignment
            WHERE territory_id = ${period.territoryId}::uuid AND state = 'active') AS assigned`;
  return row ?? { released: 0, assigned: 0 };
}
