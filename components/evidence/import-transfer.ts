import { z } from "zod";
import { MAXIMUM_FILE_BYTES, UPLOAD_PART_BYTES, type UploadPurpose } from "@/lib/evidence/schema/imports";

const sentUpload = z.object({
  id: z.uuid(),
  state: z.string(),
  jobId: z.uuid().nullable(),
  receivedParts: z.array(z.number().int()),
});

/** What the server says of an upload, as far as whoever sends it needs. */
export type SentUpload = z.infer<typeof sentUpload>;

const refusedBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

export interface TransferRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly body?: string | ArrayBuffer;
  readonly onSent?: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** The network, as far as sending a file needs it. */
export interface TransferNet {
  /** Rejects when no answer came at all. */
  send(request: TransferRequest): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Waits before another try; a signal that comes back ends it early. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** A file that did not get through, in words; `isPassing` when trying again may help. */
export class TransferRefusal extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly isPassing: boolean,
  ) {
    super(message);
    this.name = "TransferRefusal";
  }
}

interface Transfer {
  readonly file: File;
  /** What it is sent for; official figures unless said. */
  readonly purpose?: UploadPurpose;
  /** An upload of this very file that stopped half-way; the server says which parts it has. */
  readonly resumeId: string | null;
  readonly net: TransferNet;
  readonly signal: AbortSignal;
  readonly onBegun: (uploadId: string) => void;
  readonly onSent: (sentBytes: number) => void;
  /** Called when an answer failed to come, until one does. */
  readonly onSilence: () => void;
}

const MEGABYTE = 1024 * 1024;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const MOST_TRIES = 14;
const ROOT = "/api/imports";

/** Why a file is not sent at all, in words; null when it may be. */
export function fileObstacle(file: { readonly size: number }): string | null {
  if (file.size === 0) return "El archivo está vacío. Descargarlo de nuevo desde quien lo publica.";
  if (file.size <= MAXIMUM_FILE_BYTES) return null;
  const sizes = `${Math.ceil(file.size / MEGABYTE)} MB y aquí se reciben hasta ${MAXIMUM_FILE_BYTES / MEGABYTE} MB`;
  return `Pesa ${sizes}. No se envió nada: comprimirlo en zip o subir solo la tabla que hace falta.`;
}

/** How long to wait before the next try: doubles from one second up to half a minute. */
export function pauseBefore(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
}

/** Sends a file in parts, each tried again while the signal fails, and skips the parts that the server has. Throws TransferRefusal. */
export async function transferFile(transfer: Transfer): Promise<SentUpload> {
  const { file, onBegun, onSent } = transfer;
  const upload = (await resumed(transfer)) ?? (await begun(transfer));
  onBegun(upload.id);
  const received = new Set(upload.receivedParts);
  let sentBytes = 0;
  for (let sequence = 0; sequence * UPLOAD_PART_BYTES < file.size; sequence += 1) {
    const part = file.slice(sequence * UPLOAD_PART_BYTES, (sequence + 1) * UPLOAD_PART_BYTES);
    if (!received.has(sequence)) {
      const before = sentBytes;
      await ask(transfer, {
        method: "PUT",
        path: `${ROOT}/${upload.id}/parts/${sequence}`,
        body: await bytesOf(part),
        onSent: (bytes) => onSent(before + bytes),
      });
    }
    sentBytes += part.size;
    onSent(sentBytes);
  }
  return finished(transfer, upload.id);
}

async function begun(transfer: Transfer): Promise<SentUpload> {
  const { file, purpose } = transfer;
  const body = JSON.stringify({ fileName: file.name, byteCount: file.size, purpose });
  return sentUpload.parse(await ask(transfer, { method: "POST", path: ROOT, body }));
}

async function resumed(transfer: Transfer): Promise<SentUpload | null> {
  if (transfer.resumeId === null) return null;
  try {
    const upload = await lookedUp(transfer, transfer.resumeId);
    return upload.state === "receiving" ? upload : null;
  } catch (error) {
    if (error instanceof TransferRefusal && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

async function lookedUp(transfer: Transfer, uploadId: string): Promise<SentUpload> {
  return sentUpload.parse(await ask(transfer, { method: "GET", path: `${ROOT}/${uploadId}` }));
}

/** Says that all parts went. When the answer to a first try was lost, the second finds the upload finished, which is as good. */
async function finished(transfer: Transfer, uploadId: string): Promise<SentUpload> {
  try {
    return sentUpload.parse(await ask(transfer, { method: "POST", path: `${ROOT}/${uploadId}/finish` }));
  } catch (error) {
    if (!(error instanceof TransferRefusal) || error.code !== "INVALID_STATE") throw error;
    const upload = await lookedUp(transfer, uploadId);
    if (upload.state === "receiving") throw error;
    return upload;
  }
}

async function bytesOf(part: Blob): Promise<ArrayBuffer> {
  try {
    return await part.arrayBuffer();
  } catch (error) {
    const message =
      "El archivo cambió o ya no está donde estaba mientras se subía. Elegirlo de nuevo para comenzar.";
    throw new TransferRefusal(message, error instanceof Error ? error.name : "UNREADABLE", false);
  }
}

async function ask(transfer: Transfer, request: Omit<TransferRequest, "signal">): Promise<unknown> {
  const { net, signal, onSilence } = transfer;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    const answer = await answerOrSilence(net, { ...request, signal });
    signal.throwIfAborted();
    if (answer !== null && answer.status < 300) return answer.body;
    const isPassing = answer === null || answer.status >= 500 || answer.status === 429;
    if (!isPassing || attempt === MOST_TRIES) throw refusalFrom(answer?.body, isPassing);
    onSilence();
    await net.pause(pauseBefore(attempt), signal);
  }
}

async function answerOrSilence(net: TransferNet, request: TransferRequest) {
  try {
    return await net.send(request);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function refusalFrom(body: unknown, isPassing: boolean): TransferRefusal {
  const said = refusedBody.safeParse(body);
  if (said.success) {
    const { code, message } = said.data.error;
    return new TransferRefusal(message, code, isPassing || code === "NOT_SIGNED_IN");
  }
  return new TransferRefusal(
    "No hubo respuesta después de varios intentos. El archivo sigue elegido: intentar de nuevo cuando vuelva la señal.",
    "SILENCE",
    true,
  );
}
