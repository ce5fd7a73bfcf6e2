import type { Actor } from "@/lib/access/schema";
import { readRuleSources } from "@/lib/diagnosis/commands/proposals";
import { takeSnapshot } from "@/lib/diagnosis/queries/snapshot";
import type { Tx } from "@/lib/db/transaction";
import type { DemoCalendar } from "./calendar";
import { insertClosedCycle, insertCycleToAgree, insertOpenCycle } from "./cycles";
import { insertDiagnosis, utpActor, type DiagnosisPlan, type DiagnosisStage } from "./diagnoses";
import { insertLesson, type DemoRubric } from "./lessons";
import { insertAssignment, insertMentor, type DemoAssignment } from "./mentors";
import type { DemoPerson, DemoSchool } from "./people";
import type { Chance } from "./random";
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

/** The schools that take part: the demo accounts' school at its stage, the demo mentor's school, and others that have enough teachers, some of them rural. */
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
    .filter((school) => school.rbd !== ownRbd && school.rbd !== mentorRbd && school.teachers.length >= 8)
    .slice(0, otherStages.length)
    .map((school, index): StagedSchool => ({ school, stage: otherStages[index] ?? "observing" }));
  return [...own, ...mentors, ...others];
}

/** The lessons that each school's technical head observed for the diagnosis; a school that is still observing did so in these weeks. */
export async function insertDiagnosisLessons(
  tx: Tx,
  staged: readonly StagedSchool[],
  setting: StorySetting,
): Promise<void> {
  const { rubric, calendar, chance } = setting;
  for (const { school, stage } of staged) {
    const isRecent = stage === "observing" || stage === "draft";
    const observed = school.teachers.slice(0, Math.min(school.teachers.length, chance.whole(7, 11)));
    const leanings = schoolLeanings(rubric, chance);
    for (const [index, teacher] of observed.entries()) {
      const daysAgo = isRecent ? 30 - index * 2 : 175 - index * 3;
      const isDemoTeacher = teacher.id === setting.teacherAccountId;
      await insertLesson(
        tx,
        {
          school,
          territoryId: setting.territoryId,
          teacher,
          observerId: school.utpHead.id,
          purpose: "diagnosis",
          date: calendar.daysAgo(isDemoTeacher && isRecent ? 4 : daysAgo),
          time: chance.pick(["08:30", "10:15", "11:45", "14:15"]),
          state: isDemoTeacher && isRecent ? "shared" : chance.happens(0.7) ? "acknowledged" : "shared",
          leanings: teacherLeanings(leanings, chance),
        },
        { rubric, chance },
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
    plans.push({
      school,
      stage,
      territoryId: setting.territoryId,
      rubricVersionId,
      headId: setting.head.personId,
      sources: await readRuleSources(actor, place),
      snapshot: await takeSnapshot(actor, { ...place, rubricVersionId }, new Date()),
    });
  }
  return plans;
}

/** From the diagnoses on: needs, foci with their goals, mentors, assignments and cycles, each as far as its school has come. */
export async function insertCoaching(
  tx: Tx,
  plans: readonly DiagnosisPlan[],
  mentors: readonly { readonly person: DemoPerson; readonly school: DemoSchool }[],
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
    await insertCyclesOf(
      tx,
      assignment,
      { index, isDueToday: isOfDemoMentor && ofDemoMentor === 1 },
      setting,
    );
  }
}

async function insertCyclesOf(
  tx: Tx,
  assignment: DemoAssignment,
  { index, isDueToday }: { readonly index: number; readonly isDueToday: boolean },
  setting: StorySetting,
): Promise<void> {
  if (!isDueToday && index % 7 === 3) return insertCycleToAgree(tx, assignment, setting);
  const hasFirst = isDueToday || index % 5 !== 4;
  if (hasFirst) await insertClosedCycle(tx, assignment, setting);
  if (isDueToday || index % 3 !== 2)
    await insertOpenCycle(tx, assignment, { number: hasFirst ? 2 : 1, isDueToday }, setting);
}
