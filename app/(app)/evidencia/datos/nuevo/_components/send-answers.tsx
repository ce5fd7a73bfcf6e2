"use client";

import clsx from "clsx";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { megabytes, sizeWords } from "@/components/evidence/file-size";
import { browserNet } from "@/components/evidence/import-net";
import { fileObstacle, transferFile, TransferRefusal } from "@/components/evidence/import-transfer";
import { FilePicker } from "@/components/ui/file-picker";
import { Progress } from "@/components/ui/progress";
import { useWindowDrop } from "@/components/evidence/use-window-drop";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import { MAXIMUM_FILE_BYTES } from "@/lib/evidence/schema/imports";

const ONE_FILE = "Se envía un archivo a la vez, y no una carpeta. Elegir uno.";

type Sending =
  | { readonly kind: "idle" }
  | { readonly kind: "sending" | "silent"; readonly file: File; readonly sentBytes: number }
  | { readonly kind: "refused"; readonly message: string };

/** Takes one file of answers, sends it in parts and leads to what was recognised in it. */
export function SendAnswers() {
  const router = useRouter();
  const [sending, setSending] = useState<Sending>({ kind: "idle" });
  const stopping = useRef<AbortController | null>(null);
  const isLeavingCostly = useRef(false);
  useUnsavedWarning(isLeavingCostly, true);
  useEffect(() => () => stopping.current?.abort(), []);

  async function send(file: File): Promise<void> {
    const obstacle = fileObstacle(file);
    if (obstacle !== null) return setSending({ kind: "refused", message: obstacle });
    const stop = new AbortController();
    stopping.current = stop;
    isLeavingCostly.current = true;
    setSending({ kind: "sending", file, sentBytes: 0 });
    try {
      const upload = await transferFile({
        file,
        purpose: "data_set",
        resumeId: null,
        net: browserNet,
        signal: stop.signal,
        onBegun: () => undefined,
        onSent: (sentBytes) => setSending({ kind: "sending", file, sentBytes }),
        onSilence: () => setSending((now) => ("sentBytes" in now ? { ...now, kind: "silent" } : now)),
      });
      isLeavingCostly.current = false;
      router.push(`/evidencia/datos/nuevo/${upload.id}`);
    } catch (error) {
      isLeavingCostly.current = false;
      if (!stop.signal.aborted) setSending({ kind: "refused", message: wordsOf(error) });
    }
  }

  const isBusy = "sentBytes" in sending;
  const isOver = useWindowDrop((files, hasFolder) => {
    const [file, ...others] = files;
    if (isBusy) return;
    if (!file || hasFolder || others.length > 0) return setSending({ kind: "refused", message: ONE_FILE });
    void send(file);
  });
  return (
    <div
      className={clsx(
        "no-print flex min-h-48 flex-col items-center justify-center gap-3 border-2 border-dashed px-4 py-8 text-center",
        isOver && !isBusy ? "border-accent bg-accent-soft" : "border-rule-strong",
      )}
    >
      {!isBusy && (
        <p className="font-serif text-lg font-semibold">
          {isOver ? "Soltar para enviar" : "Soltar aquí el archivo de respuestas"}
        </p>
      )}
      {!isBusy && <FilePicker onChoose={([file]) => file && void send(file)}>Elegir el archivo</FilePicker>}
      <p className="max-w-measure text-sm text-ink-soft">
        Hasta {sizeWords(MAXIMUM_FILE_BYTES)}: CSV, Excel o SPSS (.sav), solo o dentro de un zip. Una fila por
        estudiante y una columna por pregunta.
      </p>
      <div role="status" className="w-full max-w-measure text-left">
        {isBusy && (
          <>
            <p className="font-semibold [overflow-wrap:anywhere]">{sending.file.name}</p>
            {sending.kind === "silent" && <p>Sin señal. Se retoma sola al volver, sin cerrar esta página.</p>}
            <Progress
              label="Enviado"
              value={megabytes(sending.sentBytes)}
              max={Math.max(megabytes(sending.file.size), 0.1)}
              unit="MB"
            />
          </>
        )}
      </div>
      {sending.kind === "refused" && (
        <p role="alert" className="max-w-measure">
          {sending.message}
        </p>
      )}
    </div>
  );
}

function wordsOf(error: unknown): string {
  if (error instanceof TransferRefusal) return error.message;
  reportError(error);
  return "Algo falló de nuestro lado al enviarlo. Intentar de nuevo.";
}
