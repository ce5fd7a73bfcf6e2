import { v7 } from "uuid";

/** Seeded chance: the same seed gives the same people and lessons in every clone. */
export interface Chance {
  /** From 0 (included) to 1 (excluded). */
  readonly next: () => number;
  /** A whole number from low to high, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True with that probability. */
  readonly happens: (probability: number) => boolean;
  /** A UUIDv7 of that moment. */
  readonly id: (at: Date) => string;
}

/** Mulberry32 (T. Ettinger 2017, public domain): 32 bits of state, enough for invented data and nothing else. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  let sequence = 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    pick: (from) => {
      const picked = from[whole(0, from.length - 1)];
      if (picked === undefined) throw new Error("Nothing to pick from");
      return picked;
    },
    happens: (probability) => next() < probability,
    id: (at) => {
      sequence += 1;
      const random = Uint8Array.from({ length: 16 }, () => whole(0, 255));
      return v7({ msecs: at.getTime(), seq: sequence, random });
    },
  };
}
