import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/format/canonical-json";
import { newId } from "@/lib/db/id";
import { headsOf } from "@/lib/observation/rules/merge";
import { getLessonState } from "@/lib/sync/queries/records";
import { makeVisit } from "@/tests/factories/observation";
import { makeWrite, send } from "@/tests/factories/sync";
import { makeWorld, type TestPlace, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const fields = ["context/studentsPresent", "context/pieStudents", "context/lessonObjective"];

/** What several devices wrote, each over some of what came before it, and two orders of arrival with repetitions. */
const storyArb = fc
  .array(
    fc.record({
      field: fc.nat(1),
      value: fc.option(fc.integer({ min: 0, max: 3 })),
      seen: fc.array(fc.nat(8), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((made) => {
    const places = [...made.keys(), ...made.keys()].slice(0, made.length + 2);
    const order = fc.shuffledSubarray(places, { minLength: places.length, maxLength: places.length });
    return fc.record({
      made: fc.constant(made),
      orders: fc.tuple(order, order),
      batch: fc.integer({ min: 1, max: 4 }),
    });
  });

describe("operations in any order, once or twice, in batches or alone", () => {
  it("give the same lesson as the rules do, and every receipt names it", async () => {
    await fc.assert(
      fc.asyncProperty(storyArb, async ({ made, orders, batch }) => {
        const ids = made.map(() => newId());
        const written = (visitId: string) =>
          made.map(({ field, value, seen }, at) => {
            const over = [...new Set(seen)].filter((place) => place < at && made[place]?.field === field);
            const write = { field: fields[field] ?? "", value, over: over.map((place) => ids[place] ?? "") };
            return { ...makeWrite(visitId, write), opId: ids[at] ?? "" };
          });
        const arrive = async (place: TestPlace, order: readonly number[]) => {
          const { id } = await makeVisit(world, place);
          const operations = written(id);
          for (let from = 0; from < order.length; from += batch) {
            const sent = order.slice(from, from + batch).map((at) => operations[at]);
            for (const { receipt } of await send(place.actors.mentor, sent))
              expect(receipt?.entityId).toBe(id);
          }
          return (await getLessonState(place.actors.mentor, id)).state.heads;
        };
        const [one, other] = [await arrive(world.own, orders[0]), await arrive(world.foreign, orders[1])];
        const byRules = headsOf(
          written(newId()).map(({ opId, payload }) => ({
            opId,
            writes: (payload as { writes: never[] }).writes,
          })),
        );
        const plain = (heads: typeof byRules) =>
          canonicalJson(heads.map(({ field, opId, value }) => ({ field, opId, value })));
        const said = (heads: typeof byRules) =>
          plain(heads.toSorted((a, b) => (a.field + a.opId < b.field + b.opId ? -1 : 1)));
        expect(said(one)).toBe(said(other));
        expect(said(one)).toBe(said(byRules));
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
