import type { PrismaClient } from "@/lib/db/generated/client";
import { writeAudit } from "@/lib/audit/commands";
import type { Tx } from "@/lib/db/transaction";
import { LESSON_RUBRIC } from "../content/rubric-lesson";
import { rubricVersionId } from "../content/rubric-ids";
import { demoAccounts } from "./accounts";
import { at, dateColumn, demoCalendar, type DemoCalendar } from "./calendar";
import { insertDemoAccounts } from "./insert-accounts";
import { insertDemoAnswers } from "./insert-answers";
import type { DemoRubric } from "./lessons";
import { insertStaff, readStaff, type DemoPerson, type DemoSchool } from "./people";
import { chanceOf, type Chance } from "./random";
import { insertFieldStudy } from "./field-study";
import { insertObserverAgreement } from "./observer-agreement";
import { insertRubricDraft } from "./rubric-draft";
import { insertRows, newRows } from "./rows";
import {
  insertCoaching,
  inventDiagnosisLessons,
  planDiagnoses,
  stageSchools,
  type SchoolStage,
  type StorySetting,
} from "./story";

const patience = { maxWait: 30_000, timeout: 600_000 } as const;
const mentorsPerTerritory = 16;

/** The demonstration shows three moments of the road: still observing, a diagnosis in review, and coaching under way. */
const ownStages: Readonly<Record<string, SchoolStage>> = {
  huasco: "observing",
  barrancas: "in_review",
  "andalien-sur": "approved",
};

/**
 * Loads the demonstration: invented people, lessons and coaching on the real schools, and a synthetic questionnaire. It is
 * made in two transactions a territory (the diagnoses read the stored lessons), one for its paired observations and one for the questionnaire; a load that
 * was killed goes on from the one that is missing.
 */
export async function insertDemo(
  db: PrismaClient,
  { today, log }: { readonly today: string; readonly log: (text: string) => void },
): Promise<void> {
  const calendar = demoCalendar(today);
  await db.$transaction(async (tx) => insertDemoAccounts(tx, calendar), patience);
  const territories = await db.territory.findMany({
    where: { code: { in: Object.keys(ownStages) } },
    orderBy: { code: "asc" },
    select: { id: true, code: true, name: true },
  });
  const rubric = await readRubric(db);
  for (const [at, territory] of territories.entries()) {
    if (await db.mentorProfile.count({ where: { territoryId: territory.id } })) continue;
    log(`Inventando personas y clases de demostración para ${territory.name}…`);
    await insertTerritory(db, { ...territory, at }, { rubric, calendar });
  }
  await insertObserverAgreement(
    db,
    territories.map(({ id, code }, at) => ({ id, code, at })),
    { rubric, calendar },
  );
  const [first] = territories;
  if (first) await insertRubricDraft(db, first.id);
  await insertFieldStudy(db, calendar);
  await insertDemoAnswers(db, calendar);
}

async function readRubric(db: PrismaClient): Promise<DemoRubric> {
  const versionId = rubricVersionId(LESSON_RUBRIC.code, LESSON_RUBRIC.version);
  const indicators = await db.rubricIndicator.findMany({
    where: { versionId },
    orderBy: { sortOrder: "asc" },
    select: { id: true, code: true },
  });
  return { versionId, indicators };
}

interface Territory {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly at: number;
}

async function insertTerritory(
  db: PrismaClient,
  territory: Territory,
  { rubric, calendar }: { readonly rubric: DemoRubric; readonly calendar: DemoCalendar },
): Promise<void> {
  // Each transaction has a chance of its own: one that was killed before goes on with the same people and lessons.
  const chance = chanceOf(20_260_000 + territory.at);
  const coachingChance = chanceOf(20_261_000 + territory.at);
  const accounts = demoAccounts().filter((account) => account.territoryCode === territory.code);
  const account = (role: string) => {
    const found = accounts.find((one) => one.role === role);
    if (!found) throw new Error(`No demo account for ${role}`);
    return found;
  };
  const headGrant = {
    id: territory.id,
    role: "territory_head" as const,
    territoryId: territory.id,
    schoolId: null,
    subjectPersonId: null,
  };
  const head = {
    kind: "person" as const,
    personId: account("territory_head").personId,
    name: "",
    grants: [headGrant],
  };
  const setting: StorySetting = {
    territoryId: territory.id,
    rubric,
    calendar,
    chance,
    rows: newRows(),
    head,
    mentorAccountId: account("mentor").personId,
    teacherAccountId: account("teacher").personId,
  };
  const own = {
    ownRbd: account("principal").schoolRbd ?? 0,
    mentorRbd: account("mentor").schoolRbd ?? 0,
    ownStage: ownStages[territory.code] ?? "approved",
  };
  if (!(await db.programme.count({ where: { territoryId: territory.id } }))) {
    await db.$transaction(async (tx) => {
      await insertProgramme(tx, territory, { rubric, calendar, chance });
      await insertStaff(tx, territory, { calendar, chance });
      const taking = stageSchools(await readStaff(tx, territory.id), own);
      inventDiagnosisLessons(taking, setting);
      await insertRows(tx, setting.rows);
    }, patience);
  }
  const schools = await readStaff(db, territory.id);
  const taking = stageSchools(schools, own);
  const mentors = chooseMentors(schools, setting.mentorAccountId, setting.teacherAccountId);
  const plans = await planDiagnoses(taking, setting);
  const coaching = { ...setting, chance: coachingChance, rows: newRows() };
  await db.$transaction(async (tx) => {
    await insertCoaching(tx, { plans, mentors }, coaching);
    await insertRows(tx, coaching.rows);
    await writeAudit({ kind: "operator", personId: null }, tx, {
      action: "demo.loaded",
      thingKind: "territory",
      thingId: territory.id,
      territoryId: territory.id,
      details: { schools: taking.length, schoolYear: calendar.schoolYear },
    });
  }, patience);
}

/** The demo mentor first, then one teacher of other schools with enough teachers, so that no mentor is also coached. */
function chooseMentors(
  schools: readonly DemoSchool[],
  mentorAccountId: string,
  teacherAccountId: string,
): readonly { readonly person: DemoPerson; readonly school: DemoSchool }[] {
  const all = schools.flatMap((school) => school.teachers.map((person) => ({ person, school })));
  const own = all.filter(({ person }) => person.id === mentorAccountId);
  const others = schools
    .filter((school) => school.teachers.length >= 8)
    .flatMap((school) => school.teachers.slice(-1).map((person) => ({ person, school })))
    .filter(({ person }) => person.id !== mentorAccountId && person.id !== teacherAccountId);
  return [...own, ...others].slice(0, mentorsPerTerritory);
}

async function insertProgramme(
  tx: Tx,
  territory: Territory,
  {
    rubric,
    calendar,
    chance,
  }: { readonly rubric: DemoRubric; readonly calendar: DemoCalendar; readonly chance: Chance },
): Promise<void> {
  await tx.programme.create({
    data: {
      id: chance.id(at(calendar.startsOn, "12:00")),
      territoryId: territory.id,
      schoolYear: calendar.schoolYear,
      name: `Acompañamiento docente ${territory.name} ${calendar.schoolYear} (demostración)`,
      startsOn: dateColumn(calendar.startsOn),
      endsOn: dateColumn(calendar.endsOn),
      defaultRubricVersionId: rubric.versionId,
    },
  });
}
