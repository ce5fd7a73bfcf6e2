import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import type { JobRun } from "@/lib/jobs/schema";
import { actorOf, makeGrant } from "./access";
import { makePerson } from "./directory";

/** A job's run that nobody stops. */
export const unhurried = (): JobRun => ({
  jobId: newId(),
  report: async () => undefined,
  signal: new AbortController().signal,
});

/** A researcher of the territories of these codes. */
export async function makeResearcher(
  codes: readonly string[],
  names: readonly [givenNames: string, familyNames: string] = ["Inés", "Prueba Parra"],
): Promise<Actor & { readonly personId: string }> {
  const { id: personId } = await makePerson(...names);
  const territories = await db().territory.findMany({ where: { code: { in: [...codes] } } });
  for (const { id: territoryId } of territories)
    await makeGrant({ personId, role: "researcher", territoryId });
  return { ...(await actorOf(personId)), personId };
}
