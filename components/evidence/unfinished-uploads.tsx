"use client";

import type { ActionState } from "@/components/ui/action-state";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextLink } from "@/components/ui/text-link";
import { sizeWords } from "./file-size";
import type { BegunUpload } from "./import-memory";

/** A server action that takes the id of the upload first. */
export type DiscardAction = (uploadId: string, previous: ActionState, data: FormData) => Promise<ActionState>;

type UnfinishedUploadsProps = Readonly<{
  uploads: readonly (BegunUpload & { readonly receivedBytes: number })[];
  discard: DiscardAction;
  /** The address of an upload's own page without its id. */
  uploadPath: string;
}>;

/** Uploads that stopped half-way: choosing the same file again goes on from there. */
export function UnfinishedUploads({ uploads, discard, uploadPath }: UnfinishedUploadsProps) {
  if (uploads.length === 0) return null;
  return (
    <section aria-labelledby="a-medias" className="mt-6">
      <h3 id="a-medias" className="text-lg">
        Quedaron a medias
      </h3>
      <p className="text-sm text-ink-soft">
        Elegir de nuevo el mismo archivo en este equipo: sigue donde quedó y no vuelve a enviar lo que llegó.
      </p>
      <ul className="mt-2 border-t border-rule">
        {uploads.map(({ id, fileName, byteCount, receivedBytes }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule py-2"
          >
            <span>
              <span className="inline-flex min-h-11 items-center font-semibold [overflow-wrap:anywhere]">
                <TextLink href={`${uploadPath}/${id}`}>{fileName}</TextLink>
              </span>
              <span className="block text-sm text-ink-soft">
                Llegaron {sizeWords(receivedBytes)} de {sizeWords(byteCount)}
              </span>
            </span>
            <ConfirmDialog
              trigger="Descartar"
              triggerVariant="quiet"
              triggerSize="small"
              title={`Descartar ${fileName}`}
              description="Se borra lo que alcanzó a llegar. El archivo de su equipo no cambia."
              confirmLabel="Descartar lo recibido"
              action={discard.bind(null, id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
