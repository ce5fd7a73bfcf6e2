import { beforeAll, describe, expect, it } from "vitest";
import { getCoverage, getDistribution, listIndicatorLevels } from "@/lib/observation/queries/aggregate";
import { makeTeacher } from "@/tests/factories/directory";
import { makeObservation } from "@/tests/factories/observation";
import { makeWorld, type World } from "@/tests/factories/world";

const year = { from: "2026-03-01", to: "2026-12-31" };
let world: World;
let teachers: readonly { id: string; name: string }[];

beforeAll(async () => {
  world = await makeWorld();
  const { territoryId, school } = world.own;
  const at = { territoryId, schoolId: school.id };
  teachers = await Promise.all([
    makeTeacher(at, { department: "Segundo ciclo" }),
    makeTeacher(at, { department: "Segundo ciclo" }),
    makeTeacher(at, { department: null }),
  ]);
  const [first, second, third] = teachers.map(({ id }) => id);
  await makeObservation(world, world.own, { visit: { teacherId: first }, levels: { "C9.1": 1, "B5.1": 2 } });
  await makeObservation(world, world.own, { visit: { teacherId: first }, levels: { "C9.1": 2 } });
  const state = "acknowledged" as const;
  await makeObservation(world, world.own, {
    state,
    visit: { teacherId: second },
    levels: { "C9.1": 3, "B5.1": 2 },
  });
  await makeObservation(world, world.own, { levels: { "C9.1": 4 } });
  // What follows counts nowhere: not shared, made for coaching, another year, another school.
  await makeObservation(world, world.own, {
    state: "saved",
    visit: { teacherId: third },
    levels: { "C9.1": 4 },
  });
  await makeObservation(world, world.own, {
    visit: { teacherId: third, purpose: "coaching" },
    levels: { "C9.1": 4 },
  });
  await makeObservation(world, world.own, {
    visit: { teacherId: third, plannedOn: new Date("2025-11-10") },
    levels: { "C9.1": 4 },
  });
  await makeObservation(world, world.own, {
    visit: { teacherId: third, schoolId: world.own.otherSchool.id },
    levels: { "C9.1": 4 },
  });
});

describe("the coverage of a school", () => {
  it("counts who has a shared diagnosis observation and names who is missing, by department", async () => {
    const coverage = await getCoverage(world.own.actors.principal, {
      schoolId: world.own.school.id,
      ...year,
    });
    expect(coverage).toMatchObject({ teachers: 4, observed: 3, observations: 4 });
    expect(coverage.departments).toMatchObject([
      { department: "Primer ciclo", teachers: 1, observed: 1, missing: [] },
      { department: "Segundo ciclo", teachers: 2, observed: 2, missing: [] },
      { department: null, teachers: 1, observed: 0, missing: [{ id: teachers[2]?.id }] },
    ]);
  });

  it("leaves out posts of another period", async () => {
    const before = { schoolId: world.own.school.id, from: "2025-03-01", to: "2025-12-31" };
    expect(await getCoverage(world.own.actors.utp_head, before)).toMatchObject({ teachers: 0, observed: 0 });
  });
});

describe("the distribution of a school", () => {
  const ask = () => ({ schoolId: world.own.school.id, rubricVersionId: world.rubric.versionId, ...year });

  it("counts shared diagnosis observations by level and hides what would name a teacher", async () => {
    const distribution = await getDistribution(world.own.actors.principal, ask());
    expect(distribution).toMatchObject({ observations: 4, teachers: 3 });
    const byCode = new Map(distribution.indicators.map((row) => [row.code, row]));
    expect(byCode.get("C9.1")).toMatchObject({ mean: 2.5, observations: 4, teachers: 3, notObserved: 0 });
    expect(byCode.get("C9.1")?.levels.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
    expect(byCode.get("B5.1")).toMatchObject({ isSuppressed: true, mean: null, teachers: 2 });
    expect(byCode.get("C9.2")).toMatchObject({
      isSuppressed: false,
      mean: null,
      teachers: 0,
      notObserved: 4,
    });
  });

  it("holds no teacher at all", async () => {
    const text = JSON.stringify(await getDistribution(world.own.actors.utp_head, ask()));
    const ids = [...teachers.map(({ id }) => id), world.own.actors.teacher.personId];
    expect(ids.some((id) => text.includes(id))).toBe(false);
  });
});

describe("a teacher's trail on an indicator", () => {
  it("goes from the oldest to the newest of what the reader may open", async () => {
    const fresh = await makeWorld();
    const { teacher, mentor, utp_head, principal } = fresh.own.actors;
    const indicatorId = fresh.rubric.indicators["C9.1"] ?? "";
    const ask = { teacherId: teacher.personId, indicatorId };
    await makeObservation(fresh, fresh.own, {
      visit: { plannedOn: new Date("2026-08-10"), purpose: "coaching" },
      levels: { "C9.1": 3 },
    });
    await makeObservation(fresh, fresh.own, { levels: { "C9.1": 1 } });
    await makeObservation(fresh, fresh.own, { state: "saved", levels: { "C9.1": 4 } });
    await makeObservation(fresh, fresh.own, { visit: { plannedOn: new Date("2026-09-10") }, levels: {} });
    const forTeacher = await listIndicatorLevels(teacher, ask);
    expect(
      forTeacher.map(({ plannedOn, level, label, noteCount }) => [plannedOn, level, label, noteCount]),
    ).toEqual([
      ["2026-05-11", 1, "Incipiente", 1],
      ["2026-08-10", 3, "Logrado", 1],
      ["2026-09-10", null, "No observado", 0],
    ]);
    expect(await listIndicatorLevels(mentor, ask)).toEqual(forTeacher);
    const forDiagnosis = await listIndicatorLevels(utp_head, ask);
    expect(forDiagnosis.map(({ purpose }) => purpose)).toEqual(["diagnosis", "diagnosis"]);
    expect(await listIndicatorLevels(principal, ask)).toEqual([]);
    expect(await listIndicatorLevels(fresh.foreign.actors.utp_head, ask)).toEqual([]);
  });
});
