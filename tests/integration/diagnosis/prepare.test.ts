import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { addNeed, removeNeed, reorderNeeds, updateNeed } from "@/lib/diagnosis/commands/needs";
import { openDiagnosis, proposeNeedsAgain, updateSummary } from "@/lib/diagnosis/commands/prepare";
import { getDiagnosis } from "@/lib/diagnosis/queries/diagnosis";
import { listNeedFindings } from "@/lib/diagnosis/queries/needs";
import { makeDiagnosis, makeObservedSchool } from "@/tests/factories/diagnosis";
import { makeBatch, makeFigure, theIndicator } from "@/tests/factories/evidence";
import { makeTeacher } from "@/tests/factories/directory";
import { makeObservation } from "@/tests/factories/observation";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const ownNeed = (world: World) => ({
  focusAreaId: world.taxonomy.areas["AULA"] ?? "",
  level: "school" as const,
  statement: "Los cambios de actividad toman mucho tiempo en las tardes",
  impact: 2,
  feasibility: 3,
  urgency: 1,
  writtenEvidence: "Conversado en el consejo de profesores de abril",
});

describe("opening a diagnosis", () => {
  it("proposes needs by the rule, with the lessons and the official results behind them", async () => {
    const { place, schoolId, observationIds } = await makeObservedSchool(world, world.own);
    const [indicator, batch] = [
      await theIndicator("simce/lect", { shortName: "Lectura" }),
      await makeBatch(),
    ];
    const at = { territoryId: place.territoryId, schoolId, indicatorId: indicator.id, batchId: batch.id };
    await makeFigure(at, { value: 240, gseDifference: -14, gseSignificance: -1 });
    const opened = await openDiagnosis(place.actors.utp_head, { schoolId, schoolYear: 2026 });
    expect(opened.proposed).toBe(1);
    const { shown } = await getDiagnosis(place.actors.utp_head, { id: opened.id });
    expect(shown?.needs).toMatchObject([
      {
        statement: "En 3 de 4 clases observadas, «Indicador C9.1» aparece en los dos niveles iniciales.",
        areaLabel: "Foco EVAL: Foco EVAL.RETRO",
        proposedByRule: true,
        isValidated: false,
        lessons: { count: 4, teachers: 4, firstOn: "2026-05-11", lastOn: "2026-05-11" },
        figures: [
          {
            words: expect.stringMatching(/^240 · Lectura 4° 2024 · 62 estudiantes.* · más bajo que su GSE$/),
          },
        ],
      },
    ]);
    const evidence = await db().needEvidence.findMany({
      where: { observationId: { in: [...observationIds] } },
    });
    expect(evidence).toHaveLength(4);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { thingId: opened.id } });
    expect(entry).toMatchObject({
      action: "diagnosis.opened",
      details: { schoolId, schoolYear: 2026, proposed: 1 },
    });
  });

  it("does not count lessons that are not shared, of coaching, of another school or of another time", async () => {
    const { place, schoolId } = await makeObservedSchool(world, world.own, {
      lessons: [{ "C9.1": 1 }, { "C9.1": 1 }],
    });
    const teacher = await makeTeacher({ territoryId: place.territoryId, schoolId });
    const levels = { "C9.1": 1 };
    await makeObservation(world, place, { levels, state: "saved", visit: { teacherId: teacher.id } });
    await makeObservation(world, place, { levels, visit: { teacherId: teacher.id, purpose: "coaching" } });
    await makeObservation(world, place, {
      levels,
      visit: { teacherId: teacher.id, plannedOn: new Date("2025-11-03") },
    });
    await makeObservation(world, place, {
      levels,
      visit: { teacherId: teacher.id, schoolId: place.otherSchool.id },
    });
    const opened = await openDiagnosis(place.actors.utp_head, { schoolId, schoolYear: 2026 });
    expect(opened.proposed).toBe(0);
    const findings = await listNeedFindings(place.actors.utp_head, opened.versionId);
    expect(findings.find(({ code }) => code === "C9.1")).toMatchObject({
      lessons: 2,
      teachers: 2,
      outcome: "too_few",
    });
  });

  it("is refused to those who do not prepare, a second time, without a programme, and in another territory", async () => {
    const { place, schoolId } = await makeObservedSchool(world, world.own);
    const { utp_head: technicalHead, principal } = place.actors;
    await expect(openDiagnosis(principal, { schoolId, schoolYear: 2026 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(openDiagnosis(technicalHead, { schoolId, schoolYear: 2031 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      openDiagnosis(technicalHead, { schoolId: world.foreign.school.id, schoolYear: 2026 }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await openDiagnosis(technicalHead, { schoolId, schoolYear: 2026 });
    await expect(openDiagnosis(technicalHead, { schoolId, schoolYear: 2026 })).rejects.toMatchObject({
      code: "DUPLICATE",
    });
  });
});

describe("working on a draft", () => {
  it("adds, rewrites, orders and removes needs, each once and audited", async () => {
    const { place, versionId, needId, diagnosisId } = await makeDiagnosis(world, world.own);
    const technicalHead = place.actors.utp_head;
    const added = await addNeed(technicalHead, { versionId, lockVersion: 1, ...ownNeed(world) });
    expect(added.lockVersion).toBe(2);
    await reorderNeeds(technicalHead, { versionId, lockVersion: 2, needIds: [added.id, needId] });
    await updateNeed(technicalHead, {
      ...ownNeed(world),
      versionId,
      lockVersion: 3,
      needId,
      statement: "Se pregunta mucho y se espera poco la respuesta",
      urgency: 3,
      writtenEvidence: "También lo dice el plan de mejoramiento",
    });
    const { shown } = await getDiagnosis(technicalHead, { id: diagnosisId });
    expect(
      shown?.needs.map(({ id, statement, priority, isValidated, written }) => [
        id,
        statement,
        priority,
        isValidated,
        written,
      ]),
    ).toEqual([
      [added.id, ownNeed(world).statement, 6, true, ownNeed(world).writtenEvidence],
      [
        needId,
        "Se pregunta mucho y se espera poco la respuesta",
        18,
        true,
        "También lo dice el plan de mejoramiento",
      ],
    ]);
    expect(shown?.needs[1]?.lessons?.count).toBe(4);
    await removeNeed(technicalHead, { versionId, lockVersion: 4, needId: added.id });
    const actions = await db().auditEntry.findMany({
      where: { thingId: versionId },
      orderBy: { sequence: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      "diagnosis.need_added",
      "diagnosis.needs_reordered",
      "diagnosis.need_updated",
      "diagnosis.need_removed",
    ]);
  });

  it("takes the written evidence away when it is emptied, and nothing else", async () => {
    const { place, versionId, needId } = await makeDiagnosis(world, world.own);
    const fields = { ...ownNeed(world), versionId, needId };
    await updateNeed(place.actors.utp_head, { ...fields, lockVersion: 1 });
    await updateNeed(place.actors.utp_head, { ...fields, lockVersion: 2, writtenEvidence: "" });
    const evidence = await db().needEvidence.findMany({ where: { needId } });
    expect(evidence.filter(({ observationId }) => observationId === null)).toEqual([]);
    expect(evidence).toHaveLength(4);
  });

  it("refuses a writer who read an older version, and keeps what the first one wrote", async () => {
    const { place, versionId, diagnosisId } = await makeDiagnosis(world, world.own);
    const technicalHead = place.actors.utp_head;
    const write = (summary: string) => updateSummary(technicalHead, { versionId, lockVersion: 1, summary });
    const outcomes = await Promise.allSettled([write("Primero"), write("Segundo")]);
    const refused = outcomes.filter((one) => one.status === "rejected");
    expect(refused).toMatchObject([{ reason: { code: "STALE" } }]);
    const { shown } = await getDiagnosis(technicalHead, { id: diagnosisId });
    expect(["Primero", "Segundo"]).toContain(shown?.summary);
    expect(shown?.lockVersion).toBe(2);
  });

  it("proposes again without touching what people worked on", async () => {
    const { place, versionId, needId, schoolId } = await makeDiagnosis(world, world.own, {
      lessons: [
        { "C9.1": 1, "B5.1": 3 },
        { "C9.1": 1, "B5.1": 3 },
        { "C9.1": 1, "B5.1": 3 },
      ],
    });
    const technicalHead = place.actors.utp_head;
    await updateNeed(technicalHead, {
      ...ownNeed(world),
      versionId,
      lockVersion: 1,
      needId,
      statement: "Como la escribió la escuela",
    });
    for (let count = 0; count < 6; count += 1) {
      const teacher = await makeTeacher({ territoryId: place.territoryId, schoolId });
      await makeObservation(world, place, { levels: { "B5.1": 1 }, visit: { teacherId: teacher.id } });
    }
    await proposeNeedsAgain(technicalHead, { versionId, lockVersion: 2 });
    const needs = await db().need.findMany({ where: { versionId }, orderBy: { sortOrder: "asc" } });
    expect(needs.map(({ statement, sortOrder }) => [statement, sortOrder])).toEqual([
      ["Como la escribió la escuela", 1],
      ["En 6 de 9 clases observadas, «Indicador B5.1» aparece en los dos niveles iniciales.", 2],
    ]);
    await proposeNeedsAgain(technicalHead, { versionId, lockVersion: 3 });
    expect(await db().need.count({ where: { versionId } })).toBe(2);
  });

  it("is refused to other roles, and a need of another version is not found", async () => {
    const { place, versionId } = await makeDiagnosis(world, world.own);
    const other = await makeDiagnosis(world, world.own);
    const edit = { versionId, lockVersion: 1 };
    const { actors } = place;
    await expect(updateSummary(actors.principal, { ...edit, summary: "x" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(
      updateSummary(world.foreign.actors.programme_lead, { ...edit, summary: "x" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(removeNeed(actors.utp_head, { ...edit, needId: other.needId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(reorderNeeds(actors.utp_head, { ...edit, needIds: [other.needId] })).rejects.toMatchObject({
      code: "STALE",
    });
  });
});
