import type { JobState } from "./schema";

/** A job whose process ended under it this many times is not begun again: it may be what ends it. */
export const mostInterruptions = 3;

/** Done, failed or cancelled: nothing more comes of it. */
export function isEnded(state: JobState): boolean {
  return state !== "waiting" && state !== "running";
}
