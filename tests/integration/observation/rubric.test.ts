import { beforeAll, describe, expect, it } from "vitest";
import { insertRubrics } from "@/prisma/seed/content/insert-rubrics";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import {
  createRubricVersion,
  publishRubricVersion,
  retireRubricVersion,
} from "@/lib/observation/commands/rubric";
import { planVisit } from "@/lib/observation/commands/visit";
import { getRubricVersion, listRubrics } from "@/lib/observation/queries/rubric";
import { digestOf } from "@/lib/observation/rules/digest";
import { contentOfRubric } from "@/lib/observation/rules/rubric";
import { schoolDay } from "@/tests/factories/observation";
import { makeWorld, type World } from "@/tests/factories/world";

const reason = "La reemplaza otra";
let world: World;
let shared: readonly { id: string; code: string }[];

beforeAll(async () => {
  world = await makeWorld();
  await insertRubrics(db());
  const page = await listRubrics(world.own.actors.teacher);
  shared = page.rows.filter(({ code }) => code !== "pauta-de-prueba");
});

async function ownDraft(): Promise<string> {
  const [from] = shared;
  const input = { id: newId(), fromVersionId: from?.id ?? "", territoryId: world.own.territoryId };
  const { id } = await createRubricVersion(world.own.actors.programme_lead, input);
  return id;
}

describe("the shared rubrics of the seed", () => {
  it("are published, whole, under the hash of what is stored, with the notice of their licence", async () => {
    expect(shared.map(({ code }) => code).sort()).toEqual(["observacion-de-clase", "teach-adaptada"]);
    for (const { id, code } of shared) {
      const rubric = await getRubricVersion(world.own.actors.mentor, id);
      expect(rubric.contentHash).toBe(digestOf(contentOfRubric(rubric)));
      expect(rubric.state).toBe("published");
      expect(rubric.can).toEqual({ edit: false, publish: false, retire: false });
      const indicators = rubric.sections.flatMap((section) => section.indicators);
      const levels = code === "teach-adaptada" ? 5 : 4;
      expect(indicators.every((indicator) => indicator.levels.length === levels)).toBe(true);
      if (code === "teach-adaptada") expect(rubric.notice).toContain("CC BY 4.0 IGO");
    }
  });

  it("are not doubled by a second run", async () => {
    const before = await db().rubricIndicator.count();
    await insertRubrics(db());
    expect(await db().rubricIndicator.count()).toBe(before);
  });

  it("cannot be retired by one territory, nor changed by anybody", async () => {
    const [rubric] = shared;
    const id = rubric?.id ?? "";
    const { programme_lead } = world.own.actors;
    await expect(retireRubricVersion(programme_lead, { versionId: id, reason })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const change = db().rubricVersion.update({ where: { id }, data: { description: "Otra" } });
    await expect(change).rejects.toThrow("IMMUTABLE");
  });
});

describe("a territory's own rubric", () => {
  it("begins as a copy that only its coordination sees, and is published and retired by it", async () => {
    const { programme_lead, mentor, teacher } = world.own.actors;
    const id = await ownDraft();
    const draft = await getRubricVersion(programme_lead, id);
    expect(draft).toMatchObject({
      state: "draft",
      isShared: false,
      can: { edit: true, publish: true, retire: false },
    });
    const source = await getRubricVersion(programme_lead, shared[0]?.id ?? "");
    expect(contentOfRubric(draft)).toEqual(contentOfRubric(source));
    await expect(getRubricVersion(mentor, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await publishRubricVersion(programme_lead, id);
    await expect(getRubricVersion(teacher, id)).resolves.toMatchObject({ state: "published" });
    await expect(publishRubricVersion(programme_lead, id)).rejects.toMatchObject({ code: "IMMUTABLE" });
    await retireRubricVersion(programme_lead, { versionId: id, reason });
    await expect(retireRubricVersion(programme_lead, { versionId: id, reason })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    const listed = async (includeRetired: boolean) =>
      (await listRubrics(teacher, { includeRetired })).rows.some((rubric) => rubric.id === id);
    expect(await listed(false)).toBe(false);
    expect(await listed(true)).toBe(true);
    const entries = await db().auditEntry.findMany({ where: { thingId: id }, orderBy: { sequence: "asc" } });
    expect(entries.map(({ action }) => action)).toEqual([
      "rubric.version_created",
      "rubric.published",
      "rubric.retired",
    ]);
  });

  it("counts its versions and makes one when asked for twice", async () => {
    const { programme_lead } = world.own.actors;
    const first = await ownDraft();
    const input = { id: newId(), fromVersionId: first, territoryId: world.own.territoryId };
    await createRubricVersion(programme_lead, input);
    await createRubricVersion(programme_lead, input);
    const [one, two] = [
      await getRubricVersion(programme_lead, first),
      await getRubricVersion(programme_lead, input.id),
    ];
    expect(two.rubricId).toBe(one.rubricId);
    expect(two.version).toBe(one.version + 1);
  });

  it("is neither seen nor touched by another territory, nor made by another role", async () => {
    const id = await ownDraft();
    const stranger = world.foreign.actors.programme_lead;
    await expect(getRubricVersion(stranger, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(publishRubricVersion(stranger, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const copy = { id: newId(), fromVersionId: shared[0]?.id ?? "", territoryId: world.own.territoryId };
    await expect(createRubricVersion(stranger, copy)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { utp_head } = world.own.actors;
    await expect(createRubricVersion(utp_head, copy)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("cannot be chosen for a visit while it is a draft", async () => {
    const rubricVersionId = await ownDraft();
    const { utp_head, teacher, programme_lead } = world.own.actors;
    const visit = {
      id: newId(),
      schoolId: world.own.school.id,
      teacherId: teacher.personId,
      observerId: utp_head.personId,
      rubricVersionId,
      purpose: "diagnosis" as const,
      plannedOn: schoolDay(),
      plannedAt: "09:45",
      subject: "Lenguaje",
      grade: "4b",
      classGroup: "4°A",
    };
    await expect(planVisit(utp_head, visit)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await publishRubricVersion(programme_lead, rubricVersionId);
    await expect(planVisit(utp_head, visit)).resolves.toMatchObject({ id: visit.id });
  });
});
