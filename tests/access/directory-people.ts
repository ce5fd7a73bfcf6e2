import {
  findOwnPerson,
  findRut,
  getPerson,
  listPeople,
  listPlacesToGrant,
} from "@/lib/directory/queries/people";
import type { DomainMatrix } from "./matrix";

const readers = {
  territory_head: "ok",
  programme_lead: "ok",
  principal: "ok",
  utp_head: "ok",
  admin: "ok",
} as const;

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "directory.listPeople",
      call: async (actor, world, place) => {
        const { rows } = await listPeople(actor, { limit: 200 });
        return rows.filter(({ id }) => id === world[place].actors.teacher.personId);
      },
      own: { ...readers, others: "empty" },
      foreign: "empty",
    },
    {
      fn: "directory.getPerson",
      call: (actor, world, place) => getPerson(actor, world[place].actors.teacher.personId),
      own: { ...readers, others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "directory.findRut",
      // The teacher of the factory has no RUT: who may ask is told so, everybody else finds nobody.
      call: (actor, world, place) => findRut(actor, world[place].actors.teacher.personId),
      own: { admin: "empty", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "directory.findOwnPerson",
      // It has no row to name: it is always the actor's own.
      call: findOwnPerson,
      own: "ok",
      foreign: "ok",
    },
    {
      fn: "directory.listPlacesToGrant",
      call: async (actor, world, place) => {
        const places = await listPlacesToGrant(actor);
        return places.filter(({ territoryId }) => territoryId === world[place].territoryId);
      },
      own: { admin: "ok", others: "empty" },
      foreign: "empty",
    },
  ],
};
