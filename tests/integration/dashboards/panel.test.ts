import { beforeAll, describe, expect, it } from "vitest";
import { getTerritoryDashboard } from "@/lib/dashboards/queries/dashboard";
import type { TerritoryDashboard } from "@/lib/dashboards/schema";
import { db } from "@/lib/db/client";
import { makeAssignment, makeCycle, makeSession } from "@/tests/factories/coaching";
import {
  makeClosedCycle,
  makeClosedCycles,
  makeProgrammeOf,
  makeTeachers,
} from "@/tests/factories/dashboards";
import { makeDiagnosisAt } from "@/tests/factories/diagnosis";
import { makeSchool, makeTeacher } from "@/tests/factories/directory";
import { makeMentor } from "@/tests/factories/mentoring";
import { makeObservation } from "@/tests/factories/observation";
import { makeWorld, type TestPlace, type World } from "@/tests/factories/world";
import { countStatements } from "@/tests/support/statements";

const schoolYear = 2026;

const panelOf = (
  place: TestPlace,
  role: "territory_head" | "programme_lead" | "researcher" = "territory_head",
) => getTerritoryDashboard(place.actors[role], { code: place.territoryCode, schoolYear });

const rowOf = (panel: TerritoryDashboard, schoolId: string) =>
  panel.schools.find((school) => school.schoolId === schoolId);

const valueIn = (rows: TerritoryDashboard["cyclesByPhase"], key: string) => {
  const cell = rows.find((row) => row.key === key)?.cell;
  return cell?.state === "shown" ? cell.value : cell?.state;
};

describe("the panel's figures", () => {
  let place: TestPlace;
  let panel: TerritoryDashboard;

  beforeAll(async () => {
    const world = await makeWorld();
    place = world.own;
    await makeDiagnosisAt(world, place, "agreed"); // 3 teachers observed
    await makeTeachers(world, place, { count: 4, observed: 2 });
    await makeObservation(world, place, {
      state: "draft",
      visit: {
        teacherId: (await makeTeacher({ territoryId: place.territoryId, schoolId: place.school.id })).id,
      },
    });
    const open = await makeCycle(world, place);
    await makeSession(place, open.id, { kind: "monitoring", state: "done" });
    await makeSession(place, open.id, { kind: "feedback" });
    await makeCycle(world, place, { cycle: { phase: "agreement" } });
    await makeClosedCycle(world, place, { outcome: "achieved", finalValue: 4 });
    await makeClosedCycle(world, place, { outcome: "partly_achieved", finalValue: 2, withModelling: false });
    await makeClosedCycle(world, place, { outcome: "not_achieved", finalValue: null });
    await makeMentor(world, place, { minutesPerWeek: 200 });
    panel = await panelOf(place);
  });

  it("count those who teach in the schools of the service, and who was observed: a draft is not yet an observation", () => {
    // The teacher and the mentor of the world, 3 of the diagnosis, 4 more, 1 with a draft, 5 in cycles, and one more mentor.
    expect(panel.teachers).toEqual({ state: "shown", value: 16, n: 16 });
    // 3 of the diagnosis, 2 more, 3 in the lessons of closed cycles.
    expect(panel.observedTeachers).toMatchObject({ value: 8 });
    expect(panel.coachedTeachers).toMatchObject({ value: 5 });
    expect(rowOf(panel, place.school.id)).toMatchObject({ teachers: 14, observedTeachers: 8, openCycles: 2 });
    expect(rowOf(panel, place.otherSchool.id)).toMatchObject({
      teachers: 2,
      observedTeachers: 0,
      openCycles: 0,
    });
  });

  it("count diagnoses by the state of their newest version, and the needs of the signed ones by area", async () => {
    expect(valueIn(panel.diagnosesByState, "agreed")).toBe(1);
    expect(valueIn(panel.diagnosesByState, "none")).toBe(panel.schools.length - 1);
    expect(rowOf(panel, place.school.id)?.diagnosisState).toBe("agreed");
    const stored = await db().need.count({ where: { territoryId: place.territoryId } });
    expect(stored).toBeGreaterThan(0);
    const counted = panel.needsByArea.map(({ cell }) => (cell.state === "shown" ? cell.value : 0));
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(stored);
    expect(panel.needsByArea[0]).toMatchObject({ label: "Foco EVAL", schools: 1 });
  });

  it("count cycles by phase and the sessions that were held, with their minutes", () => {
    expect(panel.cyclesByPhase.map(({ key }) => [key, valueIn(panel.cyclesByPhase, key)])).toEqual([
      ["agreement", 1],
      ["in_progress", 1],
      ["suspended", 0],
      ["closed", 3],
    ]);
    expect(panel.sessionsByKind.map(({ key }) => [key, valueIn(panel.sessionsByKind, key)])).toEqual([
      ["monitoring", 1],
      ["feedback", 3],
      ["modelling", 2],
    ]);
    expect(panel.minutesByKind.map(({ minutes }) => minutes)).toEqual([40, 120, 80]);
    expect(panel.travelMinutes).toBe(6 * 20);
  });

  it("add the minutes released today and those of the assignments in force", () => {
    expect(panel.releasedMinutesPerWeek).toBe(200);
    expect(panel.assignedMinutesPerWeek).toBe(5 * 90);
  });

  it("say how the goals ended, and withhold every average over fewer teachers than the minimum, from the head too", () => {
    expect(panel.change.outcomes.map(({ key }) => [key, valueIn(panel.change.outcomes, key)])).toEqual([
      ["achieved", 1],
      ["partly_achieved", 1],
      ["not_achieved", 1],
    ]);
    expect(panel.change.n).toMatchObject({ value: 2 });
    expect(panel.change.mean).toEqual({ state: "suppressed" });
    expect(panel.change.ci95).toBeNull();
    expect(panel.fidelity.closedCycles).toMatchObject({ value: 3 });
    expect(panel.fidelity.closedWithModelling).toEqual({ state: "suppressed" });
    expect(panel.fidelity.medianHoursToFeedback).toEqual({ state: "suppressed" });
  });
});

describe("averages", () => {
  it("of the teachers of ten closed cycles are shown, with how sure they are", async () => {
    const world = await makeWorld();
    await makeClosedCycles(world, world.own, { count: 9, finalValue: 3 });
    await makeClosedCycles(world, world.own, { count: 1, finalValue: 2, withModelling: false });
    const { change, fidelity } = await panelOf(world.own);
    expect(change.mean).toMatchObject({ state: "shown", n: 10 });
    // From 2.1: nine times +0.9 and once −0.1.
    expect(change.mean.state === "shown" && change.mean.value).toBeCloseTo(0.8, 10);
    // s² = (9 × 0.01 + 0.81) / 9 = 0.1; t(9) = 2.262 → half 0.2262
    expect(change.ci95?.[0]).toBeCloseTo(0.5738, 4);
    expect(change.ci95?.[1]).toBeCloseTo(1.0262, 4);
    expect(fidelity.closedWithModelling).toMatchObject({ value: 0.9, n: 10 });
    expect(fidelity.medianHoursToFeedback).toMatchObject({ value: 24, n: 10 });
  });

  it("of ten closed cycles of five teachers are withheld: it is teachers who are few", async () => {
    const world = await makeWorld();
    for (let teacher = 0; teacher < 5; teacher += 1) {
      const { assignmentId, teacher: coached, focusId, mentor } = await makeClosedCycle(world, world.own);
      const first = await db().cycle.findFirstOrThrow({
        where: { assignmentId },
        include: { closing: true },
      });
      const id = crypto.randomUUID();
      const { closing, ...row } = first;
      await db().cycle.create({ data: { ...row, id, number: 2 } });
      if (!closing) throw new Error("A closed cycle without closing");
      await db().closing.create({ data: { ...closing, cycleId: id } });
      expect([coached.personId, mentor.personId, focusId]).toContain(row.teacherId);
    }
    const { change, fidelity } = await panelOf(world.own);
    expect(fidelity.closedCycles).toMatchObject({ value: 10 });
    expect(change.mean).toEqual({ state: "suppressed" });
    expect(fidelity.closedWithModelling).toEqual({ state: "suppressed" });
  });

  it("of nobody are no zero", async () => {
    const { own } = await makeWorld();
    const { change, fidelity } = await panelOf(own);
    expect(change.mean).toEqual({ state: "empty" });
    expect(fidelity.closedWithModelling).toEqual({ state: "empty" });
    expect(fidelity.medianHoursToFeedback).toEqual({ state: "empty" });
    expect(fidelity.closedCycles).toMatchObject({ state: "shown", value: 0 });
  });
});

describe("how goals ended", () => {
  it("is withheld while it would tell of one or two teachers, as it is on the page of their focus", async () => {
    const world = await makeWorld();
    await makeClosedCycles(world, world.own, { count: 2, outcome: "not_achieved", finalValue: 1 });
    const { change } = await panelOf(world.own);
    expect(change.outcomes.map(({ cell }) => cell.state)).toEqual(["suppressed", "suppressed", "suppressed"]);
  });
});

describe("a school year", () => {
  it("does not mix with another one", async () => {
    const world = await makeWorld();
    const { own } = world;
    await makeProgrammeOf(world, own, 2025);
    await makeDiagnosisAt(world, own, "approved");
    await makeCycle(world, own);
    await makeClosedCycle(world, own, { startsOn: new Date("2025-05-05") });
    const ask = (year: number) =>
      getTerritoryDashboard(own.actors.territory_head, { code: own.territoryCode, schoolYear: year });
    const [now, before] = [await ask(2026), await ask(2025)];
    expect(valueIn(now.cyclesByPhase, "closed")).toBe(0);
    expect(valueIn(before.cyclesByPhase, "closed")).toBe(1);
    expect(rowOf(now, own.school.id)).toMatchObject({ openCycles: 1, diagnosisState: "approved" });
    expect(rowOf(before, own.school.id)).toMatchObject({ openCycles: 0, diagnosisState: "none" });
    expect(before.needsByArea).toEqual([]);
    // Posts of this year are no posts of the year before.
    expect(before.teachers).toMatchObject({ value: 0 });
    expect(before.observedTeachers).toMatchObject({ value: 0 });
    expect(before.sessionsByKind.every(({ cell }) => cell.state === "shown" && cell.value === 0)).toBe(true);
  });
});

describe("research", () => {
  it("reads no small count and no name, and cannot find one by subtraction", async () => {
    const world = await makeWorld();
    const { own } = world;
    await makeTeachers(world, own, { count: 30, observed: 17 });
    await makeCycle(world, own);
    await makeClosedCycles(world, own, { count: 2 });
    const panel = await panelOf(own, "researcher");
    expect(panel.mayListPersons).toBe(false);
    expect(panel.teachers).toMatchObject({ state: "shown", value: 35 });
    expect(panel.observedTeachers).toMatchObject({ state: "shown", value: 19 });
    // One teacher in the other school: both are withheld, since 35 − 34 would tell it.
    expect(panel.schools.map(({ teachers }) => teachers)).toEqual([null, null]);
    expect(panel.schools.map(({ openCycles }) => openCycles)).toEqual(expect.arrayContaining([null]));
    expect(panel.coachedTeachers).toEqual({ state: "suppressed" });
    expect(valueIn(panel.cyclesByPhase, "in_progress")).toBe("suppressed");
    expect(valueIn(panel.cyclesByPhase, "closed")).toBe("suppressed");
    expect(panel.fidelity.closedCycles).toEqual({ state: "suppressed" });
    expect(valueIn(panel.sessionsByKind, "feedback")).toBe("suppressed");
    expect(panel.minutesByKind.every(({ minutes }) => minutes === null || minutes === 0)).toBe(true);
    expect(panel.travelMinutes).toBeNull();
    const people = await db().person.findMany({ select: { id: true, familyNames: true } });
    const told = JSON.stringify(panel);
    expect(people.filter(({ id, familyNames }) => told.includes(id) || told.includes(familyNames))).toEqual(
      [],
    );
  });

  it("is not told the teachers of any closing either", async () => {
    const world = await makeWorld();
    await makeClosedCycles(world, world.own, { count: 10 });
    const panel = await panelOf(world.own, "researcher");
    expect(panel.change.mean).toMatchObject({ state: "shown" });
    expect(JSON.stringify(panel)).not.toContain("teacherId");
  });
});

describe("who reads the panel", () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });

  it.each(["principal", "utp_head", "mentor", "teacher", "admin"] as const)(
    "is not %s, who knows the territory",
    async (role) => {
      const asked = getTerritoryDashboard(world.own.actors[role], {
        code: world.own.territoryCode,
        schoolYear,
      });
      await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );

  it("is nobody of another territory, for whom it is as if it were missing", async () => {
    const { territory_head: head } = world.own.actors;
    const ask = (code: string) => getTerritoryDashboard(head, { code, schoolYear });
    await expect(ask(world.foreign.territoryCode)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ask("no-existe")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is not the command line, which holds no grant", async () => {
    const operator = { kind: "operator" as const, personId: null, name: "", grants: [] };
    const asked = getTerritoryDashboard(operator, { code: world.own.territoryCode, schoolYear });
    await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("never counts what happens in another territory", async () => {
    const before = await panelOf(world.own);
    await makeAssignment(world, world.foreign);
    await makeClosedCycle(world, world.foreign);
    await makeDiagnosisAt(world, world.foreign, "approved");
    expect(await panelOf(world.own)).toEqual(before);
  });
});

it("takes as many statements for two schools as for forty", async () => {
  const world = await makeWorld();
  const few = await countStatements(() => panelOf(world.own));
  const { territoryId, communeId } = world.own;
  for (let made = 2; made < 40; made += 1) {
    const school = await makeSchool({ territoryId, communeId });
    await makeTeacher({ territoryId, schoolId: school.id });
  }
  await makeTeachers(world, world.own, { count: 5, observed: 5 });
  await makeClosedCycles(world, world.own, { count: 3 });
  expect((await panelOf(world.own)).schools).toHaveLength(40);
  expect(await countStatements(() => panelOf(world.own))).toBe(few);
});
