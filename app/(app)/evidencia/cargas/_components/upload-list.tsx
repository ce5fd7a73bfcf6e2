import { sizeWords } from "@/components/evidence/file-size";
import { uploadStateTones } from "@/components/evidence/import-words";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import { uploadStateLabels, type UploadView } from "@/lib/evidence/schema/imports";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { ReadingProgress } from "./reading-progress";

/** Files that arrived and hold no load yet: waiting, being read, or refused with the reason. */
export function UploadList({ actor, uploads }: Readonly<{ actor: Actor; uploads: readonly UploadView[] }>) {
  return (
    <ul className="border-t border-rule">
      {uploads.map((upload) => (
        <li key={upload.id} className="border-b border-rule py-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="inline-flex min-h-11 items-center font-semibold [overflow-wrap:anywhere]">
              <TextLink href={`/evidencia/cargas/subidas/${upload.id}`}>{upload.fileName}</TextLink>
            </span>
            <StatusMark tone={uploadStateTones[upload.state]}>{uploadStateLabels[upload.state]}</StatusMark>
          </p>
          <p className="text-sm text-ink-soft">
            {sizeWords(upload.byteCount)} · {upload.uploadedByName ?? "Instalación"} ·{" "}
            {formatDateTime(upload.uploadedAt, DEFAULT_ZONE)}
          </p>
          {upload.problem !== null && (
            <p className="max-w-measure [overflow-wrap:anywhere]">{upload.problem.message}</p>
          )}
          {(upload.state === "waiting" || upload.state === "reading") && (
            <ReadingProgress actor={actor} upload={upload} />
          )}
        </li>
      ))}
    </ul>
  );
}
