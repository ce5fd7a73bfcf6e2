import type { FocusChange } from "../schema/views";
import type { ClosingOutcome } from "../schema/words";

interface ClosedCycle {
  readonly teacherId: string;
  readonly outcome: ClosingOutcome;
  readonly finalValue: number | null;
  readonly baselineValue: number;
}

interface Minimums {
  /** Teachers below whom how their cycles ended would tell how one of them did. */
  readonly outcomes: number;
  /** Teachers below whom an average is withheld. */
  readonly averages: number;
}

/** Final level minus baseline; null where the closing observation has no level. */
export function changeOf({
  finalValue,
  baselineValue,
}: Pick<ClosedCycle, "finalValue" | "baselineValue">): number | null {
  return finalValue === null ? null : finalValue - baselineValue;
}

/** How closed cycles ended, together: what speaks of fewer teachers than the minimum is null, since it would speak of a person. */
export function changeTogether(closed: readonly ClosedCycle[], minimum: Minimums): FocusChange {
  const changed = closed.filter((one) => one.finalValue !== null);
  const changes = closed.map(changeOf).filter((change) => change !== null);
  const count = (outcome: ClosingOutcome) => closed.filter((one) => one.outcome === outcome).length;
  const isOpen = teachersOf(closed) >= Math.max(1, minimum.outcomes);
  const showsMean = teachersOf(changed) >= Math.max(1, minimum.averages);
  return {
    closed: closed.length,
    outcomes: isOpen
      ? {
          achieved: count("achieved"),
          partly_achieved: count("partly_achieved"),
          not_achieved: count("not_achieved"),
        }
      : null,
    meanChange: showsMean ? changes.reduce((sum, change) => sum + change, 0) / changes.length : null,
    changeN: changes.length,
  };
}

function teachersOf(closed: readonly ClosedCycle[]): number {
  return new Set(closed.map((one) => one.teacherId)).size;
}
