"use client";

import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import { TextLink } from "@/components/ui/text-link";
import { megabytes, sizeWords } from "./file-size";
import type { FileStage, QueuedFile } from "./import-queue";

type ImportFileLineProps = Readonly<{
  file: QueuedFile;
  /** Where the upload's own page is, once it has arrived. */
  href: string | null;
  onRetry: () => void;
  onRemove: () => void;
}>;

/** What is smaller goes at once: a bar would only flicker. */
const LONG_BYTES = 1024 * 1024;

/** One chosen file: how far it is, what stopped it and what to do. */
export function ImportFileLine({ file, href, onRetry, onRemove }: ImportFileLineProps) {
  const { stage } = file;
  const { tone, word } = markOf(stage);
  return (
    <li className="border-b border-rule py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold [overflow-wrap:anywhere]">{file.name}</span>
        <span className="text-sm text-ink-soft">{sizeWords(file.byteCount)}</span>
      </p>
      <p role="status">
        <StatusMark tone={tone}>{word}</StatusMark>
        {stage.kind === "silent" && (
          <span className="block text-sm text-ink-soft">
            El archivo sigue elegido y se retoma solo donde quedó.
          </span>
        )}
      </p>
      {"sentBytes" in stage && file.byteCount >= LONG_BYTES && (
        <Progress
          label="Enviado"
          value={megabytes(stage.sentBytes)}
          max={megabytes(file.byteCount)}
          unit="MB"
        />
      )}
      {stage.kind === "refused" && (
        <p role="alert" className="max-w-measure">
          {stage.message}
        </p>
      )}
      <div className="mt-1 flex flex-wrap items-center gap-x-4">
        {stage.kind === "sent" && href !== null && (
          <span className="inline-flex min-h-11 items-center">
            <TextLink href={href}>Ver qué trae</TextLink>
          </span>
        )}
        {stage.kind === "refused" && stage.canRetry && (
          <Button size="small" onClick={onRetry}>
            Intentar de nuevo
          </Button>
        )}
        <Button
          variant="quiet"
          size="small"
          onClick={onRemove}
          aria-label={`${removeWord(stage)}: ${file.name}`}
        >
          {removeWord(stage)}
        </Button>
      </div>
    </li>
  );
}

function removeWord({ kind }: FileStage): string {
  return kind === "sent" || kind === "refused" ? "Quitar de esta lista" : "Detener";
}

function markOf({ kind }: FileStage): { readonly tone: StatusTone; readonly word: string } {
  switch (kind) {
    case "queued":
      return { tone: "pending", word: "En espera" };
    case "sending":
      return { tone: "now", word: "Subiendo" };
    case "silent":
      return { tone: "attention", word: "Sin señal" };
    case "sent":
      return { tone: "done", word: "Recibido completo" };
    case "refused":
      return { tone: "bad", word: "No se subió" };
  }
}
