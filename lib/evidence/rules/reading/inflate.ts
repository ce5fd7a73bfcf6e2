import { createGunzip, createInflateRaw, crc32, type Gunzip, type InflateRaw } from "node:zlib";
import { AppError } from "@/lib/errors";
import { requireCredibleRatio, spend, type Budget } from "./bounds";
import { damaged } from "./refusals";

interface Compressed {
  readonly bytes: Uint8Array;
  /** How many bytes the archive says will come out; a hint for the first allocation, never trusted. */
  readonly declaredBytes: number;
  /** Past them the archive contradicts itself. */
  readonly mostBytes: number;
  readonly kind: "textBytes" | "workbookBytes";
}

const CHUNK_BYTES = 256 * 1024;
/** What a table compresses to: more room than this is not set aside on the word of the archive alone. */
const USUAL_RATIO = 20;

/**
 * Inflates to the end, stopping at the first chunk past the budget or past a credible ratio to what went in so far.
 * At its peak it holds what came out and, only if that is more than a usual ratio, two thirds as much again.
 */
async function inflate(
  inflating: Gunzip | InflateRaw,
  compressed: Compressed,
  budget: Budget,
): Promise<Buffer> {
  const { bytes, declaredBytes, kind } = compressed;
  const room = Math.min(declaredBytes, bytes.length * USUAL_RATIO, budget[kind]);
  let held: Buffer = Buffer.allocUnsafeSlow(Math.max(0, room));
  let length = 0;
  inflating.end(bytes);
  for await (const chunk of inflating) {
    if (!(chunk instanceof Uint8Array)) throw new Error("an inflating stream gives bytes");
    spend(budget, kind, chunk.length);
    requireCredibleRatio(length + chunk.length, inflating.bytesWritten);
    if (length + chunk.length > compressed.mostBytes) throw new RangeError("more than the archive says");
    held = withRoom(held, length, length + chunk.length);
    held.set(chunk, length);
    length += chunk.length;
  }
  return held.subarray(0, length);
}

function withRoom(held: Buffer, used: number, needed: number): Buffer {
  if (needed <= held.length) return held;
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, Math.ceil(held.length * 1.5), CHUNK_BYTES));
  larger.set(held.subarray(0, used));
  return larger;
}

/** Inflates a gzip within the budget. Throws UNREADABLE_FILE if it is cut or damaged, TOO_LARGE past the budget. */
export async function gunzip(bytes: Uint8Array, budget: Budget): Promise<Buffer> {
  const declaredBytes = bytes.length < 18 ? 0 : Buffer.from(bytes.subarray(-4)).readUInt32LE(0);
  try {
    const inflating = createGunzip({ chunkSize: CHUNK_BYTES });
    return await inflate(inflating, { bytes, declaredBytes, mostBytes: Infinity, kind: "textBytes" }, budget);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damaged("El archivo .gz está cortado o dañado: no se pudo descomprimir hasta el final.");
  }
}

/** Inflates an entry of a zip within the budget; anything but TOO_LARGE that it throws means that it is damaged. */
export async function inflateEntry(compressed: Compressed, budget: Budget): Promise<Buffer> {
  return inflate(createInflateRaw({ chunkSize: CHUNK_BYTES }), compressed, budget);
}

/** Throws UNREADABLE_FILE unless the bytes are those that the archive was made with. */
export function requireChecksum(bytes: Uint8Array, expected: number, entryPath: string): void {
  if (crc32(bytes) === expected) return;
  throw damaged(`El archivo .zip está dañado: «${entryPath}» no es lo que se comprimió.`);
}
