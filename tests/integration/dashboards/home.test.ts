import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/lib/access/schema";
import { listMyAgenda, getSession } from "@/lib/coaching/queries/session";
import { getCycle } from "@/lib/coaching/queries/cycle";
import { getCycleProposal } from "@/lib/coaching/queries/proposal";
import { getHome } from "@/lib/dashboards/queries/home/home";
import type { HomeItem } from "@/lib/dashboards/schema";
import { db } from "@/lib/db/client";
import { getDiagnosis } from "@/lib/diagnosis/queries/diagnosis";
import { listDiagnoses } from "@/lib/diagnosis/queries/list";
import { startNewVersion } from "@/lib/diagnosis/commands/prepare";
import { getPerson } from "@/lib/directory/queries/people";
import { addDays } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { getAssignmentBoard } from "@/lib/mentoring/queries/board";
import { getObservation, getVisitForCapture } from "@/lib/observation/queries/observation";
import { listVisits } from "@/lib/observation/queries/visit";
import { makeAccount } from "@/tests/factories/auth";
import {
  makeAssignment,
  makeCycle,
  makeMonitoring,
  makeSession,
  makeStep,
  makeTeacherActor,
} from "@/tests/factories/coaching";
import { makeDiagnosis, makeDiagnosisAt } from "@/tests/factories/diagnosis";
import { makeTeacherWithFocus } from "@/tests/factories/mentoring";
import { makeObservation, makeVisit } from "@/tests/factories/observation";
import { makeSupportFocus } from "@/tests/factories/support";
import { makeWorld, refreshed, type World } from "@/tests/factories/world";
import { countStatements } from "@/tests/support/statements";

const today = civilDateAt(new Date(), DEFAULT_ZONE);
const dayFromToday = (days: number) => new Date(addDays(today, days));

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const itemsOf = async (role: Role) => (await getHome(await refreshed(world.own.actors[role]))).items;
const titles = (items: readonly HomeItem[]) => items.map(({ title }) => title);
const about = (items: readonly HomeItem[], href: string) => items.filter((item) => item.href === href);

describe("the mentor's home", () => {
  it("puts today's session first of today, what is late before all, and leads to what the mentor may open", async () => {
    const { own } = world;
    const cycle = await makeCycle(world, own, { cycle: { plannedEndOn: dayFromToday(-3) } });
    const late = await makeSession(own, cycle.id, { plannedOn: dayFromToday(-2) });
    const now = await makeSession(own, cycle.id, { plannedOn: dayFromToday(0), plannedAt: "09:00" });
    const soon = await makeSession(own, cycle.id, { kind: "modelling", plannedOn: dayFromToday(4) });
    const far = await makeSession(own, cycle.id, { plannedOn: dayFromToday(12) });
    const mentor = await refreshed(own.actors.mentor);
    const { items } = await getHome(mentor);
    const at = (id: string) => items.find((item) => item.id === id);
    expect(at(late.id)).toMatchObject({ group: "pending", isLate: true });
    expect(at(now.id)).toMatchObject({ group: "today", time: "09:00", action: "Preparar" });
    expect(at(soon.id)).toMatchObject({ group: "week" });
    expect(at(far.id)).toBeUndefined();
    expect(at(cycle.id)).toMatchObject({ isLate: true, href: `/acompanamiento/${cycle.id}` });
    expect(items[0]?.isLate).toBe(true);
    for (const id of [late.id, now.id, soon.id]) {
      expect(at(id)?.href).toBe(`/acompanamiento/${cycle.id}/sesiones/${id}`);
      await expect(getSession(mentor, id)).resolves.toBeDefined();
    }
  });

  it("names a lesson once, though it is both an appointment and unfinished work", async () => {
    const { own } = world;
    const cycle = await makeCycle(world, own);
    const { visitId } = await makeMonitoring(world, own, { cycle, state: "planned", observation: "draft" });
    const mentor = await refreshed(own.actors.mentor);
    const { items } = await getHome(mentor);
    expect(items.filter(({ id }) => id === visitId)).toHaveLength(1);
    expect(about(items, `/observar/${visitId}`)).toHaveLength(1);
    await expect(getVisitForCapture(mentor, visitId)).resolves.toBeDefined();
  });

  it("asks to share what was recorded, to finish drafts, and to begin a cycle with who has none", async () => {
    const { own } = world;
    const saved = await makeObservation(world, own, { state: "saved" });
    const assignment = await makeAssignment(world, own);
    const mentor = await refreshed(own.actors.mentor);
    const { items } = await getHome(mentor);
    expect(about(items, `/observar/${saved.visitId}/registro`)).toMatchObject([{ action: "Compartir" }]);
    const start = about(items, `/acompanamiento/nuevo?asignacion=${assignment.id}`);
    expect(start).toMatchObject([{ action: "Comenzar", isLate: false }]);
    await expect(getCycleProposal(mentor, assignment.id)).resolves.toMatchObject({ obstacle: null });
  });

  it("holds nothing of another mentor, nor of a territory where the role has ended", async () => {
    const { own, foreign } = world;
    const others = await makeCycle(world, foreign, { cycle: { plannedEndOn: dayFromToday(-3) } });
    await makeSession(foreign, others.id, { plannedOn: dayFromToday(0) });
    // The same person coached there once: no grant of that territory is left.
    const { personId } = own.actors.mentor;
    await db().cycle.update({ where: { id: others.id }, data: { mentorId: personId } });
    const { items } = await getHome(await refreshed(own.actors.mentor));
    expect(items.filter(({ href, id }) => href.includes(others.id) || id === others.id)).toEqual([]);
  });
});

describe("the teacher's home", () => {
  it("shows what was shared, what is proposed, the step in force and the next session, each open to the teacher", async () => {
    const { own } = world;
    const teacher = await makeTeacherActor(own);
    const { personId } = teacher;
    const shared = await makeObservation(world, own, { state: "shared", visit: { teacherId: personId } });
    await makeObservation(world, own, { state: "saved", visit: { teacherId: personId } });
    const cycle = await makeCycle(world, own, { teacher });
    const talk = await makeSession(own, cycle.id, { state: "done" });
    await makeStep(own, { cycleId: cycle.id, sessionId: talk.id });
    const next = await makeSession(own, cycle.id, { plannedOn: dayFromToday(1) });
    const { items } = await getHome(teacher);
    expect(titles(items).toSorted()).toEqual(
      [
        "Observación compartida por Amanda Prueba Ríos",
        "Retroalimentación con Amanda Prueba Ríos",
        "Su paso vigente",
      ].toSorted(),
    );
    await expect(getObservation(teacher, shared.id)).resolves.toMatchObject({ reader: "teacher" });
    await expect(getCycle(teacher, cycle.id)).resolves.toMatchObject({ isTeacher: true });
    await expect(getSession(teacher, next.id)).resolves.toMatchObject({ isMentor: false });
    expect(await listMyAgenda(teacher, { until: addDays(today, 7) })).toHaveLength(1);
  });

  it("shows a proposed cycle to its teacher and to no other", async () => {
    const { own } = world;
    const [teacher, other] = [await makeTeacherActor(own), await makeTeacherActor(own)];
    const cycle = await makeCycle(world, own, {
      teacher,
      cycle: { phase: "agreement", teacherAgreedAt: null },
    });
    expect(about((await getHome(teacher)).items, `/acompanamiento/${cycle.id}`)).toMatchObject([
      { action: "Leer y acordar" },
    ]);
    expect((await getHome(other)).items).toEqual([]);
  });
});

describe("the home of those who lead a school", () => {
  it("asks the technical head to prepare, the principal to sign and the head to approve, one at a time", async () => {
    const { own } = world;
    const waitsFor: Role[][] = [];
    for (const upTo of ["draft", "in_review", "objected", "agreed", "approved"] as const) {
      const { diagnosisId } = await makeDiagnosis(world, own, { upTo });
      const href = `/diagnosticos/${diagnosisId}`;
      const who: Role[] = [];
      for (const role of ["utp_head", "principal", "territory_head", "programme_lead", "teacher"] as const) {
        if (about(await itemsOf(role), href).length === 0) continue;
        who.push(role);
        await expect(
          getDiagnosis(await refreshed(own.actors[role]), { id: diagnosisId }),
        ).resolves.toBeDefined();
      }
      waitsFor.push(who);
    }
    expect(waitsFor).toEqual([["utp_head"], ["principal"], ["utp_head"], ["territory_head"], []]);
  });

  it("asks for no diagnosis that has gone on to a newer version", async () => {
    const { own } = world;
    const { diagnosisId, place } = await makeDiagnosis(world, own, { upTo: "agreed" });
    await startNewVersion(place.actors.utp_head, { diagnosisId, reason: "Hay clases nuevas que leer" });
    const href = `/diagnosticos/${diagnosisId}`;
    expect(about(await itemsOf("territory_head"), href)).toEqual([]);
    expect(about(await itemsOf("utp_head"), href)).toMatchObject([{ title: "Diagnóstico en preparación" }]);
  });

  it("shows the technical head the signed needs without a focus, and not those that have one, carried over or not", async () => {
    const { own } = await makeWorld();
    const world2 = { ...world, own };
    const { diagnosisId, focusId, needId, place } = await makeSupportFocus(world2, own);
    const href = `/focos/nuevo?diagnostico=${diagnosisId}`;
    const open = async () => about((await getHome(await refreshed(own.actors.utp_head))).items, href);
    const without = await db().need.count({ where: { version: { diagnosisId }, supportFoci: { none: {} } } });
    expect((await open()).length).toBe(Math.min(3, without));
    await db().supportFocusNeed.createMany({
      data: (await db().need.findMany({ where: { version: { diagnosisId }, id: { not: needId } } })).map(
        ({ id }) => ({ focusId, needId: id }),
      ),
    });
    expect(await open()).toEqual([]);
    const { versionId } = await startNewVersion(place.actors.utp_head, {
      diagnosisId,
      reason: "Se agregan clases de la tarde",
    });
    await db().diagnosisVersion.update({ where: { id: versionId }, data: { state: "agreed" } });
    expect(await open()).toEqual([]);
  });

  it("leads the technical head of a school without diagnosis to the list where it is prepared", async () => {
    const { own } = await makeWorld();
    const { utp_head: technicalHead } = own.actors;
    const { items } = await getHome(technicalHead);
    const due = items.find(({ title }) => title === "Preparar el diagnóstico del año");
    expect(due?.href).toBe(`/diagnosticos?estado=sin&q=${own.school.rbd}`);
    const list = await listDiagnoses(technicalHead, { state: "none", q: String(own.school.rbd) });
    expect(list.rows).toMatchObject([{ rbd: own.school.rbd, canOpen: true }]);
  });

  it("tells the principal that there is a visit, not to whom nor what was seen", async () => {
    const { own } = await makeWorld();
    const visit = await makeVisit({ ...world, own }, own, { plannedOn: dayFromToday(2), classGroup: "3°B" });
    await makeVisit({ ...world, own }, own, { plannedOn: dayFromToday(2), schoolId: own.otherSchool.id });
    const { items } = await getHome(own.actors.principal);
    expect(items).toMatchObject([{ id: visit.id, group: "week", href: "/observar" }]);
    expect(JSON.stringify(items)).not.toContain("Mella");
    expect((await listVisits(own.actors.principal)).rows.map(({ id }) => id)).toContain(visit.id);
  });
});

describe("the home of those who lead the territory", () => {
  it("counts the teachers with a focus and without a mentor, each once, by school", async () => {
    const { own } = await makeWorld();
    const here = { ...world, own };
    const { teacher } = await makeTeacherWithFocus(here, own);
    await makeTeacherWithFocus(here, own, teacher);
    await makeTeacherWithFocus(here, own);
    await makeAssignment(here, own);
    for (const role of ["territory_head", "programme_lead"] as const) {
      const { items } = await getHome(own.actors[role]);
      const due = about(items, `/asignaciones?establecimiento=${own.school.id}`);
      expect(due).toMatchObject([{ title: "2 docentes con foco y sin asesor/a", detail: own.school.name }]);
      await expect(getAssignmentBoard(own.actors[role], own)).resolves.toBeDefined();
    }
  });

  it("shows the administration who is locked out, in its own territory", async () => {
    const { own, foreign } = await makeWorld();
    const lockedUntil = new Date(Date.now() + 600_000);
    for (const { actors } of [own, foreign]) {
      await makeAccount({ personId: actors.teacher.personId, lockedUntil });
    }
    const { items } = await getHome(own.actors.admin);
    const { personId } = own.actors.teacher;
    expect(items).toMatchObject([{ href: `/personas/${personId}`, action: "Revisar" }]);
    await expect(getPerson(own.actors.admin, personId)).resolves.toMatchObject({ canManage: true });
  });
});

describe("everybody's home", () => {
  it("is empty where nothing waits", async () => {
    const { own } = await makeWorld();
    for (const role of ["researcher", "admin", "mentor", "teacher", "principal", "territory_head"] as const) {
      expect((await getHome(own.actors[role])).items).toEqual([]);
    }
    const operator = { kind: "operator" as const, personId: null, name: "", grants: [] };
    expect((await getHome(operator)).items).toEqual([]);
  });

  it("holds nothing of another territory", async () => {
    const { own, foreign } = await makeWorld();
    const there = { ...world, own: foreign };
    await makeDiagnosisAt(there, foreign, "in_review");
    await makeTeacherWithFocus(there, foreign);
    const cycle = await makeCycle(there, foreign);
    await makeSession(foreign, cycle.id, { plannedOn: dayFromToday(0) });
    await makeObservation(there, foreign, { state: "saved" });
    for (const role of [
      "territory_head",
      "programme_lead",
      "principal",
      "mentor",
      "teacher",
      "admin",
    ] as const) {
      expect((await getHome(own.actors[role])).items).toEqual([]);
    }
  });

  it("joins what is due in each role of a person with several, with no id twice", async () => {
    const { own } = await makeWorld();
    const here = { ...world, own };
    const person = own.actors.utp_head;
    const territory = { territoryId: own.territoryId };
    await db().grant.create({
      data: {
        id: crypto.randomUUID(),
        personId: person.personId,
        role: "territory_head",
        ...territory,
        source: "manual",
        reason: "Reemplazo",
        validFrom: new Date("2026-03-01"),
        createdAt: new Date("2026-03-01"),
      },
    });
    await makeTeacherWithFocus(here, own);
    const { items } = await getHome(await refreshed(person));
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(titles(items)).toEqual(
      expect.arrayContaining(["Preparar el diagnóstico del año", "1 docente con foco y sin asesor/a"]),
    );
  });

  it("takes as many statements for much that is due as for little", async () => {
    const { own } = await makeWorld();
    const here = { ...world, own };
    const assigned = await makeAssignment(here, own);
    await makeCycle(here, own);
    const few = await countStatements(() => getHome(assigned.mentor));
    for (let made = 0; made < 6; made += 1) {
      const cycle = await makeCycle(here, own, { cycle: { plannedEndOn: dayFromToday(-1) } });
      await makeSession(own, cycle.id, { plannedOn: dayFromToday(made) });
      await makeObservation(here, own, { state: "saved" });
    }
    const mentor = await refreshed(own.actors.mentor);
    expect((await getHome(mentor)).items.length).toBeGreaterThan(12);
    expect(await countStatements(() => getHome(mentor))).toBe(few);
  });
});
