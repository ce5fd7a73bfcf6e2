import type { SliceView, TallyView } from "../schema/observation";
import type { TallyKind } from "../schema/words";

/** How many taps of a kind. */
export function tallyCount(tallies: readonly TallyView[], kind: TallyKind): number {
  return tallies.filter((tally) => tally.kind === kind).length;
}

/** The mean of the waits after a question, in seconds; null without any. */
export function meanWait(tallies: readonly TallyView[]): number | null {
  const waits = tallies.flatMap(({ kind, seconds }) =>
    kind === "wait" && seconds !== null ? [seconds] : [],
  );
  return waits.length === 0 ? null : waits.reduce((sum, seconds) => sum + seconds, 0) / waits.length;
}

/** The share of students at work over all slices, each student looked at counted alike; null without any. */
export function timeOnTask(slices: readonly SliceView[]): number | null {
  const seen = slices.reduce((sum, { of }) => sum + of, 0);
  return seen === 0 ? null : slices.reduce((sum, { onTask }) => sum + onTask, 0) / seen;
}
