"use client";

import { useEffect, useReducer, useRef } from "react";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import { forgetUpload, rememberUpload, uploadOf, type BegunUpload } from "./import-memory";
import { browserNet } from "./import-net";
import { fileObstacle, transferFile, TransferRefusal, type SentUpload } from "./import-transfer";

export type FileStage =
  | { readonly kind: "queued" }
  | { readonly kind: "sending" | "silent"; readonly sentBytes: number }
  | { readonly kind: "sent"; readonly upload: SentUpload }
  | { readonly kind: "refused"; readonly message: string; readonly canRetry: boolean };

export interface QueuedFile {
  readonly key: string;
  readonly name: string;
  readonly byteCount: number;
  /** Null until the server knows of it. */
  readonly uploadId: string | null;
  readonly stage: FileStage;
}

type Change =
  | { readonly kind: "added"; readonly files: readonly QueuedFile[] }
  | { readonly kind: "staged"; readonly key: string; readonly stage: FileStage }
  | { readonly kind: "begun"; readonly key: string; readonly uploadId: string }
  | { readonly kind: "sent"; readonly key: string; readonly sentBytes: number }
  | { readonly kind: "silenced"; readonly key: string }
  | { readonly kind: "removed"; readonly key: string };

interface Chosen {
  readonly file: File;
  readonly stopping: AbortController;
  uploadId: string | null;
}

interface QueueOptions {
  readonly unfinished: readonly BegunUpload[];
  /** Each file that arrived whole, and how many were chosen with it. */
  readonly onArrived: (upload: SentUpload, filesOnScreen: number) => void;
}

/** Files that are sent one after another while the page stays open; leaving meanwhile asks first. */
export function useImportQueue({ unfinished, onArrived }: QueueOptions) {
  const [files, change] = useReducer(changed, []);
  const chosen = useRef(new Map<string, Chosen>());
  const waiting = useRef<string[]>([]);
  const isRunning = useRef(false);
  const isLeavingCostly = useRef(false);
  const lastKey = useRef(0);
  useUnsavedWarning(isLeavingCostly, true);

  useEffect(() => {
    const held = chosen.current;
    return () => held.forEach(({ stopping }) => stopping.abort());
  }, []);

  async function sendOne(key: string, { file, stopping, uploadId }: Chosen): Promise<void> {
    change({ kind: "staged", key, stage: { kind: "sending", sentBytes: 0 } });
    const upload = await transferFile({
      file,
      resumeId: uploadId ?? uploadOf(file, unfinished),
      net: browserNet,
      signal: stopping.signal,
      onBegun: (id) => {
        rememberUpload(id, file);
        chosen.current.set(key, { file, stopping, uploadId: id });
        change({ kind: "begun", key, uploadId: id });
      },
      onSent: (sentBytes) => change({ kind: "sent", key, sentBytes }),
      onSilence: () => change({ kind: "silenced", key }),
    });
    forgetUpload(upload.id);
    change({ kind: "staged", key, stage: { kind: "sent", upload } });
    isLeavingCostly.current = waiting.current.length > 0;
    onArrived(upload, chosen.current.size);
  }

  async function sendAll(): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    for (let key = waiting.current.shift(); key !== undefined; key = waiting.current.shift()) {
      const one = chosen.current.get(key);
      if (one === undefined) continue;
      isLeavingCostly.current = true;
      try {
        await sendOne(key, one);
      } catch (error) {
        if (!one.stopping.signal.aborted) change({ kind: "staged", key, stage: refusedStage(error) });
      }
    }
    isRunning.current = false;
    isLeavingCostly.current = false;
  }

  return {
    files,
    add(list: readonly File[]): void {
      const added = list.map((file) => queued(file, String((lastKey.current += 1))));
      for (const [at, { key, stage }] of added.entries()) {
        const file = list[at];
        if (file === undefined || stage.kind !== "queued") continue;
        chosen.current.set(key, { file, stopping: new AbortController(), uploadId: null });
        waiting.current.push(key);
      }
      change({ kind: "added", files: added });
      void sendAll();
    },
    retry(key: string): void {
      const held = chosen.current.get(key);
      if (held === undefined) return;
      change({ kind: "staged", key, stage: { kind: "queued" } });
      waiting.current.push(key);
      void sendAll();
    },
    remove(key: string): void {
      chosen.current.get(key)?.stopping.abort();
      chosen.current.delete(key);
      change({ kind: "removed", key });
    },
  };
}

function queued(file: File, key: string): QueuedFile {
  const obstacle = fileObstacle(file);
  const stage: FileStage =
    obstacle === null ? { kind: "queued" } : { kind: "refused", message: obstacle, canRetry: false };
  return { key, name: file.name, byteCount: file.size, uploadId: null, stage };
}

function refusedStage(error: unknown): FileStage {
  if (error instanceof TransferRefusal) {
    return { kind: "refused", message: error.message, canRetry: error.isPassing };
  }
  reportError(error);
  return {
    kind: "refused",
    message: "Algo falló de nuestro lado al enviarlo. Intentar de nuevo.",
    canRetry: true,
  };
}

function changed(files: readonly QueuedFile[], change: Change): readonly QueuedFile[] {
  if (change.kind === "added") return [...files, ...change.files];
  if (change.kind === "removed") return files.filter(({ key }) => key !== change.key);
  return files.map((file) => (file.key === change.key ? { ...file, ...changedFile(file, change) } : file));
}

function changedFile(
  { stage }: QueuedFile,
  change: Exclude<Change, { kind: "added" | "removed" }>,
): Partial<QueuedFile> {
  switch (change.kind) {
    case "staged":
      return { stage: change.stage };
    case "begun":
      return { uploadId: change.uploadId };
    case "sent":
      return { stage: { kind: "sending", sentBytes: change.sentBytes } };
    case "silenced":
      return { stage: { kind: "silent", sentBytes: "sentBytes" in stage ? stage.sentBytes : 0 } };
  }
}
