import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { isWeekend, schoolYearOf, toUtcMidnight } from "@/lib/format/civil-date";
import { insertDemo } from "@/prisma/seed/demo/insert";
import { loadCommonSeed, onCopy } from "../../support/demo-databases";

beforeAll(loadCommonSeed, 200_000);

it.each([
  { day: "2027-01-13", why: "in January, when there are no lessons" },
  { day: "2027-04-04", why: "on a Sunday of April, a month after the year began" },
])(
  "the demonstration loads $why ($day): nothing past lies after that day, and something is planned from it on",
  { timeout: 200_000 },
  async ({ day }) => {
    await onCopy(async () => {
      await insertDemo(db(), { today: day, log: () => undefined });
      // In Chile the day has begun, and nobody has come to school.
      const dawn = new Date(`${day}T09:00:00Z`);
      const after = { gt: dawn };
      expect(await db().observation.count({ where: { OR: [{ sharedAt: after }, { savedAt: after }] } })).toBe(
        0,
      );
      expect(await db().coachingSession.count({ where: { recordedAt: after } })).toBe(0);
      expect(await db().coachingSession.count({ where: { createdAt: after } })).toBe(0);
      expect(await db().visit.count({ where: { createdAt: after } })).toBe(0);
      expect(await db().diagnosisReview.count({ where: { createdAt: after } })).toBe(0);
      expect(await db().grant.count({ where: { validFrom: { gt: toUtcMidnight(day) } } })).toBe(0);
      const planned = await db().coachingSession.findMany({
        where: { state: "planned" },
        orderBy: { plannedOn: "asc" },
        select: { plannedOn: true },
      });
      const first = planned[0]?.plannedOn.toISOString().slice(0, 10) ?? "";
      expect(isWeekend(day) ? first > day : first === day).toBe(true);
      const { schoolYear, startsOn, endsOn } = await db().programme.findFirstOrThrow();
      expect(schoolYear).toBe(schoolYearOf(day));
      const outside = [{ plannedOn: { lt: startsOn } }, { plannedOn: { gt: endsOn } }];
      expect(await db().visit.count({ where: { OR: outside } })).toBe(0);
    });
  },
);
