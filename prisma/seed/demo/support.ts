import type { Tx } from "@/lib/db/transaction";
import { at, dateColumn, type DemoCalendar } from "./calendar";
import type { DemoPerson, DemoSchool } from "./people";
import type { Chance } from "./random";

export interface DemoFocus {
  readonly id: string;
  readonly goalId: string;
  readonly indicatorId: string;
  readonly indicatorCode: string;
  readonly baselineValue: number;
  readonly targetValue: number;
  readonly school: DemoSchool;
  readonly teachers: readonly DemoPerson[];
}

/** Turns the first needs of a signed version into support foci with a goal whose baseline is what was observed, each with some teachers. */
export async function insertFoci(
  tx: Tx,
  plan: {
    readonly school: DemoSchool;
    readonly territoryId: string;
    readonly versionId: string;
    /** Teachers of each focus, one list for each. */
    readonly groups: readonly (readonly DemoPerson[])[];
  },
  { calendar, chance }: { readonly calendar: DemoCalendar; readonly chance: Chance },
): Promise<readonly DemoFocus[]> {
  const needs = await tx.need.findMany({
    where: { versionId: plan.versionId, rubricIndicatorId: { not: null } },
    orderBy: { sortOrder: "asc" },
    take: plan.groups.length,
    select: {
      id: true,
      focusAreaId: true,
      focusArea: { select: { name: true } },
      rubricIndicator: { select: { id: true, code: true, title: true } },
      evidence: { where: { observationId: { not: null } }, select: { observationId: true } },
    },
  });
  const foci: DemoFocus[] = [];
  for (const [index, need] of needs.entries()) {
    const indicator = need.rubricIndicator;
    if (!indicator) continue;
    const createdAt = at(calendar.daysAgo(128), "10:00", index);
    const id = chance.id(createdAt);
    const teachers = plan.groups[index] ?? [];
    const baseline = await baselineOf(tx, indicator.id, need.evidence);
    const goalId = chance.id(createdAt);
    const targetValue = Math.min(4, Math.ceil(baseline.mean + 0.75));
    await tx.supportFocus.create({
      data: {
        id,
        territoryId: plan.territoryId,
        schoolId: plan.school.id,
        focusAreaId: need.focusAreaId,
        state: "active",
        title: need.focusArea.name,
        createdById: plan.school.utpHead.id,
        createdAt,
        needs: { create: { needId: need.id } },
        teachers: {
          create: teachers.map((teacher) => ({
            teacherId: teacher.id,
            addedById: plan.school.utpHead.id,
            addedAt: createdAt,
          })),
        },
        goals: {
          create: {
            id: goalId,
            territoryId: plan.territoryId,
            rubricIndicatorId: indicator.id,
            statement: `Que «${indicator.title}» suba al menos un nivel en las clases de quienes participan.`,
            baselineValue: baseline.mean,
            baselineN: baseline.n,
            baselineOn: dateColumn(calendar.daysAgo(145)),
            targetValue,
            dueOn: dateColumn(calendar.endsOn),
            state: "active",
            createdAt,
          },
        },
      },
    });
    foci.push({
      id,
      goalId,
      indicatorId: indicator.id,
      indicatorCode: indicator.code,
      baselineValue: baseline.mean,
      targetValue,
      school: plan.school,
      teachers,
    });
  }
  return foci;
}

async function baselineOf(
  tx: Tx,
  indicatorId: string,
  evidence: readonly { readonly observationId: string | null }[],
): Promise<{ readonly mean: number; readonly n: number }> {
  const observationIds = evidence.map((one) => one.observationId).filter((id) => id !== null);
  const rated = await tx.rating.aggregate({
    where: { indicatorId, observationId: { in: observationIds }, level: { not: null } },
    _avg: { level: true },
    _count: { level: true },
  });
  return { mean: Math.round((rated._avg.level ?? 1) * 100) / 100, n: rated._count.level };
}
