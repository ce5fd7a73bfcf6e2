import { newId } from "@/lib/db/id";
import { recordOpening } from "@/lib/privacy/commands";
import { listMyOpenings, listOpenings } from "@/lib/privacy/queries";
import type { DomainMatrix, Place } from "./matrix";
import type { World } from "@/tests/factories/world";

const recordId = newId();

/** The territory head opens a record about the place's teacher. */
async function openedRecord(world: World, place: Place): Promise<void> {
  const { actors, territoryId } = world[place];
  await recordOpening(actors.territory_head, {
    territoryId,
    recordKind: "observation",
    recordId,
    subjectPersonId: actors.teacher.personId,
  });
}

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "privacy.recordOpening",
      call: async (actor, world, place) =>
        recordOpening(actor, {
          territoryId: world[place].territoryId,
          recordKind: "observation",
          recordId,
          subjectPersonId: world[place].actors.teacher.personId,
        }),
      // It shows nothing: the page that calls it has loaded the record in scope.
      own: "ok",
      foreign: "ok",
    },
    {
      fn: "privacy.listOpenings",
      call: async (actor, world, place) => {
        await openedRecord(world, place);
        return listOpenings(actor, { recordKind: "observation", recordId });
      },
      own: { teacher: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "privacy.listMyOpenings",
      call: async (actor, world, place) => {
        await openedRecord(world, place);
        return listMyOpenings(actor);
      },
      own: { teacher: "ok", others: "empty" },
      foreign: "empty",
    },
  ],
};
