import "server-only";
import { placesWhere } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { minimumTeachersShown } from "../rules/distribution";
import type { RatingCount } from "../schema/aggregate";

interface Row extends Omit<RatingCount, "isSuppressed"> {
  readonly teachersOfIndicator: number;
}

/**
 * How often each level was given, by school, rubric, version and indicator, over every version at once: the same code of
 * two versions stands under the same name. Only lessons made for a diagnosis and shared count; what fewer than three teachers stand
 * behind is there without its figures. For whoever takes part in the school's diagnosis.
 */
export async function listRatingCounts(actor: Actor): Promise<readonly RatingCount[]> {
  const schools = await db().school.findMany({
    where: { OR: placesWhere(actor, "diagnosis.read").OR.map(toSchool) },
    select: { id: true },
  });
  const rows = await db().$queryRaw<Row[]>`
    WITH given AS (
      SELECT v.school_id, v.teacher_id, v.id AS visit_id, i.version_id, i.id AS indicator_id, r.level, r.amount
        FROM rating r
        JOIN observation o ON o.id = r.observation_id AND o.state IN ('shared', 'acknowledged')
        JOIN visit v ON v.id = o.visit_id AND v.purpose = 'diagnosis' AND v.school_id = ANY(${schools.map(({ id }) => id)}::uuid[])
        JOIN rubric_indicator i ON i.id = r.indicator_id
    ), behind AS (
      SELECT school_id, indicator_id, count(DISTINCT teacher_id)::int AS teachers FROM given GROUP BY school_id, indicator_id
    )
    SELECT t.name AS "territoryName", s.rbd, s.name AS "schoolName", rub.code AS "rubricCode", rub.name AS "rubricName",
           ver.version, i.code AS "indicatorCode", i.title AS "indicatorTitle", i.scale::text AS scale, g.level,
           l.label AS "levelLabel", count(DISTINCT g.visit_id)::int AS lessons,
           avg(g.amount)::float8 AS "meanAmount", b.teachers AS "teachersOfIndicator"
      FROM given g
      JOIN behind b USING (school_id, indicator_id)
      JOIN school s ON s.id = g.school_id
      JOIN territory t ON t.id = s.territory_id
      JOIN rubric_indicator i ON i.id = g.indicator_id
      JOIN rubric_version ver ON ver.id = i.version_id
      JOIN rubric rub ON rub.id = ver.rubric_id
      LEFT JOIN rubric_level l ON l.indicator_id = g.indicator_id AND l.value = g.level
     GROUP BY t.name, s.rbd, s.name, rub.code, rub.name, ver.version, i.code, i.title, i.scale, i.sort_order, g.level, l.label,
              g.amount IS NULL, b.teachers
     ORDER BY t.name, s.rbd, rub.code, i.code, ver.version, g.level NULLS LAST, g.amount IS NULL`;
  return rows.map(({ teachersOfIndicator, lessons, meanAmount, ...row }) => {
    const isSuppressed = teachersOfIndicator < minimumTeachersShown;
    return {
      ...row,
      isSuppressed,
      lessons: isSuppressed ? null : lessons,
      meanAmount: isSuppressed ? null : meanAmount,
    };
  });
}

function toSchool(place: { territoryId: { in: string[] } } | { schoolId: { in: string[] } }) {
  return "territoryId" in place ? place : { id: place.schoolId };
}
