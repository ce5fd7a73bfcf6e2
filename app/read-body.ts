import { AppError } from "@/lib/errors";

/** The body of a request, of which no more than the limit is ever held. TOO_LARGE as soon as it is passed, whatever the request said of its own length. */
export async function readBody(request: Request, limitBytes: number): Promise<Uint8Array> {
  const said = request.headers.get("content-length");
  if (Number(said ?? "0") > limitBytes) throw new AppError("TOO_LARGE");
  // The server reads no more than what was said; piece by piece only what came without saying how long it is.
  if (said !== null) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    byteCount += next.value.byteLength;
    if (byteCount > limitBytes) {
      await reader?.cancel();
      throw new AppError("TOO_LARGE");
    }
    chunks.push(next.value);
  }
  return joined(chunks, byteCount);
}

/** The JSON of a small request; INVALID_INPUT when it is none. What it holds is for the command to judge. */
export async function readJson(request: Request, limitBytes: number): Promise<unknown> {
  const text = new TextDecoder().decode(await readBody(request, limitBytes));
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError("INVALID_INPUT");
    throw error;
  }
}

function joined(chunks: readonly Uint8Array[], byteCount: number): Uint8Array {
  const whole = new Uint8Array(byteCount);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
