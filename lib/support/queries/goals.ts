import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { unscopedIndicatorLessons } from "@/lib/diagnosis/queries/lessons";
import { AppError } from "@/lib/errors";
import { getProgramme } from "@/lib/programme/queries";
import { canDefine, visibleFoci } from "../policy";
import { baselineOf } from "../rules";
import type { GoalIndicator, GoalOptions } from "../schema";
import { countSchoolTeachers } from "./teachers";

/** In which indicators a goal of the focus may be seen, each with the baseline it would start from. NOT_FOUND unless the person defines the school's foci. */
export async function getGoalOptions(actor: Actor, focusId: string): Promise<GoalOptions> {
  const focus = await db().supportFocus.findFirst({
    where: { AND: [visibleFoci(actor), { id: focusId }] },
    select: { territoryId: true, schoolId: true },
  });
  if (!focus || !canDefine(actor, focus)) throw new AppError("NOT_FOUND");
  return unscopedGoalOptions(actor, db(), focusId);
}

/** The same, inside a command that has decided the right. */
export async function unscopedGoalOptions(actor: Actor, tx: Tx, focusId: string): Promise<GoalOptions> {
  const focus = await tx.supportFocus.findUniqueOrThrow({
    where: { id: focusId },
    select: {
      territoryId: true,
      schoolId: true,
      needs: {
        select: {
          need: {
            select: {
              rubricIndicatorId: true,
              version: { select: { rubricVersionId: true, diagnosis: { select: { schoolYear: true } } } },
            },
          },
        },
      },
    },
  });
  const { territoryId, schoolId } = focus;
  const needs = focus.needs.map(({ need }) => need);
  const version = needs[0]?.version;
  if (!version) throw new Error("A support focus without needs");
  const programme = await getProgramme(actor, { territoryId, schoolYear: version.diagnosis.schoolYear });
  const { startsOn, endsOn } = programme;
  const lessons = await unscopedIndicatorLessons(actor, tx, {
    schoolId,
    rubricVersionId: version.rubricVersionId,
    from: startsOn,
    to: endsOn,
  });
  const schoolTeachers = await countSchoolTeachers(actor, tx, schoolId);
  const ofNeeds = new Set(needs.map((need) => need.rubricIndicatorId));
  const indicators = lessons.map((indicator): GoalIndicator => ({
    id: indicator.indicatorId,
    code: indicator.code,
    title: indicator.title,
    lowestLevel: Math.min(...indicator.levels),
    highestLevel: Math.max(...indicator.levels),
    baseline: baselineOf(indicator, schoolTeachers),
    isOfNeed: ofNeeds.has(indicator.indicatorId),
  }));
  return { indicators, startsOn, endsOn };
}
