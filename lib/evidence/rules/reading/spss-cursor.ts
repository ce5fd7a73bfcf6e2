export interface SpssCursor {
  integer(): number;
  /** An integer that counts what follows: never negative, never more than the bytes that are left. */
  count(): number;
  double(): number;
  bytes(length: number): Buffer;
  skip(length: number): void;
  position(): number;
}

/** Reads a file of SPSS forward from a place in it. Throws RangeError where it ends. */
export function spssCursor(buffer: Buffer, start: number, isBigEndian: boolean): SpssCursor {
  let at = start;
  const advance = (length: number): number => {
    if (length < 0 || at + length > buffer.length) throw new RangeError("past the end of the file");
    at += length;
    return at - length;
  };
  const integer = () => {
    const from = advance(4);
    return isBigEndian ? buffer.readInt32BE(from) : buffer.readInt32LE(from);
  };
  return {
    integer,
    count() {
      const count = integer();
      if (count < 0 || count > buffer.length - at) throw new RangeError("a count past the end of the file");
      return count;
    },
    double() {
      const from = advance(8);
      return isBigEndian ? buffer.readDoubleBE(from) : buffer.readDoubleLE(from);
    },
    bytes(length) {
      const from = advance(length);
      return buffer.subarray(from, from + length);
    },
    skip: (length) => void advance(length),
    position: () => at,
  };
}
