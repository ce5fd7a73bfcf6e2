import { createGunzip, crc32 } from "node:zlib";
import { AppError } from "@/lib/errors";
import { requireCredibleRatio, spend, type Budget } from "./bounds";
import { damaged } from "./refusals";

interface Inflation {
  readonly chunks: AsyncIterable<unknown>;
  readonly compressedBytes: number;
  /** How many bytes the archive says will come out; a hint for the first allocation, never trusted. */
  readonly declaredBytes: number;
  readonly budget: Budget;
  readonly kind: "textBytes" | "workbookBytes";
}

/**
 * Collects what inflates, stopping at the first chunk past the budget or a credible ratio. At its peak it holds the
 * bytes that came out, and half as many again only if the archive lied about its size.
 */
export async function collectInflated(inflation: Inflation): Promise<Buffer> {
  const { budget, kind } = inflation;
  let held: Buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(inflation.declaredBytes, budget[kind])));
  let length = 0;
  for await (const chunk of inflation.chunks) {
    if (!(chunk instanceof Uint8Array)) throw new Error("an inflating stream gives bytes");
    spend(budget, kind, chunk.length);
    requireCredibleRatio(length + chunk.length, inflation.compressedBytes);
    held = withRoom(held, length, length + chunk.length);
    held.set(chunk, length);
    length += chunk.length;
  }
  return held.subarray(0, length);
}

function withRoom(held: Buffer, used: number, needed: number): Buffer {
  if (needed <= held.length) return held;
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, Math.ceil(held.length * 1.5), 64 * 1024));
  larger.set(held.subarray(0, used));
  return larger;
}

/** Inflates a gzip within the budget. Throws UNREADABLE_FILE if it is cut or damaged, TOO_LARGE past the budget. */
export async function gunzip(bytes: Uint8Array, budget: Budget): Promise<Buffer> {
  const gunzipping = createGunzip({ chunkSize: 256 * 1024 });
  gunzipping.end(bytes);
  const declaredBytes = bytes.length < 18 ? 0 : Buffer.from(bytes.subarray(-4)).readUInt32LE(0);
  try {
    return await collectInflated({
      chunks: gunzipping,
      compressedBytes: bytes.length,
      declaredBytes: Math.min(declaredBytes, bytes.length * 20),
      budget,
      kind: "textBytes",
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damaged("El archivo .gz está cortado o dañado: no se pudo descomprimir hasta el final.");
  }
}

/** Throws UNREADABLE_FILE unless the bytes are those that the archive was made with. */
export function requireChecksum(bytes: Uint8Array, expected: number, entryPath: string): void {
  if (crc32(bytes) === expected) return;
  throw damaged(`El archivo .zip está dañado: «${entryPath}» no es lo que se comprimió.`);
}
