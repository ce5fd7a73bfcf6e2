import { exchangeCounts, type ExchangeCount, type ExchangeCounts } from "../../schema/exchange";
import { exchangedThings, type ExchangedThing } from "../../schema/exchange-words";
import type { LeftOutList } from "./left-out";

export interface MergeOptions {
  /** Gives each new row its id. */
  readonly newId: () => string;
  /** Whether what is known and comes otherwise is written over; if not it is left as it was, and listed. */
  readonly applyChanges: boolean;
  readonly leftOut: LeftOutList;
  readonly tally: Tally;
}

const NONE: ExchangeCount = { isNew: 0, isKnown: 0, isChanged: 0 };

/** Counts what is new, known and changed, thing by thing. */
export class Tally {
  readonly #counts = new Map<ExchangedThing, ExchangeCount>();

  add(thing: ExchangedThing, as: keyof ExchangeCount): void {
    const count = this.#counts.get(thing) ?? NONE;
    this.#counts.set(thing, { ...count, [as]: count[as] + 1 });
  }

  counts(): ExchangeCounts {
    const counts = exchangedThings.map((thing) => [thing, this.#counts.get(thing) ?? NONE] as const);
    return exchangeCounts.parse(Object.fromEntries(counts));
  }
}
