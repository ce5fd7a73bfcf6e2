import "server-only";
import { cache } from "react";
import { found } from "@/app/(app)/found";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { getCycle } from "@/lib/coaching/queries/cycle";
import type { CycleView } from "@/lib/coaching/schema/views";
import { recordOpening } from "@/lib/privacy/commands";

/** The cycle for its page, with the trace that its teacher can read when somebody else opens it. */
export const openCyclePage = cache(async (id: string): Promise<{ actor: Actor; cycle: CycleView }> => {
  const actor = await requireActor();
  const cycle = await found(getCycle(actor, id));
  const { territoryId, teacherId } = cycle.summary;
  await recordOpening(actor, { territoryId, recordKind: "cycle", recordId: id, subjectPersonId: teacherId });
  return { actor, cycle };
});
