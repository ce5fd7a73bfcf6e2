import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { cancelVisit, planVisit, rescheduleVisit } from "@/lib/observation/commands/visit";
import { listEligibleObservers, listObservableTeachers } from "@/lib/observation/queries/planning";
import { getVisit, listPendingObservations, listVisits } from "@/lib/observation/queries/visit";
import { makeGrant } from "@/tests/factories/access";
import { makeTeacher } from "@/tests/factories/directory";
import { makeObservation, makeVisit, schoolDay } from "@/tests/factories/observation";
import { makeWorld, refreshed, type World } from "@/tests/factories/world";

let world: World;
let assignedMentor: Actor & { readonly personId: string };

beforeAll(async () => {
  world = await makeWorld();
  const { mentor, teacher } = world.own.actors;
  await makeGrant({
    personId: mentor.personId,
    role: "mentor",
    territoryId: world.own.territoryId,
    subjectPersonId: teacher.personId,
  });
  assignedMentor = await refreshed(mentor);
});

let hour = 0;
function aPlan(overrides: object = {}) {
  hour += 1;
  const { actors, school } = world.own;
  return {
    id: newId(),
    schoolId: school.id,
    teacherId: actors.teacher.personId,
    observerId: actors.utp_head.personId,
    rubricVersionId: world.rubric.versionId,
    purpose: "diagnosis" as const,
    plannedOn: schoolDay(),
    plannedAt: `08:${String(hour).padStart(2, "0")}`,
    subject: "Matemática",
    grade: "3b",
    classGroup: "3°B",
    ...overrides,
  };
}

const fieldsOf = (refused: Promise<unknown>) =>
  refused.then(
    () => "not refused",
    (error: { details: { fields: Record<string, string> } }) => Object.keys(error.details.fields),
  );

describe("planning a visit", () => {
  it("is for the technical head, as observer, and leaves its entry in the trail", async () => {
    const plan = aPlan();
    const planned = await planVisit(world.own.actors.utp_head, plan);
    expect(planned.warnings).toEqual([]);
    const visit = await getVisit(world.own.actors.utp_head, planned.id);
    expect(visit).toMatchObject({
      state: "planned",
      plannedOn: plan.plannedOn,
      isObserver: true,
      observation: null,
    });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { thingId: planned.id } });
    expect(entry.action).toBe("visit.planned");
  });

  it("is for the coordination, with a mentor of the territory as observer", async () => {
    const observerId = world.own.actors.mentor.personId;
    const planned = await planVisit(world.own.actors.programme_lead, aPlan({ observerId }));
    const visit = await getVisit(assignedMentor, planned.id);
    expect(visit.isObserver).toBe(true);
  });

  it("is for a mentor only with an assigned teacher and as observer", async () => {
    const observerId = assignedMentor.personId;
    await expect(planVisit(assignedMentor, aPlan({ observerId }))).resolves.toMatchObject({ warnings: [] });
    const other = await makeTeacher({ territoryId: world.own.territoryId, schoolId: world.own.school.id });
    const unassigned = planVisit(assignedMentor, aPlan({ observerId, teacherId: other.id }));
    await expect(unassigned).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(planVisit(assignedMentor, aPlan())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it.each(["principal", "territory_head", "teacher", "researcher", "admin"] as const)(
    "is not for the role %s",
    async (role) => {
      await expect(planVisit(world.own.actors[role], aPlan())).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );

  it("does not reach a school of another territory", async () => {
    const foreign = aPlan({ schoolId: world.foreign.school.id });
    await expect(planVisit(world.own.actors.programme_lead, foreign)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("plans one visit when it is sent twice", async () => {
    const plan = aPlan();
    const { utp_head } = world.own.actors;
    expect(await planVisit(utp_head, plan)).toMatchObject({ id: plan.id });
    expect(await planVisit(utp_head, plan)).toMatchObject({ id: plan.id });
    expect(await db().visit.count({ where: { id: plan.id } })).toBe(1);
  });

  it("refuses each impossible plan at its field", async () => {
    const { utp_head } = world.own.actors;
    const elsewhere = await makeTeacher({
      territoryId: world.own.territoryId,
      schoolId: world.own.otherSchool.id,
    });
    const left = await makeTeacher(
      { territoryId: world.own.territoryId, schoolId: world.own.school.id },
      { validTo: new Date("2026-04-01") },
    );
    const plan = (change: object) => fieldsOf(planVisit(utp_head, aPlan(change)));
    expect(await plan({ teacherId: utp_head.personId })).toEqual(["observerId"]);
    expect(await plan({ teacherId: elsewhere.id })).toEqual(["teacherId"]);
    expect(await plan({ teacherId: left.id })).toEqual(["teacherId"]);
    expect(await plan({ plannedOn: `${new Date().getFullYear() + 3}-05-12` })).toEqual(["plannedOn"]);
    expect(await plan({ observerId: world.own.actors.principal.personId })).toEqual(["observerId"]);
    expect(await plan({ rubricVersionId: newId() })).toEqual(["rubricVersionId"]);
    expect(await plan({ plannedAt: "25:00", grade: "9b" })).toEqual(["plannedAt", "grade"]);
  });

  it("refuses a second visit of the observer at the same hour, unless the first was cancelled", async () => {
    const { utp_head } = world.own.actors;
    const first = aPlan();
    await planVisit(utp_head, first);
    const second = aPlan({ plannedAt: first.plannedAt });
    expect(await fieldsOf(planVisit(utp_head, second))).toEqual(["plannedAt"]);
    await cancelVisit(utp_head, { visitId: first.id, reason: "Salida pedagógica" });
    await expect(planVisit(utp_head, second)).resolves.toMatchObject({ id: second.id });
  });

  it("lets only one of two plans at the same hour through when they arrive together", async () => {
    const { utp_head } = world.own.actors;
    const first = aPlan();
    const plans = [first, aPlan({ plannedAt: first.plannedAt })].map((plan) => planVisit(utp_head, plan));
    const outcomes = await Promise.allSettled(plans);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("moving and cancelling a visit", () => {
  it("is for its observer and for those who plan there, while it has not begun", async () => {
    const visit = await makeVisit(world, world.own);
    const day = schoolDay(3);
    await rescheduleVisit(assignedMentor, { visitId: visit.id, plannedOn: day, plannedAt: "11:15" });
    expect(await getVisit(assignedMentor, visit.id)).toMatchObject({ plannedOn: day, plannedAt: "11:15" });
    await cancelVisit(world.own.actors.utp_head, { visitId: visit.id, reason: "Licencia" });
    const cancelled = await getVisit(world.own.actors.principal, visit.id);
    expect(cancelled).toMatchObject({ state: "cancelled", cancelReason: "Licencia", canReschedule: false });
    const again = cancelVisit(world.own.actors.utp_head, { visitId: visit.id, reason: "Otra vez" });
    await expect(again).rejects.toMatchObject({ code: "INVALID_STATE" });
    const actions = await db().auditEntry.findMany({
      where: { thingId: visit.id },
      orderBy: { sequence: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual(["visit.rescheduled", "visit.cancelled"]);
  });

  it("is refused to those who only see it, and to strangers", async () => {
    const visit = await makeVisit(world, world.own);
    const move = { visitId: visit.id, plannedOn: schoolDay(4), plannedAt: "12:15" };
    await expect(rescheduleVisit(world.own.actors.principal, move)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const stranger = world.foreign.actors.programme_lead;
    await expect(rescheduleVisit(stranger, move)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const cancel = { visitId: visit.id, reason: "Sin motivo claro" };
    await expect(cancelVisit(world.own.actors.teacher, cancel)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is refused once the lesson is being observed", async () => {
    const { visitId } = await makeObservation(world, world.own, { state: "draft" });
    const cancel = cancelVisit(assignedMentor, { visitId, reason: "Ya no se hará" });
    await expect(cancel).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("the calendar of visits", () => {
  it("shows leaders that a visit happens, not what was seen", async () => {
    const { visitId, id } = await makeObservation(world, world.own, { state: "shared" });
    expect((await getVisit(world.own.actors.principal, visitId)).observation).toBeNull();
    expect((await getVisit(world.own.actors.territory_head, visitId)).observation).toBeNull();
    expect((await getVisit(world.own.actors.utp_head, visitId)).observation).toEqual({ id, state: "shared" });
    expect((await getVisit(world.own.actors.teacher, visitId)).observation).toEqual({ id, state: "shared" });
  });

  it("pages by day and hour without gaps or repeats, and filters", async () => {
    const filter = { teacherId: world.own.actors.teacher.personId, limit: 3 };
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listVisits(assignedMentor, { ...filter, cursor });
      seen.push(...page.rows.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    const all = await listVisits(assignedMentor, { ...filter, limit: 200 });
    expect(seen).toEqual(all.rows.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    const days = all.rows.map(({ plannedOn, plannedAt }) => `${plannedOn} ${plannedAt}`);
    expect(days).toEqual([...days].sort());
    const cancelled = await listVisits(assignedMentor, {
      ...filter,
      limit: 200,
      state: "cancelled",
      mine: true,
    });
    expect(cancelled.rows.every(({ state, isObserver }) => state === "cancelled" && isObserver)).toBe(true);
  });

  it("is empty for those with no part in it", async () => {
    for (const actor of [world.own.actors.researcher, world.own.actors.admin]) {
      expect((await listVisits(actor)).rows).toEqual([]);
    }
  });

  it("tells the observer what is unfinished, with the days it waits", async () => {
    const fresh = await makeWorld();
    const { mentor } = fresh.own.actors;
    const draft = await makeObservation(fresh, fresh.own, { state: "draft" });
    const saved = await makeObservation(fresh, fresh.own, { state: "saved" });
    const late = await makeVisit(fresh, fresh.own, { plannedOn: new Date("2026-05-13") });
    await makeObservation(fresh, fresh.own, { state: "shared" });
    const pending = await listPendingObservations(mentor, "2026-05-15");
    expect(pending.map(({ visitId, kind, days }) => ({ visitId, kind, days }))).toEqual([
      { visitId: draft.visitId, kind: "draft", days: 4 },
      { visitId: saved.visitId, kind: "unshared", days: 4 },
      { visitId: late.id, kind: "not_started", days: 2 },
    ]);
    expect(await listPendingObservations(fresh.own.actors.utp_head, "2026-05-15")).toEqual([]);
  });

  it("of a lesson seen for the diagnosis is open to the teacher's mentor once shared, as its record is", async () => {
    const { utp_head: head, teacher } = world.own.actors;
    const visit = { observerId: head.personId, teacherId: teacher.personId, purpose: "diagnosis" } as const;
    const shared = await makeObservation(world, world.own, { state: "shared", visit });
    const unshared = await makeObservation(world, world.own, { state: "saved", visit });
    await expect(getVisit(assignedMentor, shared.visitId)).resolves.toMatchObject({ id: shared.visitId });
    await expect(getVisit(assignedMentor, unshared.visitId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getVisit(world.foreign.actors.mentor, shared.visitId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("whom to visit and who observes", () => {
  it("offers the technical head the teachers of the school, found without accents, never oneself", async () => {
    const { utp_head } = world.own.actors;
    const place = { territoryId: world.own.territoryId, schoolId: world.own.school.id };
    const teacher = await makeTeacher(place, { name: "Rocío" });
    const own = await listObservableTeachers(utp_head, {}, schoolDay());
    expect(own.every(({ schoolId }) => schoolId === world.own.school.id)).toBe(true);
    await db().person.update({ where: { id: teacher.id }, data: { searchText: "rocio prueba" } });
    const found = await listObservableTeachers(utp_head, { q: "ROCÍO" }, schoolDay());
    expect(found.map(({ id }) => id)).toEqual([teacher.id]);
    expect(await listObservableTeachers(world.own.actors.principal, {}, schoolDay())).toEqual([]);
  });

  it("offers a mentor only the teachers of assignments in force", async () => {
    const offered = await listObservableTeachers(assignedMentor, {}, schoolDay());
    expect(offered.map(({ id }) => id)).toEqual([world.own.actors.teacher.personId]);
  });

  it("offers the mentors of the territory to those who plan for others, and oneself to a mentor", async () => {
    const schoolId = world.own.school.id;
    const forHead = await listEligibleObservers(world.own.actors.utp_head, schoolId, schoolDay());
    expect(forHead.map(({ id, isSelf }) => [id, isSelf])).toEqual([
      [world.own.actors.utp_head.personId, true],
      [world.own.actors.mentor.personId, false],
    ]);
    const forMentor = await listEligibleObservers(assignedMentor, schoolId, schoolDay());
    expect(forMentor.map(({ id }) => id)).toEqual([assignedMentor.personId]);
    const foreign = listEligibleObservers(assignedMentor, world.foreign.school.id, schoolDay());
    await expect(foreign).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
