import type { Actor } from "@/lib/access/schema";
import { readRuleSources } from "@/lib/diagnosis/commands/proposals";
import { takeSnapshot } from "@/lib/diagnosis/queries/snapshot";
import type { Tx } from "@/lib/db/transaction";
import { at, type DemoCalendar } from "./calendar";
import { inventClosedCycle, inventCycleToAgree, inventOpenCycle } from "./cycles";
import { insertDiagnosis, stepsOf, utpActor, type DiagnosisPlan, type DiagnosisStage } from "./diagnoses";
import { inventLesson, type DemoRubric } from "./lessons";
import { insertAssignment, insertMentor, type DemoAssignment } from "./mentors";
import type { DemoPerson, DemoSchool } from "./people";
import type { Chance } from "./random";
import type { DemoRows } from "./rows";
import { insertFoci, type DemoFocus } from "./support";

/** How far each of the schools that take part has come; "observing" has lessons and no diagnosis yet. */
export type SchoolStage = DiagnosisStage | "observing";

export interface StagedSchool {
  readonly school: DemoSchool;
  readonly stage: SchoolStage;
}

export interface StorySetting {
  readonly territoryId: string;
  readonly rubric: DemoRubric;
  readonly calendar: DemoCalendar;
  readonly chance: Chance;
  readonly rows: DemoRows;
  readonly head: Actor & { readonly personId: string };
  readonly mentorAccountId: string;
  readonly teacherAccountId: string;
}

const otherStages: readonly SchoolStage[] = [
  "approved",
  "approved",
  "approved",
  "approved",
  "approved",
  "agreed",
  "objected",
  "draft",
  "observing",
];

/** The schools that take part: the demo accounts' school at its stage, the demo mentor's school, and others that have grades and enough teachers. */
export function stageSchools(
  schools: readonly DemoSchool[],
  {
    ownRbd,
    mentorRbd,
    ownStage,
  }: { readonly ownRbd: number; readonly mentorRbd: number; readonly ownStage: SchoolStage },
): readonly StagedSchool[] {
  const own = schools
    .filter((school) => school.rbd === ownRbd)
    .map((school) => ({ school, stage: ownStage }));
  const mentors = schools
    .filter((school) => school.rbd === mentorRbd)
    .map((school): StagedSchool => ({ school, stage: "approved" }));
  const others = schools
    .filter((school) => school.rbd !== ownRbd && school.rbd !== mentorRbd)
    .filter((school) => school.grades.length > 0 && school.teachers.length >= 8)
    .slice(0, otherStages.length)
    .map((school, index): StagedSchool => ({ school, stage: otherStages[index] ?? "observing" }));
  return [...own, ...mentors, ...others];
}

/** When the lessons of a diagnosis were seen: the first one so many days ago, and the others every so many days after it. */
function lessonDays(stage: SchoolStage): { readonly first: number; readonly every: number } {
  if (stage === "observing" || stage === "draft") return { first: 30, every: 2 };
  if (stage === "in_review" || stage === "objected") return { first: 56, every: 3 };
  return { first: 175, every: 3 };
}

const lessonTimes = ["08:30", "10:15", "11:45", "14:15"] as const;

/** The lessons that each school's technical head observed for the diagnosis; a school that is still observing did so in these weeks. */
export function inventDiagnosisLessons(staged: readonly StagedSchool[], setting: StorySetting): void {
  const { rubric, calendar, chance } = setting;
  for (const { school, stage } of staged) {
    const days = lessonDays(stage);
    const isUnderWay = stage === "observing" || stage === "draft";
    const observed = school.teachers.slice(0, Math.min(school.teachers.length, chance.whole(7, 11)));
    const leanings = schoolLeanings(rubric, chance);
    for (const [index, teacher] of observed.entries()) {
      const isToRead = isUnderWay && teacher.id === setting.teacherAccountId;
      inventLesson(
        {
          school,
          territoryId: setting.territoryId,
          teacher,
          observerId: school.utpHead.id,
          purpose: "diagnosis",
          date: calendar.daysAgo(isToRead ? 4 : days.first - index * days.every),
          time: lessonTimes[index % lessonTimes.length] ?? "10:15",
          state: !isToRead && chance.happens(0.7) ? "acknowledged" : "shared",
          leanings: teacherLeanings(leanings, chance),
        },
        setting,
      );
    }
  }
}

function schoolLeanings(rubric: DemoRubric, chance: Chance): ReadonlyMap<string, number> {
  return new Map(rubric.indicators.map(({ code }) => [code, 1.7 + chance.next() * 1.7]));
}

function teacherLeanings(school: ReadonlyMap<string, number>, chance: Chance): ReadonlyMap<string, number> {
  const shift = (chance.next() - 0.5) * 0.8;
  const seen = [...school].filter(() => chance.happens(0.88));
  return new Map(seen.map(([code, level]) => [code, level + shift]));
}

/** What the diagnoses need of the lessons, read once these are stored: one plan for each school that has a diagnosis. */
export async function planDiagnoses(
  staged: readonly StagedSchool[],
  setting: StorySetting,
): Promise<readonly DiagnosisPlan[]> {
  const plans: DiagnosisPlan[] = [];
  for (const { school, stage } of staged) {
    if (stage === "observing") continue;
    const actor = utpActor(school, setting.territoryId);
    const place = {
      territoryId: setting.territoryId,
      schoolId: school.id,
      schoolYear: setting.calendar.schoolYear,
    };
    const rubricVersionId = setting.rubric.versionId;
    const submittedOn = setting.calendar.daysAgo(stepsOf(stage).submitted);
    plans.push({
      school,
      stage,
      territoryId: setting.territoryId,
      rubricVersionId,
      headId: setting.head.personId,
      sources: await readRuleSources(actor, place),
      snapshot: await takeSnapshot(actor, { ...place, rubricVersionId }, at(submittedOn, "17:00")),
    });
  }
  return plans;
}

/** From the diagnoses on: needs, foci with their goals, mentors, assignments and cycles, each as far as its school has come. */
export async function insertCoaching(
  tx: Tx,
  {
    plans,
    mentors,
  }: {
    readonly plans: readonly DiagnosisPlan[];
    readonly mentors: readonly { readonly person: DemoPerson; readonly school: DemoSchool }[];
  },
  setting: StorySetting,
): Promise<void> {
  for (const mentor of mentors) {
    const hasGrant = mentor.person.id === setting.mentorAccountId;
    await insertMentor(tx, { ...mentor, territoryId: setting.territoryId, hasGrant }, setting);
  }
  const mentorIds = new Set(mentors.map((mentor) => mentor.person.id));
  const foci: DemoFocus[] = [];
  for (const plan of plans) {
    const { versionId } = await insertDiagnosis(tx, plan, setting);
    if (plan.stage !== "approved") continue;
    const coached = plan.school.teachers.filter((teacher) => !mentorIds.has(teacher.id));
    const groups = [coached.slice(0, 4), coached.slice(4, 7)];
    foci.push(
      ...(await insertFoci(
        tx,
        { school: plan.school, territoryId: setting.territoryId, versionId, groups },
        setting,
      )),
    );
  }
  await assignAndCoach(tx, foci, setting);
}

async function assignAndCoach(tx: Tx, foci: readonly DemoFocus[], setting: StorySetting): Promise<void> {
  const pairs = foci.flatMap((focus) => focus.teachers.map((teacher) => ({ focus, teacher })));
  const isDemoTeacher = (pair: { teacher: DemoPerson }) => pair.teacher.id === setting.teacherAccountId;
  const ordered = [...pairs.filter(isDemoTeacher), ...pairs.filter((pair) => !isDemoTeacher(pair))];
  let ofDemoMentor = 0;
  for (const [index, pair] of ordered.entries()) {
    // One teacher in six waits for a mentor, so that the head has something to decide.
    if (index % 6 === 5) continue;
    const forDemoMentor = ofDemoMentor < 2 ? { mentorId: setting.mentorAccountId } : {};
    const assignment = await insertAssignment(
      tx,
      { ...pair, ...forDemoMentor, territoryId: setting.territoryId, head: setting.head },
      setting,
    );
    if (!assignment) continue;
    const isOfDemoMentor = assignment.mentorId === setting.mentorAccountId;
    if (isOfDemoMentor) ofDemoMentor += 1;
    // The demo mentor has a lesson to observe today with one teacher and the next cycle to begin with another.
    if (isOfDemoMentor && ofDemoMentor === 2) inventClosedCycle(assignment, setting);
    else inventCyclesOf(assignment, { index, isDueToday: isOfDemoMentor && ofDemoMentor === 1 }, setting);
  }
}

function inventCyclesOf(
  assignment: DemoAssignment,
  { index, isDueToday }: { readonly index: number; readonly isDueToday: boolean },
  setting: StorySetting,
): void {
  if (!isDueToday && index % 7 === 3) {
    inventCycleToAgree(assignment, setting);
    return;
  }
  const hasFirst = isDueToday || index % 5 !== 4;
  if (hasFirst) inventClosedCycle(assignment, setting);
  if (isDueToday || index % 3 !== 2)
    inventOpenCycle(assignment, { number: hasFirst ? 2 : 1, isDueToday }, setting);
}
