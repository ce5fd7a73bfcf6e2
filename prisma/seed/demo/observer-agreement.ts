import type { PrismaClient } from "@/lib/db/generated/client";
import { calibrationReference } from "@/lib/observation/schema/calibration";
import { demoAccounts } from "./accounts";
import { at, dateColumn, type DemoCalendar } from "./calendar";
import { inventLesson, type DemoRubric, type LessonSetting } from "./lessons";
import { readStaff } from "./people";
import { chanceOf } from "./random";
import { insertRows, newRows } from "./rows";

interface Place {
  readonly id: string;
  readonly code: string;
  readonly at: number;
}

interface Setting {
  readonly rubric: DemoRubric;
  readonly calendar: DemoCalendar;
}

const pairsPerTerritory = 8;

/** When each one's certification was issued, in days before today; nobody else has one. */
const certified: Readonly<Record<string, number>> = {
  "mentor huasco": 60,
  "mentor barrancas": 345,
  "utp_head huasco": 400,
  "utp_head andalien-sur": 15,
};

/** Lessons that the demonstration's mentor and technical head saw together, blind, and how some were certified. Each place once. */
export async function insertObserverAgreement(
  db: PrismaClient,
  places: readonly Place[],
  setting: Setting,
): Promise<void> {
  for (const place of places) {
    if (await db.pairedVisit.count({ where: { territoryId: place.id } })) continue;
    await insertPairs(db, place, setting);
  }
  await insertCertifications(db, setting.calendar);
}

async function insertPairs(db: PrismaClient, place: Place, { rubric, calendar }: Setting): Promise<void> {
  const accounts = demoAccounts().filter(({ territoryCode }) => territoryCode === place.code);
  const of = (role: string) => accounts.find((account) => account.role === role);
  const [mentor, head, lead] = [of("mentor"), of("utp_head"), of("programme_lead")];
  const school = (await readStaff(db, place.id)).find(({ rbd }) => rbd === head?.schoolRbd);
  if (!mentor || !head || !lead || !school) return;
  const teachers = school.teachers.filter(({ id }) => id !== mentor.personId && id !== head.personId);
  const setting: LessonSetting = {
    rubric,
    calendar,
    chance: chanceOf(20_262_000 + place.at),
    rows: newRows(),
  };
  const pairs = teachers.slice(0, pairsPerTerritory).map((teacher, number) => {
    const date = calendar.daysAgo(20 + 7 * number);
    const leanings = new Map(rubric.indicators.map(({ code }) => [code, 1.4 + setting.chance.next() * 2.4]));
    const plan = {
      ...{ school, territoryId: place.id, teacher, purpose: "coaching" as const, date, time: "13:05" },
      ...{ state: "shared" as const, leanings },
    };
    const first = inventLesson({ ...plan, observerId: mentor.personId }, setting);
    const second = inventLesson({ ...plan, observerId: head.personId }, setting);
    sameLesson(setting, first.visitId, second.visitId);
    const createdAt = calendar.plannedAt(date, 7);
    return {
      ...{ id: setting.chance.id(createdAt), territoryId: place.id, createdAt, createdById: lead.personId },
      ...{ firstId: first.visitId, secondId: second.visitId },
    };
  });
  const [next] = teachers;
  if (next) {
    // One to come, to which the coordination may add a second person.
    const date = calendar.daysAhead(6);
    const plan = { school, territoryId: place.id, teacher: next, purpose: "coaching" as const, date };
    inventLesson(
      { ...plan, observerId: mentor.personId, time: "13:20", state: "planned", leanings: new Map() },
      setting,
    );
  }
  await db.$transaction(
    async (tx) => {
      await insertRows(tx, setting.rows);
      await tx.pairedVisit.createMany({ data: pairs });
    },
    { timeout: 60_000 },
  );
}

/** Both saw the same class of the same subject. */
function sameLesson({ rows }: LessonSetting, firstId: string, secondId: string): void {
  const first = rows.visits.find(({ id }) => id === firstId);
  const second = rows.visits.find(({ id }) => id === secondId);
  if (!first || !second) throw new Error("A pair without its visits");
  Object.assign(second, { subject: first.subject, grade: first.grade, classGroup: first.classGroup });
}

async function insertCertifications(db: PrismaClient, calendar: DemoCalendar): Promise<void> {
  const exercise = await db.calibrationExercise.findFirst({ orderBy: { code: "asc" } });
  if (!exercise) return;
  const reference = calibrationReference.parse(exercise.reference);
  const chance = chanceOf(20_263_000);
  for (const { role, territoryCode, personId } of demoAccounts()) {
    const days = certified[`${role} ${territoryCode}`];
    if (days === undefined || (await db.observerCertification.count({ where: { personId } }))) continue;
    const issuedOn = new Date(Date.parse(`${calendar.today}T00:00:00Z`) - days * 86_400_000);
    const createdAt = at(issuedOn.toISOString().slice(0, 10), "15:00");
    const attemptId = chance.id(createdAt);
    // One level away from the reference in the first indicator, and equal in the others.
    const levels = Object.fromEntries(
      reference.map(({ indicatorId, level }, place) => [
        indicatorId,
        place === 0 ? Math.max(1, level - 1) : level,
      ]),
    );
    const exactShare =
      reference.filter(({ indicatorId, level }) => levels[indicatorId] === level).length / reference.length;
    await db.calibrationAttempt.create({
      data: {
        ...{ id: attemptId, exerciseId: exercise.id, personId, levels, exactShare, withinOneShare: 1 },
        ...{ counts: true, createdAt },
        certification: {
          create: {
            ...{
              id: chance.id(createdAt),
              personId,
              issuedOn: dateColumn(issuedOn.toISOString().slice(0, 10)),
            },
            expiresOn: new Date(issuedOn.getTime() + 365 * 86_400_000),
          },
        },
      },
    });
  }
}
