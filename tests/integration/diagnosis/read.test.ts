import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { openDiagnosis, startNewVersion } from "@/lib/diagnosis/commands/prepare";
import { getDiagnosis } from "@/lib/diagnosis/queries/diagnosis";
import { listDiagnoses } from "@/lib/diagnosis/queries/list";
import { getNeed, listNeedFindings } from "@/lib/diagnosis/queries/needs";
import { makeDiagnosis, makeObservedSchool, type MadeDiagnosis } from "@/tests/factories/diagnosis";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
const made: Partial<Record<"draft" | "in_review" | "agreed" | "approved", MadeDiagnosis>> = {};

beforeAll(async () => {
  world = await makeWorld();
  for (const upTo of ["draft", "in_review", "agreed", "approved"] as const) {
    made[upTo] = await makeDiagnosis(world, world.own, { upTo });
  }
});

function at(state: keyof typeof made): MadeDiagnosis {
  const found = made[state];
  if (!found) throw new Error(`No diagnosis in ${state}`);
  return found;
}

const shownTo = async (actor: Actor, state: keyof typeof made) =>
  getDiagnosis(actor, { id: at(state).diagnosisId }).then(
    ({ shown }) => shown?.state ?? "waits",
    (error: { code: string }) => error.code,
  );

describe("who reads a diagnosis", () => {
  it.each([
    ["utp_head", ["draft", "in_review", "agreed", "approved"]],
    ["programme_lead", ["draft", "in_review", "agreed", "approved"]],
    ["principal", ["waits", "in_review", "agreed", "approved"]],
    ["territory_head", ["waits", "in_review", "agreed", "approved"]],
    ["researcher", ["NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]],
    ["mentor", ["NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "approved"]],
    ["teacher", ["NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "approved"]],
    ["admin", ["NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]],
  ] as const)("%s finds %j", async (role, expected) => {
    const states = ["draft", "in_review", "agreed", "approved"] as const;
    const seen = await Promise.all(states.map((state) => shownTo(at(state).place.actors[role], state)));
    expect(seen).toEqual(expected);
  });

  it("nobody of another territory finds any", async () => {
    for (const actor of Object.values(world.foreign.actors)) {
      expect(await shownTo(actor, "approved")).toBe("NOT_FOUND");
    }
  });

  it("names who is still to be observed only for those who prepare it", async () => {
    const { place, diagnosisId } = at("draft");
    const { shown } = await getDiagnosis(place.actors.utp_head, { id: diagnosisId });
    expect(shown?.coverage).toMatchObject({ teachersObserved: 4, teachersTotal: 6 });
    expect(shown?.coverage.missing).toHaveLength(2);
    const inReview = at("in_review");
    const asPrincipal = await getDiagnosis(inReview.place.actors.principal, { id: inReview.diagnosisId });
    expect(asPrincipal.shown?.coverage).toMatchObject({ teachersObserved: 4, missing: null });
  });

  it("gives the principal counts of lessons: no day, no teacher, no observation, no level of anybody", async () => {
    const { place, diagnosisId, teacherIds, observationIds, needId } = at("in_review");
    const { principal } = place.actors;
    const text = JSON.stringify([
      await getDiagnosis(principal, { id: diagnosisId }),
      await getNeed(principal, needId),
    ]);
    for (const id of [...teacherIds, ...observationIds]) expect(text).not.toContain(id);
    const need = await getNeed(principal, needId);
    expect(need.lessons?.count).toBe(4);
    expect(need.observedOn).toEqual([]);
    const asPreparer = await getNeed(place.actors.utp_head, needId);
    expect(asPreparer.observedOn).toHaveLength(4);
  });

  it("withholds the distribution while fewer than three teachers were observed", async () => {
    const few = await makeObservedSchool(world, world.own, { lessons: [{ "C9.1": 1 }, { "C9.1": 4 }] });
    const { id } = await openDiagnosis(few.place.actors.utp_head, {
      schoolId: few.schoolId,
      schoolYear: 2026,
    });
    const { shown } = await getDiagnosis(few.place.actors.utp_head, { id });
    const row = shown?.distribution.find(({ code }) => code === "C9.1");
    expect(row).toMatchObject({ isSuppressed: true, mean: null, notObserved: null });
    expect(row?.levels.every(({ count }) => count === null)).toBe(true);
    const enough = await getDiagnosis(at("in_review").place.actors.principal, {
      id: at("in_review").diagnosisId,
    });
    const shownRow = enough.shown?.distribution.find(({ code }) => code === "C9.1");
    expect(shownRow).toMatchObject({ isSuppressed: false, observations: 4, notObserved: 0 });
    expect(shownRow?.levels.map(({ count }) => count)).toEqual([1, 2, 1, 0]);
  });

  it("shows teachers neither a later draft nor what changed from a version they do not read", async () => {
    const { place, diagnosisId } = await makeDiagnosis(world, world.own, { upTo: "approved" });
    await startNewVersion(place.actors.utp_head, { diagnosisId, reason: "Se observaron más clases" });
    const asTeacher = await getDiagnosis(place.actors.teacher, { id: diagnosisId });
    expect(asTeacher.versions.map(({ version }) => version)).toEqual([1]);
    await expect(getDiagnosis(place.actors.teacher, { id: diagnosisId, version: 2 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the list of diagnoses", () => {
  it("says how each school goes, its coverage and who must act", async () => {
    const { rows } = await listDiagnoses(world.own.actors.territory_head, { state: "in_review" });
    expect(rows).toMatchObject([
      {
        id: at("in_review").schoolId,
        state: "in_review",
        version: 1,
        teachersObserved: 4,
        teachersTotal: 6,
        nextStep: "Dirección: leer y firmar, u objetar",
        canOpen: false,
      },
    ]);
  });

  it("offers to open one only where there is none, to those who prepare it", async () => {
    const { school } = world.own;
    const { rows } = await listDiagnoses(world.own.actors.utp_head, { state: "none" });
    expect(rows.find(({ id }) => id === school.id)).toMatchObject({
      diagnosisId: null,
      canOpen: true,
      nextStep: "Jefatura UTP: abrir el diagnóstico",
    });
    const asHead = await listDiagnoses(world.own.actors.territory_head, { state: "none" });
    expect(asHead.rows.find(({ id }) => id === school.id)?.canOpen).toBe(false);
  });

  it("keeps to the school of who leads one, and shows teachers only approved ones", async () => {
    const { place, schoolId } = at("approved");
    const asTeacher = await listDiagnoses(place.actors.teacher);
    expect(asTeacher.rows.map(({ id }) => id)).toContain(schoolId);
    expect(asTeacher.rows.every(({ state }) => state === "approved")).toBe(true);
    const onlyHere = {
      ...place.actors.principal,
      grants: place.actors.principal.grants.filter((grant) => grant.schoolId === schoolId),
    };
    const asPrincipal = await listDiagnoses(onlyHere);
    expect(asPrincipal.rows.map(({ id }) => id)).toEqual([schoolId]);
  });

  it("finds nothing of another territory, and pages without repeating", async () => {
    const { rows } = await listDiagnoses(world.foreign.actors.territory_head);
    expect(rows).toEqual([]);
    const first = await listDiagnoses(world.own.actors.territory_head, { limit: 2 });
    const second = await listDiagnoses(world.own.actors.territory_head, {
      limit: 2,
      cursor: first.nextCursor ?? "",
    });
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });
});

describe("what the rule finds", () => {
  it("is listed indicator by indicator for those who prepare, and found by nobody else", async () => {
    const { place, versionId } = at("draft");
    const findings = await listNeedFindings(place.actors.utp_head, versionId);
    expect(findings.map(({ code, outcome }) => [code, outcome])).toEqual([
      ["B5.1", "too_few"],
      ["C9.1", "proposed"],
      ["C9.2", "too_few"],
    ]);
    await expect(listNeedFindings(place.actors.principal, versionId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(listNeedFindings(world.foreign.actors.utp_head, versionId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
