"use client";

import clsx from "clsx";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FilePicker } from "@/components/ui/file-picker";
import { sizeWords } from "./file-size";
import { ImportFileLine } from "./import-file-line";
import type { BegunUpload } from "./import-memory";
import { useImportQueue } from "./import-queue";
import { UnfinishedUploads, type DiscardAction } from "./unfinished-uploads";
import { useSignal } from "./use-signal";
import { useWindowDrop } from "./use-window-drop";
import { MAXIMUM_FILE_BYTES } from "@/lib/evidence/schema/imports";

type ImportDropZoneProps = Readonly<{
  /** Uploads of this person that stopped half-way, as the server has them. */
  unfinished: readonly (BegunUpload & { readonly receivedBytes: number })[];
  discard: DiscardAction;
  /** The address of an upload's own page without its id. */
  uploadPath: string;
}>;

const FOLDER = "Las carpetas no se suben enteras: abrirla y elegir los archivos, o comprimirla en zip.";

/** Takes files by dragging or by choosing, sends them in parts and leads to what each holds. Several may be chosen at once. */
export function ImportDropZone({ unfinished, discard, uploadPath }: ImportDropZoneProps) {
  const router = useRouter();
  const hasSignal = useSignal();
  const [note, setNote] = useState<string | null>(null);
  const { files, add, retry, remove } = useImportQueue({
    unfinished,
    onArrived: (upload, filesOnScreen) => {
      if (filesOnScreen === 1) router.push(`${uploadPath}/${upload.id}`);
      else router.refresh();
    },
  });
  const isOver = useWindowDrop((dropped, hasFolder) => {
    setNote(hasFolder ? FOLDER : null);
    add(dropped);
  });
  const choose = (chosen: readonly File[]) => {
    setNote(null);
    add(chosen);
  };
  const atHand = new Set(files.map(({ uploadId }) => uploadId));
  return (
    <div className="no-print">
      <div
        className={clsx(
          "flex min-h-56 flex-col items-center justify-center gap-3 border-2 border-dashed px-4 py-8 text-center",
          isOver ? "border-accent bg-accent-soft" : "border-rule-strong",
        )}
      >
        <p className="font-serif text-lg font-semibold">
          {isOver ? "Soltar para subir" : "Soltar aquí los archivos, tal como se descargaron"}
        </p>
        <FilePicker multiple onChoose={choose}>
          Elegir archivos
        </FilePicker>
        <p className="max-w-measure text-sm text-ink-soft">
          Hasta {sizeWords(MAXIMUM_FILE_BYTES)} cada uno: CSV, Excel (.xlsx y .xls), SPSS (.sav), GeoJSON,
          solos o dentro de un zip. Nada se publica hasta que alguien lo revise.
        </p>
        {!hasSignal && (
          <p role="status" className="font-semibold">
            Sin señal. Lo que elija queda en esta página y se envía al volver la señal.
          </p>
        )}
        {note !== null && <p role="alert">{note}</p>}
      </div>
      <UnfinishedUploads
        uploads={unfinished.filter(({ id }) => !atHand.has(id))}
        discard={discard}
        uploadPath={uploadPath}
      />
      {files.length > 0 && (
        <ul aria-label="Archivos elegidos" className="mt-4 border-t border-rule">
          {files.map((file) => (
            <ImportFileLine
              key={file.key}
              file={file}
              href={file.uploadId === null ? null : `${uploadPath}/${file.uploadId}`}
              onRetry={() => retry(file.key)}
              onRemove={() => remove(file.key)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
