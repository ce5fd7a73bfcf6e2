/*
 * The thread in which one official file is read: opens it, understands it and hands over what it found. Started by
 * read-worker.ts, which bounds its memory.
 */
import { parentPort, workerData } from "node:worker_threads";
import { AppError, type ErrorCode } from "@/lib/errors";
import { readFilesOf } from "@/lib/cli/read-files";
import type { ParsedFile } from "@/lib/evidence/schema/parsed";

export interface ReadOrder {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly rbds: ReadonlySet<number> | null;
}

export type ReadAnswer =
  | { readonly files: readonly ParsedFile[] }
  | { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> & { message: string } };

/** The memory of the columns, which is handed over instead of copied. */
function buffersOf(files: readonly ParsedFile[]): ArrayBuffer[] {
  const columns = files.flatMap(({ content }) => (content.kind === "figures" ? content.columns : []));
  const parts = columns.flatMap((column) => Object.values(column));
  const buffers = parts.flatMap((part: unknown) => (ArrayBuffer.isView(part) ? part.buffer : []));
  return [...new Set(buffers.filter((buffer) => buffer instanceof ArrayBuffer))];
}

// workerData is untyped by nature; read-worker.ts alone starts this thread.
const { bytes, fileName, rbds } = workerData as ReadOrder;
try {
  const files = await readFilesOf({ bytes, fileName }, { rbds });
  const answer: ReadAnswer = { files };
  parentPort?.postMessage(answer, buffersOf(files));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const answer: ReadAnswer = { code: error.code, details: { ...error.details, message: error.message } };
  parentPort?.postMessage(answer);
}
