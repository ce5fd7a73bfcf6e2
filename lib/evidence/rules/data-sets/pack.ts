export const MISSING_ITEM = -32_768;
export const MISSING_SCHOOL = 0;
export const MISSING_GROUP = -1;

/** The bytes of a typed array as they are stored: little-endian, as every machine we run on keeps them. */
export function packedBytes(values: Int16Array | Int32Array | Float64Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
}

/** Integers of two bytes from what was stored. Throws when the length is not theirs. */
export function unpackInt16(bytes: Uint8Array): Int16Array {
  return new Int16Array(alignedBuffer(bytes, Int16Array.BYTES_PER_ELEMENT));
}

/** Integers of four bytes from what was stored. Throws when the length is not theirs. */
export function unpackInt32(bytes: Uint8Array): Int32Array {
  return new Int32Array(alignedBuffer(bytes, Int32Array.BYTES_PER_ELEMENT));
}

/** Numbers of eight bytes from what was stored. Throws when the length is not theirs. */
export function unpackFloat64(bytes: Uint8Array): Float64Array {
  return new Float64Array(alignedBuffer(bytes, Float64Array.BYTES_PER_ELEMENT));
}

function alignedBuffer(bytes: Uint8Array, width: number): ArrayBuffer {
  if (bytes.byteLength % width !== 0) throw new RangeError("A packed column has a broken element");
  const aligned = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(aligned).set(bytes);
  return aligned;
}
