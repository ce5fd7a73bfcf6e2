import { spssCursor, type SpssCursor } from "./spss-cursor";
import type { SpssDictionary } from "./spss-dictionary";

/** The data of an SPSS file as a run of eight-byte elements. Each throws RangeError where the file is cut. */
export interface SpssElements {
  /** True once no case follows. */
  isAtEnd(): boolean;
  /** Null for system-missing. */
  number(): number | null;
  /** Copies the next element of a text into a place of a buffer. */
  text(into: Buffer, at: number): void;
}

const SPACES = Buffer.from("        ", "latin1");
const END = 252;
const LITERAL = 253;
const BLANK = 254;
const MISSING = 255;

/** Reads the elements of the data, stored as they are or with the bytecode compression of SPSS. */
export function spssElements(buffer: Buffer, dictionary: SpssDictionary): SpssElements {
  const cursor = spssCursor(buffer, dictionary.dataStart, dictionary.isBigEndian);
  return dictionary.isCompressed
    ? compressedElements(cursor, buffer.length, dictionary.bias)
    : storedElements(cursor, buffer.length);
}

function storedElements(cursor: SpssCursor, length: number): SpssElements {
  return {
    isAtEnd: () => cursor.position() >= length,
    number: () => presentNumber(cursor.double()),
    text: (into, at) => void into.set(cursor.bytes(8), at),
  };
}

function compressedElements(cursor: SpssCursor, length: number, bias: number): SpssElements {
  let commands: Buffer = Buffer.alloc(0);
  let next = 0;
  const peek = (): number | null => {
    for (;;) {
      while (next < commands.length && commands[next] === 0) next += 1;
      if (next < commands.length) return commands[next] ?? null;
      if (cursor.position() >= length) return null;
      commands = cursor.bytes(8);
      next = 0;
    }
  };
  const take = (): number => {
    const command = peek();
    if (command === null || command === END) throw new RangeError("a case is cut");
    next += 1;
    return command;
  };
  return {
    isAtEnd: () => peek() === null || peek() === END,
    number() {
      const command = take();
      if (command === MISSING) return null;
      if (command === LITERAL) return presentNumber(cursor.double());
      if (command === BLANK) throw new RangeError("a text where a number goes");
      return command - bias;
    },
    text(into, at) {
      const command = take();
      if (command !== LITERAL && command !== BLANK) throw new RangeError("a number where a text goes");
      into.set(command === LITERAL ? cursor.bytes(8) : SPACES, at);
    },
  };
}

function presentNumber(value: number): number | null {
  return value === -Number.MAX_VALUE ? null : value;
}
