import { expect, it } from "vitest";
import { newId } from "@/lib/db/id";
import { packedBytes } from "@/lib/evidence/rules/data-sets/pack";
import { loadDataSet } from "@/lib/evidence/queries/data-set-answers";
import { makeDataSet, makeDataSetGrant } from "@/tests/factories/data-sets";
import { makeWorld } from "@/tests/factories/world";

const students = 200_000;
const wellUnderASecondMs = 800;

/** An answer that depends on its place, so that a column or a student in another's stead is seen. */
const answer = (student: number, item: number) => ((student * 7 + item * 3) % 4) + 1;

// A timed test, with a margin of several times what an idle machine takes: an analysis that waits for its data is not used.
it("opens 200.000 students × 30 items whole and in order, in well under a second", async () => {
  const { own } = await makeWorld();
  const { researcher } = own.actors;
  const variables = Array.from({ length: 30 }, (_, item) => `cest_p01_${String(item).padStart(2, "0")}`);
  const at = { territoryId: own.territoryId, createdById: researcher.personId };
  const { id } = await makeDataSet(at, {
    respondentCount: students,
    columns: {
      create: variables.map((variable, sortOrder) => ({
        ...{ id: newId(), variable, role: "item" as const, sortOrder, missingCount: 0 },
        values: packedBytes(
          Int16Array.from({ length: students }, (_, student) => answer(student, sortOrder)),
        ),
      })),
    },
  });
  await makeDataSetGrant({ dataSetId: id, personId: researcher.personId });
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    const { n, columns } = await loadDataSet(researcher, { dataSetId: id, variables });
    times.push(performance.now() - began);
    expect(n).toBe(students);
    expect(columns.map(({ variable }) => variable)).toEqual(variables);
    const isWhole = columns.every(({ values }, item) =>
      values.every((value: number, student: number) => value === answer(student, item)),
    );
    expect(isWhole).toBe(true);
  }
  expect(Math.min(...times)).toBeLessThan(wellUnderASecondMs);
}, 60_000);
