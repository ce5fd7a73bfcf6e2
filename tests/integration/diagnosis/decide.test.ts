import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { approveDiagnosis, reviewDiagnosis, submitDiagnosis } from "@/lib/diagnosis/commands/decide";
import { removeNeed, updateNeed } from "@/lib/diagnosis/commands/needs";
import { startNewVersion, updateSummary } from "@/lib/diagnosis/commands/prepare";
import { unscopedSignedContent } from "@/lib/diagnosis/queries/content";
import { getDiagnosis } from "@/lib/diagnosis/queries/diagnosis";
import { contentHashOf } from "@/lib/diagnosis/rules/content-hash";
import { makeDiagnosis } from "@/tests/factories/diagnosis";
import { makeTeacher } from "@/tests/factories/directory";
import { makeObservation } from "@/tests/factories/observation";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const refusedBy = async (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe("sending a diagnosis to the principal", () => {
  it("keeps what was on screen that day, and its hash can be computed again from the rows", async () => {
    const { place, versionId, diagnosisId, schoolId } = await makeDiagnosis(world, world.own, {
      upTo: "in_review",
    });
    const teacher = await makeTeacher({ territoryId: place.territoryId, schoolId });
    await makeObservation(world, place, { levels: { "C9.1": 4 }, visit: { teacherId: teacher.id } });
    const { shown } = await getDiagnosis(place.actors.principal, { id: diagnosisId });
    expect(shown?.coverage).toMatchObject({ teachersObserved: 4, teachersTotal: 6, missing: null });
    expect(shown?.isContentIntact).toBe(true);
    const stored = await db().diagnosisVersion.findUniqueOrThrow({ where: { id: versionId } });
    const content = await unscopedSignedContent(place.actors.principal, db(), versionId);
    expect(contentHashOf(content)).toBe(stored.contentHash);
    expect(shown?.folio).toBe(stored.contentHash?.slice(0, 10).toUpperCase());
  });

  it("is refused, saying what is missing, without needs or with one without evidence", async () => {
    const { place, versionId, needId } = await makeDiagnosis(world, world.own);
    await db().needEvidence.deleteMany({ where: { needId } });
    const submit = (lockVersion: number) =>
      refusedBy(submitDiagnosis(place.actors.utp_head, { versionId, lockVersion }));
    expect(await submit(1)).toBe(
      "La necesidad 1 no tiene evidencia: citar clases, resultados o escribir de dónde sale.",
    );
    await removeNeed(place.actors.utp_head, { versionId, lockVersion: 1, needId });
    expect(await submit(2)).toBe("Falta al menos una necesidad.");
  });

  it("is refused to those who do not prepare it and to a second try", async () => {
    const { place, versionId, lockVersion } = await makeDiagnosis(world, world.own, { upTo: "in_review" });
    const edit = { versionId, lockVersion };
    await expect(submitDiagnosis(place.actors.principal, edit)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(submitDiagnosis(place.actors.utp_head, edit)).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await expect(submitDiagnosis(world.foreign.actors.utp_head, edit)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the principal's answer", () => {
  it("signs the version by agreeing", async () => {
    const { place, versionId, diagnosisId } = await makeDiagnosis(world, world.own, { upTo: "agreed" });
    const { shown, nextStep, may } = await getDiagnosis(place.actors.territory_head, { id: diagnosisId });
    expect(shown).toMatchObject({
      state: "agreed",
      reviews: [{ decision: "agree", text: null, reviewerName: "Carmen Prueba Soto" }],
    });
    expect([nextStep, may.approve]).toEqual(["Jefatura del servicio: aprobar", true]);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { thingId: versionId, action: "diagnosis.signed" },
    });
    expect(entry.actorId).toBe(place.actors.principal.personId);
  });

  it("objects only with words, and the words are kept through the next versions", async () => {
    const made = await makeDiagnosis(world, world.own, { upTo: "in_review" });
    const { place, versionId, lockVersion, diagnosisId } = made;
    const edit = { versionId, lockVersion, decision: "object" as const };
    await expect(reviewDiagnosis(place.actors.principal, { ...edit, text: "No" })).rejects.toMatchObject({
      details: { fields: { text: "Escribir en qué no se reconoce la escuela: al menos 10 caracteres." } },
    });
    await reviewDiagnosis(place.actors.principal, { ...edit, text: "No se observó la jornada de la tarde" });
    await startNewVersion(place.actors.utp_head, {
      diagnosisId,
      reason: "Se recoge la objeción de la dirección",
    });
    const { versions } = await getDiagnosis(place.actors.utp_head, { id: diagnosisId });
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [2, "draft"],
      [1, "objected"],
    ]);
    expect(versions[1]?.reviews).toMatchObject([
      { decision: "object", text: "No se observó la jornada de la tarde" },
    ]);
    const change = db().diagnosisReview.updateMany({ where: { versionId }, data: { text: "Todo bien" } });
    expect(await refusedBy(change)).toContain("IMMUTABLE");
    expect(await refusedBy(db().diagnosisReview.deleteMany({ where: { versionId } }))).toContain("IMMUTABLE");
  });

  it("is the principal's alone, while it is in review, on what was read last", async () => {
    const { place, versionId, lockVersion } = await makeDiagnosis(world, world.own, { upTo: "in_review" });
    const agree = { versionId, lockVersion, decision: "agree" as const };
    await expect(reviewDiagnosis(place.actors.utp_head, agree)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(reviewDiagnosis(place.actors.territory_head, agree)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(reviewDiagnosis(world.foreign.actors.principal, agree)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      reviewDiagnosis(place.actors.principal, { ...agree, lockVersion: lockVersion - 1 }),
    ).rejects.toMatchObject({ code: "STALE" });
    await reviewDiagnosis(place.actors.principal, agree);
    await expect(
      reviewDiagnosis(place.actors.principal, { ...agree, lockVersion: lockVersion + 1 }),
    ).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("approving", () => {
  it("adds the head's approval and leaves the signed content as it was", async () => {
    const { place, versionId, diagnosisId } = await makeDiagnosis(world, world.own, { upTo: "approved" });
    const { shown } = await getDiagnosis(place.actors.principal, { id: diagnosisId });
    expect(shown).toMatchObject({
      state: "approved",
      approvedByName: "Elena Prueba Toro",
      approvalNote: "Adelante",
      isContentIntact: true,
    });
    expect(await db().auditEntry.count({ where: { thingId: versionId, action: "diagnosis.approved" } })).toBe(
      1,
    );
  });

  it("needs the principal's signature first, and the head", async () => {
    const inReview = await makeDiagnosis(world, world.own, { upTo: "in_review" });
    const edit = { versionId: inReview.versionId, lockVersion: inReview.lockVersion };
    await expect(approveDiagnosis(inReview.place.actors.territory_head, edit)).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    const signed = await makeDiagnosis(world, world.own, { upTo: "agreed" });
    const other = { versionId: signed.versionId, lockVersion: signed.lockVersion };
    await expect(approveDiagnosis(signed.place.actors.principal, other)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(approveDiagnosis(world.foreign.actors.territory_head, other)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a signed version", () => {
  it("cannot be changed even by SQL: neither its words, nor its state back, nor its needs or their evidence", async () => {
    const { versionId, needId } = await makeDiagnosis(world, world.own, { upTo: "agreed" });
    const attempts = [
      db().$executeRaw`UPDATE diagnosis_version SET summary = 'otro' WHERE id = ${versionId}::uuid`,
      db().$executeRaw`UPDATE diagnosis_version SET snapshot = '{}' WHERE id = ${versionId}::uuid`,
      db().$executeRaw`UPDATE diagnosis_version SET content_hash = 'x' WHERE id = ${versionId}::uuid`,
      db().$executeRaw`UPDATE diagnosis_version SET state = 'draft' WHERE id = ${versionId}::uuid`,
      db().$executeRaw`DELETE FROM need_evidence WHERE need_id = ${needId}::uuid`,
      db().$executeRaw`UPDATE need SET statement = 'otra' WHERE id = ${needId}::uuid`,
      db()
        .$executeRaw`INSERT INTO need_evidence (id, need_id, text, sort_order) VALUES (gen_random_uuid(), ${needId}::uuid, 'x', 9)`,
    ];
    for (const attempt of attempts) expect(await refusedBy(attempt)).toContain("IMMUTABLE");
  });

  it("cannot be changed by its commands either, which say to start a new version", async () => {
    const { place, versionId, needId, lockVersion } = await makeDiagnosis(world, world.own, {
      upTo: "agreed",
    });
    const technicalHead = place.actors.utp_head;
    const words =
      "Esta versión ya se envió y no se edita. Para cambiarla, comenzar una versión nueva con su motivo.";
    expect(await refusedBy(updateSummary(technicalHead, { versionId, lockVersion, summary: "otro" }))).toBe(
      words,
    );
    expect(await refusedBy(removeNeed(technicalHead, { versionId, lockVersion, needId }))).toBe(words);
  });

  it("keeps its hash when somebody reads it, and tells when a row no longer agrees", async () => {
    const { place, versionId, diagnosisId } = await makeDiagnosis(world, world.own, { upTo: "in_review" });
    await db().diagnosisVersion.update({ where: { id: versionId }, data: { summary: "Escrito por detrás" } });
    const { shown } = await getDiagnosis(place.actors.principal, { id: diagnosisId });
    expect(shown?.isContentIntact).toBe(false);
  });
});

describe("a new version", () => {
  it("carries the needs and their evidence over, and tells what changed", async () => {
    const { place, versionId, diagnosisId, needId } = await makeDiagnosis(world, world.own, {
      upTo: "approved",
    });
    const technicalHead = place.actors.utp_head;
    const next = await startNewVersion(technicalHead, {
      diagnosisId,
      reason: "Se observaron más clases en agosto",
    });
    const [carried] = await db().need.findMany({
      where: { versionId: next.versionId },
      include: { evidence: true },
    });
    expect(carried).toMatchObject({ carriedFromId: needId });
    expect(carried?.evidence).toHaveLength(4);
    await updateNeed(technicalHead, {
      versionId: next.versionId,
      lockVersion: 1,
      needId: carried?.id ?? "",
      focusAreaId: world.taxonomy.areas["EVAL.RETRO"] ?? "",
      level: "school",
      statement: "La retroalimentación llega tarde",
      impact: 3,
      feasibility: 2,
      urgency: 3,
    });
    const { shown, versions } = await getDiagnosis(technicalHead, { id: diagnosisId });
    expect(shown?.differences).toEqual([
      "«En 3 de 4 clases observadas, «Indicador C9.1» aparece en los dos niveles iniciales.» ahora dice «La retroalimentación llega tarde»",
      "La prioridad de «La retroalimentación llega tarde» pasó de 12 a 18.",
    ]);
    expect(versions[0]?.changeReason).toBe("Se observaron más clases en agosto");
    const before = await getDiagnosis(technicalHead, { id: diagnosisId, version: 1 });
    expect(before.shown).toMatchObject({ id: versionId, state: "approved", isContentIntact: true });
  });

  it("is one at a time, even when two people start it at once", async () => {
    const { place, diagnosisId } = await makeDiagnosis(world, world.own, { upTo: "agreed" });
    const start = () =>
      startNewVersion(place.actors.utp_head, { diagnosisId, reason: "Se observaron más clases" });
    const outcomes = await Promise.allSettled([start(), start()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(start()).rejects.toMatchObject({ code: "INVALID_STATE" });
    await expect(
      startNewVersion(place.actors.principal, { diagnosisId, reason: "Se observaron más clases" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      startNewVersion(world.foreign.actors.utp_head, { diagnosisId, reason: "Se observaron más clases" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
