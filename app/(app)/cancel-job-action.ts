"use server";

import { runAction } from "@/app/(app)/run-action";
import type { ActionState } from "@/components/ui/action-state";
import { cancelJob } from "@/lib/jobs/commands";

/** Stops one's own job; for `JobProgress`, with the id bound. */
export async function cancelJobAction(jobId: string, _: ActionState, data: FormData): Promise<ActionState> {
  return runAction(data, async (actor) => {
    await cancelJob(actor, jobId);
    return { message: "Se pidió cancelar. Se detiene en cuanto termine el paso en curso." };
  });
}
