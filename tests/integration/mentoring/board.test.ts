import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { assignMentor } from "@/lib/mentoring/commands/assignments";
import { getAssignmentBoard } from "@/lib/mentoring/queries/board";
import { getAssignmentProposal } from "@/lib/mentoring/queries/proposal";
import { makeFocusWithGoal } from "@/tests/factories/coaching";
import { termStart } from "@/tests/factories/directory";
import { assignmentInput, makeMentor, makeTeacherWithFocus } from "@/tests/factories/mentoring";
import { makeWorld, type TestPlace, type World } from "@/tests/factories/world";
import { countStatements } from "@/tests/support/statements";

let world: World;
let place: TestPlace;

beforeEach(async () => {
  world = await makeWorld();
  place = world.own;
});

const boardOf = (actor = place.actors.territory_head) =>
  getAssignmentBoard(actor, { territoryId: place.territoryId });

describe("the board", () => {
  it("shows teachers with an open focus and mentors with what they use of their released time", async () => {
    const { focusId, teacher } = await makeTeacherWithFocus(world, place);
    const waiting = await makeTeacherWithFocus(world, place);
    const { personId: mentorId } = await makeMentor(world, place);
    const input = assignmentInput({ focusId, teacherId: teacher.personId, mentorId });
    const { id } = await assignMentor(place.actors.territory_head, input);
    const ended = await makeTeacherWithFocus(world, place);
    await db().supportFocus.update({ where: { id: ended.focusId }, data: { state: "completed" } });
    const board = await boardOf();
    expect(board.teachers.map(({ teacherId }) => teacherId).sort()).toEqual(
      [teacher.personId, waiting.teacher.personId].sort(),
    );
    const assigned = board.teachers.find(({ teacherId }) => teacherId === teacher.personId);
    expect(assigned).toMatchObject({ subjects: ["Matemática"], assignment: { id, mentorId, focusId } });
    expect(board.mentors).toMatchObject([
      {
        mentorId,
        load: { activeTeachers: 1, otherSchoolTeachers: 1, minutesUsed: 90, minutesReleased: 360 },
      },
    ]);
    expect(board.mentorCap).toBe(3);
  });

  it("tells of a teacher with two foci that the mentor works on the other one", async () => {
    const { focusId, teacher } = await makeTeacherWithFocus(world, place);
    const other = await makeFocusWithGoal(world, place);
    await db().supportFocusTeacher.create({
      data: {
        focusId: other.id,
        teacherId: teacher.personId,
        addedById: teacher.personId,
        addedAt: termStart,
      },
    });
    const { personId: mentorId } = await makeMentor(world, place);
    const input = assignmentInput({ focusId, teacherId: teacher.personId, mentorId });
    await assignMentor(place.actors.territory_head, input);
    const { teachers } = await boardOf();
    expect(teachers.map((row) => [row.focusId, row.assignment?.focusId]).sort()).toEqual(
      [
        [focusId, focusId],
        [other.id, focusId],
      ].sort(),
    );
  });

  it("is for those who match, in their territory", async () => {
    for (const role of ["principal", "utp_head", "mentor", "teacher", "researcher", "admin"] as const) {
      await expect(boardOf(place.actors[role])).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(boardOf(world.foreign.actors.programme_lead)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("takes as many statements for one pair as for many", async () => {
    await makeTeacherWithFocus(world, place);
    await makeMentor(world, place);
    const few = await countStatements(() => boardOf());
    for (let count = 0; count < 4; count += 1) {
      await makeTeacherWithFocus(world, place);
      await makeMentor(world, place);
    }
    expect(await countStatements(() => boardOf())).toBe(few);
  });
});

describe("the proposal for a teacher", () => {
  const propose = (pair: { focusId: string; teacherId: string }, actor = place.actors.territory_head) =>
    getAssignmentProposal(actor, { ...pair, minutesPerWeek: 90 });

  it("weighs every mentor of the territory, those who may be assigned first", async () => {
    const { focusId, teacher } = await makeTeacherWithFocus(world, place);
    const weak = await makeMentor(world, place, { strengths: [] });
    const paused = await makeMentor(world, place, { state: "paused" });
    const strong = await makeMentor(world, place);
    await makeMentor(world, world.foreign);
    const proposal = await propose({ focusId, teacherId: teacher.personId });
    expect(proposal.candidates.map(({ mentorId, isEligible }) => [mentorId, isEligible])).toEqual([
      [strong.personId, true],
      [weak.personId, true],
      [paused.personId, false],
    ]);
    expect(proposal).toMatchObject({
      current: null,
      mentorCap: 3,
      focus: { isOpen: true, goal: "Pide corregir con una pista antes de dar la respuesta" },
      teacher: { id: teacher.personId, rbd: place.school.rbd, subjects: ["Matemática"], grades: ["3b"] },
    });
    const [best] = proposal.candidates;
    expect(best?.distanceKm).toBeCloseTo(5.1, 0);
    expect(best?.travelMinutesPerWeek).toBe(60);
  });

  it("travels nowhere to a mentor of the same school, and says where the distance is not known", async () => {
    const { focusId, teacher } = await makeTeacherWithFocus(world, place);
    const { personId } = await makeMentor(world, place);
    const pair = { focusId, teacherId: teacher.personId };
    await db().school.update({ where: { id: place.otherSchool.id }, data: { latitude: null } });
    expect((await propose(pair)).candidates[0]).toMatchObject({ distanceKm: null, travelMinutesPerWeek: 0 });
    await db().post.updateMany({ where: { personId }, data: { schoolId: place.school.id } });
    expect((await propose(pair)).candidates[0]).toMatchObject({ isSameSchool: true, distanceKm: 0 });
  });

  it("follows the programme's caps, and the law's where there is no programme", async () => {
    const { focusId, teacher } = await makeTeacherWithFocus(world, place);
    const pair = { focusId, teacherId: teacher.personId };
    await db().programme.update({ where: { id: place.programmeId }, data: { mentorCap: 1 } });
    expect((await propose(pair)).mentorCap).toBe(1);
    await db().programme.delete({ where: { id: place.programmeId } });
    expect((await propose(pair)).mentorCap).toBe(3);
  });

  it("keeps a strength found under an earlier version of the rubric", async () => {
    const { focusId, teacher } = await makeTeacherWithFocus(world, place);
    const { personId } = await makeMentor(world, place, { strengths: [] });
    const found = await db().rubricIndicator.findFirstOrThrow({
      where: { code: "C9.1" },
      include: { version: true },
    });
    const versionId = newId();
    await db().rubricVersion.create({
      data: {
        id: versionId,
        rubricId: found.version.rubricId,
        version: 50 + (await db().rubricVersion.count()),
        state: "draft",
        description: "Versión anterior",
        contentHash: "1".repeat(64),
        sections: { create: { id: newId(), code: "C", title: "Enseñanza", sortOrder: 1 } },
      },
    });
    const section = await db().rubricSection.findFirstOrThrow({ where: { versionId } });
    const indicatorId = newId();
    await db().rubricIndicator.create({
      data: {
        id: indicatorId,
        versionId,
        sectionId: section.id,
        code: "C9.1",
        title: "Retroalimenta",
        description: "Descripción",
        observableIn: "lesson",
        sortOrder: 1,
      },
    });
    const profile = await db().mentorProfile.findUniqueOrThrow({ where: { personId } });
    await db().strength.create({
      data: {
        id: newId(),
        profileId: profile.id,
        rubricIndicatorId: indicatorId,
        level: 4,
        evidence: "Clase",
      },
    });
    const { candidates } = await propose({ focusId, teacherId: teacher.personId });
    expect(candidates[0]?.considerations).toContainEqual({
      kind: "for",
      text: "Fortaleza registrada en C9.1 Retroalimenta.",
    });
  });

  it("does not exist outside the reach of those who decide, nor for a teacher who is not in the focus", async () => {
    const { focusId, teacher } = await makeTeacherWithFocus(world, place);
    const pair = { focusId, teacherId: teacher.personId };
    for (const actor of [place.actors.principal, teacher, world.foreign.actors.territory_head]) {
      await expect(propose(pair, actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(propose({ focusId, teacherId: place.actors.teacher.personId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("takes as many statements for one mentor as for many", async () => {
    const { focusId, teacher } = await makeTeacherWithFocus(world, place);
    const pair = { focusId, teacherId: teacher.personId };
    await makeMentor(world, place);
    const few = await countStatements(() => propose(pair));
    for (let count = 0; count < 4; count += 1) await makeMentor(world, place);
    expect(await countStatements(() => propose(pair))).toBe(few);
  });
});
