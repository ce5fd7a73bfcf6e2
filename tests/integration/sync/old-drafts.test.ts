import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { digestOf } from "@/lib/observation/rules/digest";
import { getVisitForCapture } from "@/lib/observation/queries/observation";
import { makeVisit } from "@/tests/factories/observation";
import { makeWorld } from "@/tests/factories/world";

const sql = fileURLToPath(
  new URL("../../../prisma/migrations/20261126200100_drafts_as_fields/migration.sql", import.meta.url),
);

it("makes fields of a draft that was written before, word for word and with digests that verify", async () => {
  const world = await makeWorld();
  const { mentor } = world.own.actors;
  const { id: visitId } = await makeVisit(world, world.own);
  const [observationId, noteId, ratingId] = [newId(), newId(), newId()];
  const at = new Date("2026-05-11T14:00:00.000Z");
  await db().observation.create({
    data: {
      ...{ id: observationId, territoryId: world.own.territoryId, visitId, state: "draft", createdAt: at },
      ...{ startedAt: at, studentsPresent: 31, lessonObjective: 'OA 9: "explicar"\ny contar / ñandú 😀' },
    },
  });
  const note = {
    offsetSeconds: 751,
    speaker: "teacher",
    noteClass: "private",
    text: 'Dice: "¿Cómo?"\t\\ fin',
  } as const;
  await db().evidenceNote.create({ data: { ...note, id: noteId, observationId, createdAt: at } });
  const indicatorId = world.rubric.indicators["C9.1"] ?? "";
  await db().rating.create({ data: { id: ratingId, observationId, indicatorId, level: null } });
  await db().$executeRawUnsafe(readFileSync(sql, "utf8"));
  const { observation, heads } = await getVisitForCapture(mentor, visitId);
  expect(observation).toMatchObject({
    notes: [{ id: noteId, ...note }],
    ratings: [{ indicatorId, level: null, noteIds: [] }],
    context: {
      studentsPresent: 31,
      startedAt: at.toISOString(),
      endedAt: null,
      lessonObjective: 'OA 9: "explicar"\ny contar / ñandú 😀',
    },
  });
  const stored = await db().observationField.findMany({
    where: { visitId },
    select: { value: true, digest: true },
  });
  expect(stored).toHaveLength(heads.length);
  for (const { value, digest } of stored) expect(digest).toBe(digestOf(value));
});
