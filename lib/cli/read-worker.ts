import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import type { KnownSchools, ParsedFile } from "@/lib/evidence/schema/parsed";
import type { ReadAnswer, ReadOrder } from "./read-thread";

/** Megabytes of objects that reading one file may take, besides its bytes and what the readers allow to be inflated. */
const READER_MEMORY_MB = 2_048;

/** The largest official file takes some ten seconds: what takes this long would not end. */
const READER_TIME_MS = 10 * 60_000;

const thread = new URL("./read-thread-start.mjs", import.meta.url);
const execArgv = ["--conditions=react-server", "--disable-warning=DeprecationWarning"];

interface ReadLimits {
  readonly signal?: AbortSignal;
  readonly memoryMb?: number;
  readonly timeMs?: number;
}

/**
 * Opens a file and says what is in it, in a thread of its own with bounded memory and time: a reader that fails, runs
 * out of memory or never ends does not take this process with it. The bytes are handed over, and the columns come back
 * without being copied. TOO_LARGE when the memory or the time was not enough; the readers' own refusals as they are.
 * Stops at once when the signal aborts.
 */
export function readOfficialFiles(
  order: { readonly bytes: Uint8Array; readonly fileName: string; readonly known: KnownSchools },
  { signal, memoryMb = READER_MEMORY_MB, timeMs = READER_TIME_MS }: ReadLimits = {},
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
    const end = (reason: Error): void => {
      void worker.terminate();
      reject(reason);
    };
    const stop = (): void =>
      end(signal?.reason instanceof Error ? signal.reason : new Error("The reading was stopped"));
    const limit = setTimeout(() => end(tooMuchTime()), timeMs);
    signal?.addEventListener("abort", stop, { once: true });
    worker.once("message", (answer: ReadAnswer) => {
      if ("files" in answer) resolve(answer.files);
      else reject(new AppError(answer.code, answer.details));
    });
    worker.once("error", (error) => reject(isOutOfMemory(error) ? tooMuchMemory() : error));
    worker.once("exit", (code) => {
      clearTimeout(limit);
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

function tooMuchTime(): AppError {
  return new AppError("TOO_LARGE", {
    message:
      "El archivo tarda demasiado en leerse: es muy grande o está dañado. Guardarlo como CSV o dividirlo en archivos más pequeños e intentar de nuevo.",
  });
}
