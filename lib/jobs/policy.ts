import type { Actor } from "@/lib/access/schema";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * A job and what came of it are seen and stopped by whoever asked for it, and by nobody else: the administration
 * too sees only its own. Jobs of the command line are the operator's.
 */
export function ownJobs(actor: Pick<Actor, "kind" | "personId">): Prisma.JobWhereInput {
  if (actor.kind === "operator") return { askedById: null };
  return { askedById: { in: actor.personId === null ? [] : [actor.personId] } };
}
