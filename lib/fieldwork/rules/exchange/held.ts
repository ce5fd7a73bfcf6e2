import type { CodeWords } from "./code-words";

interface Held {
  readonly id: string;
  /** As the file that brought it calls it; null for what was made here, which goes out under its own id. */
  readonly refiGuid: string | null;
}

export interface HeldCoder extends Held {
  readonly name: string;
}

export interface HeldCode extends Held, CodeWords {
  readonly parentId: string | null;
  readonly name: string;
  readonly colour: string;
  readonly isCodable: boolean;
  readonly sortOrder: number;
}

export interface HeldSource extends Held {
  readonly name: string;
  readonly sha256: string;
  readonly isWithdrawn: boolean;
}

export interface HeldCoding extends Held {
  readonly sourceId: string;
  readonly codeId: string;
  readonly coderId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Of a round that was not revealed: nobody but its coder touches it. */
  readonly isInOpenRound: boolean;
}

export type NoteKind = "study" | "source" | "code" | "coding";

export interface HeldNote extends Held {
  readonly target: NoteKind;
  readonly targetId: string;
  readonly title: string;
  readonly text: string;
}

/** What a study has of all that a file may bring. */
export interface HeldStudy {
  readonly id: string;
  readonly coders: readonly HeldCoder[];
  readonly codes: readonly HeldCode[];
  readonly sources: readonly HeldSource[];
  readonly codings: readonly HeldCoding[];
  readonly notes: readonly HeldNote[];
  /** Digests of texts as they were before a withdrawal: such a text does not come back. */
  readonly withdrawnDigests: ReadonlySet<string>;
}

/** The guid under which a thing goes out, and is known again. */
export function ownGuid({ id, refiGuid }: Held): string {
  return refiGuid ?? id;
}

/** What is held by the guids that may call it: the one it came with, and its own id. */
export function byGuid<T extends Held>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map([
    ...things.map((one): [string, T] => [one.id, one]),
    ...things.map((one): [string, T] => [ownGuid(one), one]),
  ]);
}
