import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import {
  activateFocus,
  addTeacher,
  completeFocus,
  defineSupportFocus,
  removeTeacher,
  withdrawFocus,
} from "@/lib/support/commands/foci";
import { reformulateGoal, setGoal } from "@/lib/support/commands/goals";
import { getSupportFocus } from "@/lib/support/queries/focus";
import { getMyFoci, listSupportFoci } from "@/lib/support/queries/foci";
import { getGoalOptions } from "@/lib/support/queries/goals";
import { listFocusCandidates } from "@/lib/support/queries/teachers";
import { actorOf, makeGrant } from "@/tests/factories/access";
import { makeDiagnosis } from "@/tests/factories/diagnosis";
import { makeTeacher } from "@/tests/factories/directory";
import { goalInput, makeSupportFocus, type MadeFocus } from "@/tests/factories/support";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const actionsOn = async (thingId: string) =>
  (await db().auditEntry.findMany({ where: { thingId }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

/** The mentor of the place coaches the focus's first teacher. */
async function assign({ place, schoolId, focusId, teacherIds }: MadeFocus): Promise<string> {
  const id = newId();
  await db().assignment.create({
    data: {
      id,
      territoryId: place.territoryId,
      schoolId,
      focusId,
      mentorId: place.actors.mentor.personId,
      teacherId: teacherIds[0] ?? "",
      state: "active",
      minutesPerWeek: 90,
      travelMinutesPerWeek: 0,
      reason: "Prueba",
      considerations: [],
      decidedById: place.actors.territory_head.personId,
      validFrom: new Date("2026-05-01"),
      createdAt: new Date("2026-05-01"),
    },
  });
  return id;
}

describe("defining a focus", () => {
  it("takes needs of the signed diagnosis and teachers of the school, once for one form", async () => {
    const made = await makeDiagnosis(world, world.own, { upTo: "agreed" });
    const { place, schoolId, needId, teacherIds, diagnosisId } = made;
    const input = {
      id: newId(),
      schoolId,
      needIds: [needId],
      focusAreaId: world.taxonomy.areas["EVAL.RETRO"] ?? "",
      title: "Retroalimentación que hace avanzar",
      teacherIds: teacherIds.slice(0, 2),
    };
    const { id } = await defineSupportFocus(place.actors.utp_head, input);
    const focus = await getSupportFocus(place.actors.utp_head, id);
    expect(focus).toMatchObject({
      state: "proposed",
      teacherCount: 2,
      area: { code: "EVAL.RETRO", label: "Foco EVAL: Foco EVAL.RETRO" },
      needs: [
        {
          id: needId,
          diagnosisId,
          version: 1,
          versionState: "agreed",
          coverage: { teachersObserved: 4, teachersTotal: 6 },
        },
      ],
    });
    expect(await actionsOn(id)).toEqual(["support.focus_defined"]);
    await expect(defineSupportFocus(place.actors.utp_head, input)).rejects.toMatchObject({
      code: "DUPLICATE",
    });
  });

  it("is refused from a diagnosis that is not signed, for another's need, and to those who do not define", async () => {
    const signed = await makeDiagnosis(world, world.own, { upTo: "agreed" });
    const unsigned = await makeDiagnosis(world, world.own, { upTo: "in_review" });
    const input = (made: typeof signed, needId: string) => ({
      schoolId: made.schoolId,
      needIds: [needId],
      focusAreaId: world.taxonomy.areas["EVAL"] ?? "",
      title: "Un foco de prueba",
    });
    const { utp_head: technicalHead, principal } = signed.place.actors;
    await expect(
      defineSupportFocus(unsigned.place.actors.utp_head, input(unsigned, unsigned.needId)),
    ).rejects.toMatchObject({ code: "INVALID_STATE" });
    await expect(defineSupportFocus(technicalHead, input(signed, unsigned.needId))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(defineSupportFocus(principal, input(signed, signed.needId))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(
      defineSupportFocus(world.foreign.actors.programme_lead, input(signed, signed.needId)),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const stranger = { ...input(signed, signed.needId), teacherIds: [world.own.actors.mentor.personId] };
    await expect(defineSupportFocus(technicalHead, stranger)).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});

describe("the goal", () => {
  it("starts from the mean of the school's observed lessons, with how many and the day", async () => {
    const { place, focusId } = await makeSupportFocus(world, world.own);
    const options = await getGoalOptions(place.actors.utp_head, focusId);
    expect(options.indicators.find(({ code }) => code === "C9.1")).toMatchObject({
      isOfNeed: true,
      highestLevel: 4,
      baseline: { value: 2, lessons: 4, teachers: 4 },
    });
    await setGoal(place.actors.utp_head, goalInput(world, focusId));
    const { goals } = await getSupportFocus(place.actors.principal, focusId);
    expect(goals).toMatchObject([
      {
        baselineValue: 2,
        baselineN: 4,
        targetValue: 3,
        targetLabel: "Logrado",
        dueOn: "2026-12-18",
        state: "active",
      },
    ]);
    expect(await actionsOn(focusId)).toEqual(["support.focus_defined", "support.goal_set"]);
  });

  it("is refused at or under the baseline, beyond the rubric, outside the year, without lessons, and a second time", async () => {
    const { place, focusId } = await makeSupportFocus(world, world.own);
    const technicalHead = place.actors.utp_head;
    const input = goalInput(world, focusId);
    const fieldsOf = async (changes: Partial<typeof input>) =>
      setGoal(technicalHead, { ...input, ...changes }).then(
        () => [],
        (error: { details: { fields: Record<string, string> } }) => Object.keys(error.details.fields),
      );
    expect(await fieldsOf({ targetValue: 2 })).toEqual(["targetValue"]);
    expect(await fieldsOf({ targetValue: 5 })).toEqual(["targetValue"]);
    expect(await fieldsOf({ dueOn: "2027-01-15" })).toEqual(["dueOn"]);
    expect(await fieldsOf({ statement: "Mejorar" })).toEqual(["statement"]);
    const unseen = { ...input, rubricIndicatorId: world.rubric.indicators["C9.2"] ?? "" };
    await expect(setGoal(technicalHead, unseen)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await setGoal(technicalHead, input);
    await expect(setGoal(technicalHead, input)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await expect(setGoal(place.actors.principal, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(setGoal(world.foreign.actors.utp_head, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is reformulated keeping the old one, and the same indicator keeps its baseline", async () => {
    const { place, focusId } = await makeSupportFocus(world, world.own, { withGoal: true });
    const technicalHead = place.actors.utp_head;
    const [first] = (await getSupportFocus(technicalHead, focusId)).goals;
    const { focusId: _, ...fields } = goalInput(world, focusId);
    const reformulate = (goalId: string) =>
      reformulateGoal(technicalHead, { ...fields, goalId, targetValue: 4 });
    await db().goal.update({ where: { id: first?.id ?? "" }, data: { baselineValue: 1.5, baselineN: 9 } });
    await reformulate(first?.id ?? "");
    const { goals } = await getSupportFocus(technicalHead, focusId);
    expect(
      goals.map(({ state, targetValue, baselineValue, baselineN }) => [
        state,
        targetValue,
        baselineValue,
        baselineN,
      ]),
    ).toEqual([
      ["active", 4, 1.5, 9],
      ["reformulated", 3, 1.5, 9],
    ]);
    await expect(reformulate(first?.id ?? "")).rejects.toMatchObject({ code: "INVALID_STATE" });
    await expect(
      reformulateGoal(world.foreign.actors.utp_head, { ...fields, goalId: goals[0]?.id ?? "" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("hides a baseline of fewer than three teachers from all but those who define foci", async () => {
    const made = await makeSupportFocus(world, world.own, { withGoal: true });
    const { place, focusId, schoolId, teacherIds } = made;
    await db().post.updateMany({
      where: { schoolId, personId: { in: teacherIds.slice(2) } },
      data: { validTo: new Date("2026-06-01") },
    });
    const baseline = async (actor: typeof place.actors.principal) =>
      (await getSupportFocus(actor, focusId)).goals[0]?.baselineValue;
    expect(await baseline(place.actors.principal)).toBeNull();
    expect(await baseline(place.actors.territory_head)).toBeNull();
    expect(await baseline(place.actors.utp_head)).toBe(2);
  });
});

describe("who takes part", () => {
  it("changes while nobody is assigned, and each change is audited", async () => {
    const made = await makeSupportFocus(world, world.own);
    const { place, focusId, teacherIds } = made;
    const technicalHead = place.actors.utp_head;
    const [first = "", second = ""] = teacherIds;
    await addTeacher(technicalHead, { focusId, teacherId: second });
    await expect(addTeacher(technicalHead, { focusId, teacherId: second })).rejects.toMatchObject({
      code: "DUPLICATE",
    });
    const outsider = await makeTeacher({ territoryId: place.territoryId, schoolId: place.otherSchool.id });
    await expect(addTeacher(technicalHead, { focusId, teacherId: outsider.id })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    const assignmentId = await assign(made);
    await expect(removeTeacher(technicalHead, { focusId, teacherId: first })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await removeTeacher(technicalHead, { focusId, teacherId: second });
    await db().assignment.update({ where: { id: assignmentId }, data: { state: "ended" } });
    await removeTeacher(technicalHead, { focusId, teacherId: first });
    await expect(removeTeacher(technicalHead, { focusId, teacherId: first })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(addTeacher(place.actors.principal, { focusId, teacherId: first })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await actionsOn(focusId)).toEqual([
      "support.focus_defined",
      "support.teacher_added",
      "support.teacher_removed",
      "support.teacher_removed",
    ]);
  });

  it("is chosen among those who teach in the school, by who defines its foci", async () => {
    const { place, schoolId, teacherIds } = await makeDiagnosis(world, world.own);
    const candidates = await listFocusCandidates(place.actors.utp_head, schoolId);
    expect(candidates.map(({ id }) => id).sort()).toEqual([...teacherIds].sort());
    await expect(listFocusCandidates(place.actors.principal, schoolId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the road of a focus", () => {
  it("starts with a goal and a teacher, and is completed with how the goal ended", async () => {
    const { place, focusId } = await makeSupportFocus(world, world.own);
    const technicalHead = place.actors.utp_head;
    await expect(activateFocus(technicalHead, { focusId })).rejects.toMatchObject({
      message: "Falta la meta: en qué indicador, hasta qué nivel y para cuándo.",
    });
    await setGoal(technicalHead, goalInput(world, focusId));
    await activateFocus(technicalHead, { focusId });
    await expect(activateFocus(technicalHead, { focusId })).rejects.toMatchObject({ code: "INVALID_STATE" });
    await completeFocus(technicalHead, {
      focusId,
      outcome: "achieved",
      reason: "Se ve en cuatro de cinco clases",
    });
    const focus = await getSupportFocus(technicalHead, focusId);
    expect(focus).toMatchObject({
      state: "completed",
      goals: [{ state: "achieved" }],
      endReason: "Se ve en cuatro de cinco clases",
    });
    await expect(
      withdrawFocus(technicalHead, { focusId, reason: "Ya no corresponde" }),
    ).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("is withdrawn with a reason, never while a mentor is at work in it", async () => {
    const made = await makeSupportFocus(world, world.own, { withGoal: true });
    const { place, focusId } = made;
    const withdraw = () =>
      withdrawFocus(place.actors.utp_head, { focusId, reason: "La escuela cambió su prioridad" });
    const assignmentId = await assign(made);
    await expect(withdraw()).rejects.toMatchObject({ code: "INVALID_STATE" });
    await db().assignment.update({ where: { id: assignmentId }, data: { state: "ended" } });
    await withdraw();
    expect(await getSupportFocus(place.actors.utp_head, focusId)).toMatchObject({
      state: "withdrawn",
      goals: [{ state: "suspended" }],
    });
    expect((await actionsOn(focusId)).at(-1)).toBe("support.focus_withdrawn");
  });
});

describe("who reads a focus", () => {
  it("shows teachers and mentors only themselves and those they coach", async () => {
    const made = await makeSupportFocus(world, world.own);
    const { place, focusId, teacherIds } = made;
    const [first = "", second = ""] = teacherIds;
    await addTeacher(place.actors.utp_head, { focusId, teacherId: second });
    const { territoryId } = place;
    await makeGrant({ personId: first, role: "teacher", territoryId, schoolId: place.school.id });
    const teacher = await actorOf(first);
    expect(await getSupportFocus(teacher, focusId)).toMatchObject({
      teacherCount: 2,
      teachers: [{ id: first }],
      canDefine: false,
    });
    expect((await getMyFoci(teacher)).map(({ id }) => id)).toEqual([focusId]);
    await expect(getSupportFocus(place.actors.mentor, focusId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await makeGrant({
      personId: place.actors.mentor.personId,
      role: "mentor",
      territoryId: place.territoryId,
      subjectPersonId: second,
    });
    const mentor = await actorOf(place.actors.mentor.personId);
    expect((await getSupportFocus(mentor, focusId)).teachers.map(({ id }) => id)).toEqual([second]);
    expect((await getSupportFocus(place.actors.principal, focusId)).teachers).toHaveLength(2);
    await expect(getSupportFocus(place.actors.researcher, focusId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(getSupportFocus(world.foreign.actors.territory_head, focusId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("lists by state, school and area with those inside it", async () => {
    const { place, focusId, schoolId } = await makeSupportFocus(world, world.own);
    const ids = async (params: Parameters<typeof listSupportFoci>[1]) =>
      (await listSupportFoci(place.actors.programme_lead, { ...params, schoolId })).rows.map(({ id }) => id);
    expect(await ids({ areaId: world.taxonomy.areas["EVAL"] })).toEqual([focusId]);
    expect(await ids({ areaId: world.taxonomy.areas["AULA"] })).toEqual([]);
    expect(await ids({ state: "active" })).toEqual([]);
    expect(await ids({ q: "retroalimentación avanzar" })).toEqual([focusId]);
    expect((await listSupportFoci(world.foreign.actors.programme_lead, { schoolId })).rows).toEqual([]);
  });
});
