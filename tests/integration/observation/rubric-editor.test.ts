import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { addRollout, endRollout } from "@/lib/observation/commands/rollout";
import { publishRubricVersion } from "@/lib/observation/commands/rubric";
import { createRubric, importRubric, saveRubricDraft } from "@/lib/observation/commands/rubric-draft";
import { planVisit } from "@/lib/observation/commands/visit";
import { listRatingCounts } from "@/lib/observation/queries/rating-counts";
import { listOfferedRubrics } from "@/lib/observation/queries/rollout";
import { getRubricVersion } from "@/lib/observation/queries/rubric";
import { levelsOfScale } from "@/lib/observation/rules/rubric";
import { readRubricFile, writeRubricFile } from "@/lib/observation/rules/rubric-file";
import { rubricDraft, type RubricDraft } from "@/lib/observation/schema/rubric-draft";
import { rubricScales } from "@/lib/observation/schema/words";
import { getVisitForCapture } from "@/lib/observation/queries/observation";
import { makeTeacher } from "@/tests/factories/directory";
import { makeObservation, makeVisit, schoolDay } from "@/tests/factories/observation";
import { makeOperation, makeWrite, send } from "@/tests/factories/sync";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** A rubric with an indicator of each scale. */
const everyScale: RubricDraft = {
  description: "Para mirar preguntas",
  notice: null,
  sections: [
    {
      code: "A",
      title: "Preguntas",
      indicators: rubricScales.map((scale, at) => ({
        ...{
          code: `A${at + 1}`,
          title: `Indicador ${scale}`,
          description: "",
          observableIn: "lesson",
          scale,
        },
        levels: levelsOfScale(scale).map((level) => ({ ...level, descriptor: "Lo que se ve" })),
      })),
    },
  ],
};

async function newDraft(content = everyScale): Promise<string> {
  const lead = world.own.actors.programme_lead;
  const { territoryId } = world.own;
  const { id } = await createRubric(lead, { id: newId(), territoryId, name: "Pauta de preguntas" });
  await saveRubricDraft(lead, { versionId: id, lockVersion: 0, name: "Pauta de preguntas", content });
  return id;
}

describe("a rubric being written", () => {
  it("is stored whole over the version on screen, with its audit entry, and refused over an older one", async () => {
    const lead = world.own.actors.programme_lead;
    const id = await newDraft();
    const stored = await getRubricVersion(lead, id);
    expect(rubricDraft.parse(stored)).toEqual(everyScale);
    expect(stored.lockVersion).toBe(1);
    const again = { versionId: id, lockVersion: 0, name: "Otra", content: everyScale };
    await expect(saveRubricDraft(lead, again)).rejects.toMatchObject({ code: "STALE" });
    expect((await getRubricVersion(lead, id)).name).toBe("Pauta de preguntas");
    const audit = await db().auditEntry.findMany({ where: { thingId: id }, orderBy: { sequence: "asc" } });
    expect(audit.map(({ action }) => action)).toEqual(["rubric.created", "rubric.draft_saved"]);
  });

  it("is not published while something is missing, and says what; published, it is written no more", async () => {
    const lead = world.own.actors.programme_lead;
    const [section] = everyScale.sections;
    const bare = { ...everyScale, sections: section ? [{ ...section, title: "" }] : [] };
    const id = await newDraft(bare);
    await expect(publishRubricVersion(lead, id)).rejects.toThrow("Falta el título de la sección A.");
    await saveRubricDraft(lead, { versionId: id, lockVersion: 1, name: "Pauta", content: everyScale });
    await publishRubricVersion(lead, id);
    const late = { versionId: id, lockVersion: 2, name: "Pauta", content: everyScale };
    await expect(saveRubricDraft(lead, late)).rejects.toMatchObject({ code: "IMMUTABLE" });
  });

  it("leaves as a file and comes in again, the same", async () => {
    const lead = world.own.actors.programme_lead;
    const text = writeRubricFile({ name: "Pauta de preguntas", content: everyScale });
    const { id } = await importRubric(lead, { id: newId(), territoryId: world.own.territoryId, text });
    expect(rubricDraft.parse(await getRubricVersion(lead, id))).toEqual(everyScale);
  });

  it("comes from a broken file with the place of what is wrong, and nothing is stored", async () => {
    const lead = world.own.actors.programme_lead;
    const before = await db().rubric.count();
    const { territoryId } = world.own;
    const broken = [
      ["no es json", "JSON"],
      ['{"format":"otra cosa"}', "format"],
      [
        writeRubricFile({ name: "X", content: everyScale }).replace('"levels"', '"niveles"'),
        "content.sections",
      ],
    ] as const;
    for (const [text, place] of broken) {
      await expect(importRubric(lead, { id: newId(), territoryId, text })).rejects.toThrow(place);
      expect(readRubricFile(text).ok).toBe(false);
    }
    expect(await db().rubric.count()).toBe(before);
  });
});

describe("ratings that count", () => {
  it("are written on a device, registered with the number, and leave levels alone", async () => {
    const { mentor, programme_lead: lead } = world.own.actors;
    const id = await newDraft();
    await publishRubricVersion(lead, id);
    const rubric = await getRubricVersion(lead, id);
    const indicators = rubric.sections.flatMap((section) => section.indicators);
    const of = (scale: string) => indicators.find((one) => one.scale === scale)?.id ?? "";
    const { id: visitId } = await makeVisit(world, world.own, { rubricVersionId: id });
    const noteId = newId();
    const note = { offsetSeconds: 9, speaker: "teacher", noteClass: "low_inference", text: "“¿Por qué?”" };
    const written = makeWrite(
      visitId,
      { field: `note/${noteId}`, value: note },
      { field: `rating/${of("count")}`, value: { level: null, amount: 14, noteIds: [] } },
      { field: `rating/${of("time")}`, value: { level: null, amount: 22, noteIds: [] } },
      { field: `rating/${of("yes_no")}`, value: { level: 2, noteIds: [noteId] } },
      { field: "context/startedAt", value: "2026-05-11T14:00:00.000Z" },
      { field: "context/endedAt", value: "2026-05-11T14:45:00.000Z" },
    );
    const after = [written.opId];
    const registered = makeOperation({ kind: "observation.register", entityId: visitId, payload: {}, after });
    expect(await send(mentor, [written, registered])).toMatchObject([
      { outcome: "applied" },
      { outcome: "applied" },
    ]);
    const { observation } = await getVisitForCapture(mentor, visitId);
    const amounts = new Map(observation?.ratings.map((rating) => [rating.indicatorId, rating.amount]));
    expect([amounts.get(of("count")), amounts.get(of("time")), amounts.get(of("yes_no"))]).toEqual([
      ...[14, 22, undefined],
    ]);
    await expect(
      db().rating.updateMany({ where: { indicatorId: of("yes_no"), level: 2 }, data: { amount: 3 } }),
    ).rejects.toThrow();
  });

  it("are refused where the scale has levels", async () => {
    const { mentor } = world.own.actors;
    const { id: visitId } = await makeVisit(world, world.own);
    const value = { level: null, amount: 3, noteIds: [] };
    const field = `rating/${world.rubric.indicators["C9.1"] ?? ""}`;
    const written = makeWrite(
      visitId,
      { field, value },
      {
        field: `note/${newId()}`,
        value: { offsetSeconds: 9, speaker: "teacher", noteClass: "low_inference", text: "“¿Y?”" },
      },
      { field: "context/startedAt", value: "2026-05-11T14:00:00.000Z" },
      { field: "context/endedAt", value: "2026-05-11T14:45:00.000Z" },
    );
    const registered = makeOperation({ kind: "observation.register", entityId: visitId, payload: {} });
    const [, refused] = await send(mentor, [written, registered]);
    expect(refused).toMatchObject({ outcome: "rejected" });
    expect(refused?.message).toContain("no con una cantidad");
  });
});

describe("a rubric in use", () => {
  it("is alone on offer for its role, grade and days, where the territory says so", async () => {
    const place = world.foreign;
    const { programme_lead: lead, mentor, utp_head } = place.actors;
    const day = schoolDay();
    const { id } = await createRubric(lead, { id: newId(), territoryId: place.territoryId, name: "Propia" });
    await saveRubricDraft(lead, { versionId: id, lockVersion: 0, name: "Propia", content: everyScale });
    await publishRubricVersion(lead, id);
    const { programmeId } = place;
    const rollout = {
      id: newId(),
      versionId: id,
      programmeId,
      observerRole: "mentor",
      grades: ["3b"],
    } as const;
    await addRollout(lead, { ...rollout, grades: ["3b"], validFrom: day });
    await addRollout(lead, { ...rollout, grades: ["3b"], validFrom: day });
    expect(await db().rubricRollout.count({ where: { versionId: id } })).toBe(1);
    expect((await listOfferedRubrics(mentor, day)).map((one) => one.id)).toEqual([id]);
    expect(await listOfferedRubrics(utp_head, day)).toEqual([]);
    const visit = {
      ...{ schoolId: place.school.id, teacherId: place.actors.teacher.personId, observerId: mentor.personId },
      purpose: "diagnosis" as const,
      ...{ plannedOn: day, subject: "Matemática", classGroup: "3°B" },
    };
    const plan = (versionId: string, grade: string, plannedAt: string) =>
      planVisit(lead, { ...visit, id: newId(), rubricVersionId: versionId, grade, plannedAt });
    await expect(plan(world.rubric.versionId, "3b", "08:00")).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await expect(plan(id, "4b", "09:00")).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(plan(id, "3b", "10:00")).resolves.toMatchObject({ warnings: [] });
    await endRollout(lead, { rolloutId: rollout.id });
    await expect(endRollout(lead, { rolloutId: rollout.id })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    const audit = await db().auditEntry.findMany({ where: { thingId: id }, orderBy: { sequence: "asc" } });
    expect(audit.map(({ action }) => action).slice(-2)).toEqual([
      "rubric.rollout_added",
      "rubric.rollout_ended",
    ]);
  });
});

describe("ratings over every version", () => {
  it("are counted by school and level, and kept back where fewer than three teachers stand behind them", async () => {
    const { programme_lead: lead } = world.own.actors;
    const rbd = world.own.school.rbd;
    const at = { territoryId: world.own.territoryId, schoolId: world.own.school.id };
    const observe = async () => {
      const { id: teacherId } = await makeTeacher(at);
      const visit = { teacherId, purpose: "diagnosis" } as const;
      await makeObservation(world, world.own, { state: "shared", levels: { "C9.1": 3 }, visit });
    };
    const counted = async () =>
      (await listRatingCounts(lead)).filter((row) => row.rbd === rbd && row.indicatorCode === "C9.1");
    await observe();
    expect((await counted()).every(({ isSuppressed, lessons }) => isSuppressed && lessons === null)).toBe(
      true,
    );
    await observe();
    await observe();
    expect((await counted()).find(({ level }) => level === 3)).toMatchObject({
      isSuppressed: false,
      lessons: 3,
    });
  });
});
