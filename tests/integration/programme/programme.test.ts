import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { configureProgramme } from "@/lib/programme/commands";
import { getFocusTaxonomy, getProgramme, listFocusAreas, listProgrammes } from "@/lib/programme/queries";
import { insertFoci } from "@/prisma/seed/content/insert-foci";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const settings = {
  minimumCell: 10,
  mentorCap: 3,
  otherSchoolCap: 1,
  weeklyTravelCapMinutes: 90,
  feedbackWithinHours: 72,
  cycleWeeks: 8,
  needThreshold: 2.5,
  shareReminderDays: 4,
};

describe("reading a programme", () => {
  it("gives the newest year to whoever works in the territory, and only its lead may set it", async () => {
    const { own } = world;
    const asTeacher = await getProgramme(own.actors.teacher, { territoryId: own.territoryId });
    expect(asTeacher).toMatchObject({ schoolYear: 2026, startsOn: "2026-03-02", canConfigure: false });
    const asLead = await getProgramme(own.actors.programme_lead, { territoryId: own.territoryId });
    expect(asLead.canConfigure).toBe(true);
  });

  it("does not find another territory's, nor a year without one", async () => {
    const { own, foreign } = world;
    const lead = own.actors.programme_lead;
    await expect(getProgramme(lead, { territoryId: foreign.territoryId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      getProgramme(lead, { territoryId: own.territoryId, schoolYear: 2031 }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await listProgrammes(lead)).map(({ territoryId }) => territoryId)).toEqual([own.territoryId]);
  });
});

describe("setting a programme", () => {
  it("stores the settings and audits each change from old to new", async () => {
    const { own } = world;
    const lead = own.actors.programme_lead;
    const programmeId = own.programmeId;
    const done = await configureProgramme(lead, {
      ...settings,
      programmeId,
      mentorCap: 4,
      needThreshold: 2.25,
    });
    expect(done).toEqual({ changes: 2 });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { thingId: programmeId } });
    expect(entry).toMatchObject({ action: "programme.configured", actorId: lead.personId });
    expect(entry.details).toEqual({ changes: ["mentorCap: 3 → 4", "needThreshold: 2.5 → 2.25"] });
    expect(
      await configureProgramme(lead, { ...settings, programmeId, mentorCap: 4, needThreshold: 2.25 }),
    ).toEqual({
      changes: 0,
    });
    expect(await db().auditEntry.count({ where: { thingId: programmeId } })).toBe(1);
  });

  it("refuses a cell of fewer than five persons and a cap that is no number, in words and by field", async () => {
    const { own } = world;
    const wrong = { ...settings, programmeId: own.programmeId, minimumCell: 4, mentorCap: "muchos" };
    await expect(configureProgramme(own.actors.programme_lead, wrong)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: {
        fields: {
          minimumCell: "Con menos de 5 personas se podría reconocer a alguien: usar 5 o más.",
          mentorCap: "Escribir un número entero de docentes, de 1 a 10.",
        },
      },
    });
  });

  it("is refused to other roles, and another territory's programme is not found", async () => {
    const { own, foreign } = world;
    const input = { ...settings, programmeId: own.programmeId };
    await expect(configureProgramme(own.actors.utp_head, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      configureProgramme(own.actors.programme_lead, { ...settings, programmeId: foreign.programmeId }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the taxonomy of foci", () => {
  it("is read in its order, parents before children", async () => {
    const areas = await listFocusAreas(world.own.actors.mentor);
    expect(areas.map(({ code }) => code)).toEqual(["EVAL", "EVAL.RETRO", "AULA"]);
    expect((await getFocusTaxonomy(world.own.actors.mentor)).version).toBe(9_000);
  });

  it("of the seed is published once, under the same ids, and refuses to change under its version", async () => {
    await insertFoci(db());
    const first = await db().focusArea.findMany({
      where: { taxonomy: { version: 1 } },
      orderBy: { sortOrder: "asc" },
    });
    await insertFoci(db());
    const again = await db().focusArea.findMany({
      where: { taxonomy: { version: 1 } },
      orderBy: { sortOrder: "asc" },
    });
    expect(first.length).toBeGreaterThan(20);
    expect(again).toEqual(first);
    expect(first.filter(({ parentId }) => parentId === null).map(({ code }) => code)).toEqual(
      expect.arrayContaining(["PCK", "PLAN", "EVAL", "EST", "AULA", "INCL", "CONV", "TEC", "FAM", "PROF"]),
    );
    await db().focusArea.updateMany({
      where: { code: "EVAL", taxonomy: { version: 1 } },
      data: { name: "Otra cosa" },
    });
    await expect(insertFoci(db())).rejects.toThrow("give it a new version number");
  });
});
