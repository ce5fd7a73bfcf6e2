import { inTransaction } from "@/lib/db/transaction";
import { cancelJob, enqueueJob } from "@/lib/jobs/commands";
import { getJob, listMyJobs } from "@/lib/jobs/queries";
import type { DomainMatrix, MatrixActor, Place } from "./matrix";
import type { World } from "@/tests/factories/world";

/** A job that the actor asked for, or, in the other place, that the mentor there asked for. */
async function jobOf(actor: MatrixActor, world: World, place: Place): Promise<string> {
  const asker = place === "own" ? actor : world[place].actors.mentor;
  return inTransaction((tx) => enqueueJob(asker, tx, { kind: "test.kind", input: {} }));
}

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "jobs.getJob",
      call: async (actor, world, place) => getJob(actor, await jobOf(actor, world, place)),
      own: "ok",
      foreign: "NOT_FOUND",
    },
    {
      fn: "jobs.listMyJobs",
      call: async (actor, world, place) => {
        await jobOf(actor, world, place);
        return listMyJobs(actor);
      },
      own: "ok",
      foreign: "empty",
    },
    {
      fn: "jobs.cancelJob",
      call: async (actor, world, place) => cancelJob(actor, await jobOf(actor, world, place)),
      own: "ok",
      foreign: "NOT_FOUND",
    },
  ],
  exemptions: [
    {
      fn: "jobs.enqueueJob",
      why: "Writes inside the transaction of the command that has decided whether its actor may.",
    },
  ],
};
