import "server-only";
import { permitsSomewhere, requireAllowed } from "@/lib/access/policy";
import { scopeOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { addDays, fromUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { nameOf } from "@/lib/format/person-name";
import { ownId } from "../policy";
import { attemptCounts, certificationState } from "../rules/calibration";
import {
  calibrationLesson,
  calibrationReference,
  type CertificationView,
  type ExerciseSummary,
  type ExerciseView,
  type ObserverStanding,
} from "../schema/calibration";
import { rubricVersionSelect } from "./rubric";

function exerciseSelect(personId: string) {
  return {
    ...{ id: true, title: true, reference: true, lesson: true },
    rubricVersion: { select: rubricVersionSelect },
    attempts: {
      where: { personId },
      orderBy: { createdAt: "desc" },
      select: {
        id: true,
        createdAt: true,
        exactShare: true,
        withinOneShare: true,
        counts: true,
        levels: true,
      },
    },
  } as const satisfies Prisma.CalibrationExerciseSelect;
}

type ExerciseRow = Prisma.CalibrationExerciseGetPayload<{ select: ReturnType<typeof exerciseSelect> }>;

function toSummary({ id, title, reference, rubricVersion, attempts }: ExerciseRow): ExerciseSummary {
  return {
    ...{ id, title, rubricName: rubricVersion.rubric.name },
    indicatorCount: calibrationReference.parse(reference).length,
    attempts: attempts.map(({ createdAt, levels: _, ...attempt }) => ({
      ...attempt,
      createdAt: createdAt.toISOString(),
    })),
  };
}

/** The written lessons with one's own attempts, for those who observe. */
export async function listExercises(actor: Actor): Promise<readonly ExerciseSummary[]> {
  if (!permitsSomewhere(actor, "visit.plan")) return [];
  const rows = await db().calibrationExercise.findMany({
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: exerciseSelect(ownId(actor)),
  });
  return rows.map(toSummary);
}

/** A written lesson to be rated; the reference goes along only once one has rated it. NOT_FOUND alike for a missing one and for who does not observe. */
export async function getExercise(actor: Actor, exerciseId: string, today: CivilDate): Promise<ExerciseView> {
  const row = permitsSomewhere(actor, "visit.plan")
    ? await db().calibrationExercise.findUnique({
        where: { id: exerciseId },
        select: exerciseSelect(ownId(actor)),
      })
    : null;
  if (!row) throw new AppError("NOT_FOUND");
  const reference = calibrationReference.parse(row.reference);
  const asked = new Set(reference.map(({ indicatorId }) => indicatorId));
  const indicators = row.rubricVersion.sections
    .flatMap((section) => section.indicators)
    .filter(({ id }) => asked.has(id));
  const [last] = row.attempts;
  const own = (last?.levels ?? {}) as Readonly<Record<string, number>>;
  const lastOn = last ? civilDateAt(last.createdAt, DEFAULT_ZONE) : null;
  return {
    ...toSummary(row),
    lesson: calibrationLesson.parse(row.lesson),
    indicators,
    wouldCount: attemptCounts(lastOn, today),
    comparison:
      last === undefined
        ? null
        : indicators.flatMap(({ id, code, title }) => {
            const given = reference.find(({ indicatorId }) => indicatorId === id);
            return given ? [{ code, title, own: own[id] ?? 0, reference: given.level, why: given.why }] : [];
          }),
  };
}

const certificationSelect = {
  ...{ id: true, issuedOn: true, expiresOn: true, revokedAt: true },
} as const satisfies Prisma.ObserverCertificationSelect;

type CertificationRow = Prisma.ObserverCertificationGetPayload<{ select: typeof certificationSelect }>;

function toCertification(row: CertificationRow | undefined, today: CivilDate): CertificationView {
  if (!row) return { id: null, state: "none", issuedOn: null, validUntil: null };
  const expiresOn = fromUtcMidnight(row.expiresOn);
  return {
    id: row.id,
    state: certificationState({ expiresOn, isRevoked: row.revokedAt !== null }, today),
    issuedOn: fromUtcMidnight(row.issuedOn),
    validUntil: addDays(expiresOn, -1),
  };
}

const newestFirst = [{ issuedOn: "desc" as const }, { id: "desc" as const }];

/** One's own certification as it stands on a day: the newest one. */
export async function getOwnCertification(actor: Actor, today: CivilDate): Promise<CertificationView> {
  const row = await db().observerCertification.findFirst({
    where: { personId: ownId(actor) },
    orderBy: newestFirst,
    select: certificationSelect,
  });
  return toCertification(row ?? undefined, today);
}

/** Who observes in the territories of this coordination, each with how their certification stands. */
export async function listObserverStandings(
  actor: Actor,
  today: CivilDate,
): Promise<readonly ObserverStanding[]> {
  const territoryIds = scopeOf(actor, ["programme_lead"]).territoryIds;
  requireAllowed(territoryIds.length > 0);
  const people = await db().person.findMany({
    where: {
      grants: {
        some: {
          ...{ territoryId: { in: [...territoryIds] }, role: { in: ["mentor", "utp_head"] } },
          ...{ subjectPersonId: null, revokedAt: null },
        },
      },
    },
    orderBy: [{ familyNames: "asc" }, { givenNames: "asc" }, { id: "asc" }],
    take: 500,
    select: {
      ...{ id: true, givenNames: true, familyNames: true },
      certifications: { orderBy: newestFirst, take: 1, select: certificationSelect },
      _count: { select: { calibrations: true } },
    },
  });
  return people.map(({ id, certifications, _count, ...name }) => ({
    ...toCertification(certifications[0], today),
    ...{ personId: id, name: nameOf(name), attempts: _count.calibrations },
  }));
}
