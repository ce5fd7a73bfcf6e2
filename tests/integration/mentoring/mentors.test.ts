import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import {
  addCredential,
  agreeRelease,
  recordStrength,
  saveMentorProfile,
  setMentorState,
} from "@/lib/mentoring/commands/mentors";
import {
  getMentor,
  listMentors,
  listPossibleMentors,
  listStrengthIndicators,
} from "@/lib/mentoring/queries/mentors";
import { makeGrant } from "@/tests/factories/access";
import { makeTeacher } from "@/tests/factories/directory";
import { makeMentor } from "@/tests/factories/mentoring";
import { makeWorld, refreshed, type World } from "@/tests/factories/world";

let world: World;
let head: World["own"]["actors"]["territory_head"];

beforeAll(async () => {
  world = await makeWorld();
  head = world.own.actors.territory_head;
});

const aTeacher = (name?: string) =>
  makeTeacher(
    { territoryId: world.own.territoryId, schoolId: world.own.otherSchool.id },
    name === undefined ? {} : { name },
  );

const lastActionOn = async (personId: string) => {
  const profile = await db().mentorProfile.findUniqueOrThrow({ where: { personId }, select: { id: true } });
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { thingId: profile.id },
    orderBy: { sequence: "desc" },
  });
  return entry.action;
};

const fieldsOf = (refused: Promise<unknown>) =>
  refused.then(
    () => "not refused",
    (error: { details: { fields: Record<string, string> } }) => Object.keys(error.details.fields),
  );

const summary = "Doce años de aula en primer ciclo";

describe("registering a mentor", () => {
  it("makes a teacher known as one, available, and describes them anew the second time", async () => {
    const { id: personId, name } = await aTeacher();
    await saveMentorProfile(head, { personId, summary });
    expect(await getMentor(head, personId)).toMatchObject({ name, summary, state: "active", canEdit: true });
    expect(await lastActionOn(personId)).toBe("mentor.registered");
    await saveMentorProfile(world.own.actors.programme_lead, { personId, summary: `${summary} rural` });
    expect((await getMentor(head, personId)).summary).toBe(`${summary} rural`);
    expect(await lastActionOn(personId)).toBe("mentor.described");
  });

  it("is for those who decide, and reaches nobody of another territory", async () => {
    const { id: personId } = await aTeacher();
    for (const role of ["principal", "utp_head", "mentor", "teacher", "researcher", "admin"] as const) {
      await expect(saveMentorProfile(world.own.actors[role], { personId, summary })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    for (const stranger of [world.foreign.actors.teacher.personId, newId()]) {
      await expect(saveMentorProfile(head, { personId: stranger, summary })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
  });

  it("does not rewrite the sheet of a mentor of another territory who also teaches here", async () => {
    const { personId } = await makeMentor(world, world.foreign);
    await db().post.create({
      data: {
        id: newId(),
        territoryId: world.own.territoryId,
        schoolId: world.own.school.id,
        personId,
        role: "teacher",
        weeklyMinutes: 600,
        validFrom: new Date("2026-03-01"),
      },
    });
    await expect(saveMentorProfile(head, { personId, summary })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused for who does not teach", async () => {
    const personId = world.own.actors.principal.personId;
    await expect(saveMentorProfile(head, { personId, summary })).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("hace clases"),
    });
  });
});

describe("what is said of a mentor", () => {
  it("pauses and calls back, once each", async () => {
    const { personId } = await makeMentor(world, world.own);
    await setMentorState(head, { personId, state: "paused" });
    expect(await lastActionOn(personId)).toBe("mentor.paused");
    await expect(setMentorState(head, { personId, state: "paused" })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await setMentorState(head, { personId, state: "active" });
    expect((await getMentor(head, personId)).state).toBe("active");
  });

  it("adds credentials with where they are recorded, the latest first", async () => {
    const { personId } = await makeMentor(world, world.own, { withCredential: false });
    const credential = { personId, kind: "career_stage" as const, evidence: "Portal docente" };
    await addCredential(head, { ...credential, level: "Avanzado", issuedOn: "2021-03-01" });
    await addCredential(head, {
      ...credential,
      level: "Experto I",
      issuedOn: "2025-03-01",
      validTo: "2029-03-01",
    });
    const { credentials } = await getMentor(head, personId);
    expect(credentials.map(({ level, validTo }) => [level, validTo])).toEqual([
      ["Experto I", "2029-03-01"],
      ["Avanzado", null],
    ]);
    expect(await lastActionOn(personId)).toBe("mentor.credential_added");
    const backwards = addCredential(head, { ...credential, issuedOn: "2025-03-01", validTo: "2025-03-01" });
    expect(await fieldsOf(backwards)).toEqual(["validTo"]);
  });

  it("records a strength with its evidence and corrects it in its place", async () => {
    const { personId } = await makeMentor(world, world.own, { strengths: [] });
    const strength = {
      personId,
      rubricIndicatorId: world.rubric.indicators["C9.2"] ?? "",
      level: 3,
      evidence: "Clase observada el 20 de abril",
    };
    await recordStrength(head, strength);
    await recordStrength(head, { ...strength, level: 4 });
    const { strengths } = await getMentor(head, personId);
    expect(strengths).toMatchObject([
      { indicatorCode: "C9.2", level: 4, levelLabel: "Ejemplar", rubricName: "Pauta de prueba" },
    ]);
    expect(await lastActionOn(personId)).toBe("mentor.strength_recorded");
    expect(await fieldsOf(recordStrength(head, { ...strength, level: 2 }))).toEqual(["level"]);
    expect(await fieldsOf(recordStrength(head, { ...strength, level: 5 }))).toEqual(["level"]);
    expect(await fieldsOf(recordStrength(head, { ...strength, rubricIndicatorId: newId() }))).toEqual([
      "rubricIndicatorId",
    ]);
  });

  it("agrees released time from a day on, which ends the agreement before it", async () => {
    const { personId } = await makeMentor(world, world.own);
    await agreeRelease(head, { personId, minutesPerWeek: 180, validFrom: "2026-05-04" });
    const sheet = await getMentor(head, personId);
    expect(
      sheet.releases.map(({ minutesPerWeek, validFrom, validTo }) => [minutesPerWeek, validFrom, validTo]),
    ).toEqual([
      [180, "2026-05-04", null],
      [360, "2026-03-01", "2026-05-04"],
    ]);
    expect(sheet.load.minutesReleased).toBe(180);
    expect(await lastActionOn(personId)).toBe("mentor.release_agreed");
    const earlier = agreeRelease(head, { personId, minutesPerWeek: 90, validFrom: "2026-05-04" });
    await expect(earlier).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("agrees no time for who no longer teaches in a school", async () => {
    const { personId } = await makeMentor(world, world.own);
    await db().post.updateMany({ where: { personId }, data: { validTo: new Date("2026-04-01") } });
    const agreed = agreeRelease(head, { personId, minutesPerWeek: 90, validFrom: "2026-05-04" });
    await expect(agreed).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("is written by those who decide, about mentors of their territory", async () => {
    const { personId } = await makeMentor(world, world.own);
    const rubricIndicatorId = world.rubric.indicators["C9.1"] ?? "";
    const changes = (actor: typeof head, mentorId: string) => [
      () => setMentorState(actor, { personId: mentorId, state: "paused" }),
      () =>
        addCredential(actor, {
          personId: mentorId,
          kind: "aep",
          issuedOn: "2025-03-01",
          evidence: "Resolución",
        }),
      () =>
        recordStrength(actor, {
          personId: mentorId,
          rubricIndicatorId,
          level: 3,
          evidence: "Clase observada",
        }),
      () => agreeRelease(actor, { personId: mentorId, minutesPerWeek: 90, validFrom: "2026-05-04" }),
    ];
    for (const change of changes(world.own.actors.principal, personId)) {
      await expect(change()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const foreign = await makeMentor(world, world.foreign);
    for (const change of changes(head, foreign.personId)) {
      await expect(change()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const unregistered = world.own.actors.teacher.personId;
    for (const change of changes(head, unregistered)) {
      await expect(change()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("reading mentors", () => {
  it("shows a sheet to those who decide and to the mentor, who changes nothing in it", async () => {
    const { personId } = await makeMentor(world, world.own);
    await makeGrant({ personId, role: "mentor", territoryId: world.own.territoryId });
    const mentor = await refreshed({ personId });
    expect(await getMentor(mentor, personId)).toMatchObject({ canEdit: false, mentorCap: 3 });
    for (const role of ["principal", "utp_head", "mentor", "teacher", "researcher", "admin"] as const) {
      await expect(getMentor(world.own.actors[role], personId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(getMentor(world.foreign.actors.territory_head, personId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("lists them by family name, page by page, by state and by words without accents", async () => {
    const fresh = await makeWorld();
    const { territoryId, actors } = fresh.own;
    for (const name of ["Zoe", "Berta", "Carla"]) await makeMentor(fresh, fresh.own, { name });
    const paused = await makeMentor(fresh, fresh.own, { name: "Rocío", state: "paused" });
    await db().person.update({ where: { id: paused.personId }, data: { searchText: "rocio prueba" } });
    const lead = actors.programme_lead;
    const all = await listMentors(lead, { territoryId });
    expect(all.rows).toHaveLength(4);
    const page = await listMentors(lead, { territoryId, limit: 3 });
    const rest = await listMentors(lead, { territoryId, limit: 3, cursor: page.nextCursor ?? "" });
    expect([...page.rows, ...rest.rows].map(({ mentorId }) => mentorId)).toEqual(
      all.rows.map(({ mentorId }) => mentorId),
    );
    const found = await listMentors(lead, { territoryId, state: "paused", q: "ROCÍO" });
    expect(found.rows.map(({ mentorId }) => mentorId)).toEqual([paused.personId]);
  });

  it("offers as possible mentors the teachers who are none yet", async () => {
    const fresh = await makeWorld();
    const { territoryId, actors } = fresh.own;
    const before = await listPossibleMentors(actors.territory_head, { territoryId });
    expect(before.rows.map(({ id }) => id).sort()).toEqual(
      [actors.mentor.personId, actors.teacher.personId].sort(),
    );
    await makeMentor(fresh, fresh.own, { personId: actors.mentor.personId });
    const after = await listPossibleMentors(actors.territory_head, { territoryId });
    expect(after.rows.map(({ id }) => id)).toEqual([actors.teacher.personId]);
    expect((await listPossibleMentors(actors.territory_head, { territoryId, q: "nadie así" })).rows).toEqual(
      [],
    );
  });

  it("offers for strengths the upper levels of the published rubrics", async () => {
    const indicators = await listStrengthIndicators(head);
    expect(indicators.map(({ code }) => code)).toEqual(["B5.1", "C9.1", "C9.2"]);
    expect(indicators[0]?.levels.map(({ value }) => value)).toEqual([3, 4]);
  });
});
