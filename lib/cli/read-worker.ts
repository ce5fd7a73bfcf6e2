import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import type { KnownSchools, ParsedFile } from "@/lib/evidence/schema/parsed";
import type { ReadAnswer, ReadOrder } from "./read-thread";

/** Megabytes of objects that reading one file may take, besides its bytes and what the readers allow to be inflated. */
const READER_MEMORY_MB = 2_048;

const thread = new URL("./read-thread-start.mjs", import.meta.url);
const execArgv = ["--conditions=react-server", "--disable-warning=DeprecationWarning"];

/**
 * Opens a file and says what is in it, in a thread of its own with bounded memory: a reader that fails or runs out of
 * memory never takes this process with it. The bytes are handed over, and the columns come back without being copied.
 * TOO_LARGE when the memory was not enough; the readers' own refusals as they are. Stops at once when the signal aborts.
 */
export function readOfficialFiles(
  order: { readonly bytes: Uint8Array; readonly fileName: string; readonly known: KnownSchools },
  { signal, memoryMb = READER_MEMORY_MB }: { readonly signal?: AbortSignal; readonly memoryMb?: number } = {},
): Promise<readonly ParsedFile[]> {
  const { bytes, fileName, known } = order;
  const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
  const workerData: ReadOrder = { bytes: whole, fileName, rbds: known.rbds };
  const worker = new Worker(thread, {
    workerData,
    execArgv,
    ...(whole.buffer instanceof ArrayBuffer ? { transferList: [whole.buffer] } : {}),
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      void worker.terminate();
      reject(signal?.reason instanceof Error ? signal.reason : new Error("The reading was stopped"));
    };
    signal?.addEventListener("abort", stop, { once: true });
    worker.once("message", (answer: ReadAnswer) => {
      if ("files" in answer) resolve(answer.files);
      else reject(new AppError(answer.code, answer.details));
    });
    worker.once("error", (error) => reject(isOutOfMemory(error) ? tooMuchMemory() : error));
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      reject(new Error(`The reader ended with ${code} and no answer`));
    });
    if (signal?.aborted === true) stop();
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function tooMuchMemory(): AppError {
  return new AppError("TOO_LARGE", {
    message:
      "El archivo necesita más memoria de la que se le puede dar para leerlo. Guardarlo como CSV o dividirlo en archivos más pequeños e intentar de nuevo.",
  });
}
