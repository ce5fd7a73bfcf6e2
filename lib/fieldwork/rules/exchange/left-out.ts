import type { LeftOut } from "../../schema/exchange";
import { leftOutKinds, type LeftOutKind } from "../../schema/exchange-words";

const MOST_NAMES = 200;
const MOST_LETTERS = 120;

/** Counts what is left out, kind by kind; of each kind up to MOST_NAMES different names are kept. */
export class LeftOutList {
  readonly #kinds = new Map<LeftOutKind, { count: number; readonly names: Set<string> }>();

  add(kind: LeftOutKind, name: string | null = null, count = 1): void {
    if (count === 0) return;
    const entry = this.#kinds.get(kind) ?? { count: 0, names: new Set<string>() };
    this.#kinds.set(kind, entry);
    entry.count += count;
    const short = [...(name ?? "").trim()].slice(0, MOST_LETTERS).join("");
    if (short !== "" && entry.names.size < MOST_NAMES) entry.names.add(short);
  }

  /** What was left out, in the order of the kinds. */
  list(): readonly LeftOut[] {
    return leftOutKinds.flatMap((kind) => {
      const entry = this.#kinds.get(kind);
      return entry === undefined ? [] : [{ kind, count: entry.count, names: [...entry.names] }];
    });
  }
}
