"use client";

import { useEffect, useState } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { formatOffset } from "@/lib/format/duration";
import { offsetAt } from "@/lib/observation/rules/draft";
import type { ObservationContent, PhotoView } from "@/lib/observation/schema/observation";
import type { Draft } from "@/lib/sync/client/draft";
import { PhotoPicker } from "./photo-picker";
import type { SmallPhoto } from "./shrink-photo";

type LessonPhotosProps = Readonly<{ content: ObservationContent; draft: Draft }>;

const mostPhotos = 12;

/** The photos of the lesson: taken here, made small here, and sent in pieces when there is a signal. */
export function LessonPhotos({ content, draft }: LessonPhotosProps) {
  const { photos, context } = content;
  const add = ({ content: bytes, ...photo }: SmallPhoto, caption: string) => {
    const offsetSeconds = offsetAt(context, Date.now()) ?? photos.at(-1)?.offsetSeconds ?? 0;
    return draft.addPhoto({ ...photo, id: v7(), bytes: bytes.byteLength, caption, offsetSeconds }, bytes);
  };
  return (
    <fieldset className="mb-6">
      <legend className="mb-1 text-sm font-semibold">Fotos</legend>
      {photos.length < mostPhotos ? (
        <PhotoPicker onKeep={add} />
      ) : (
        <p className="text-sm text-ink-soft">Hasta doce fotos por clase. Quitar una para agregar otra.</p>
      )}
      <ul className="mt-2 flex flex-wrap gap-4 empty:hidden">
        {photos.map((photo) => (
          <li key={photo.id} className="w-32">
            <Thumbnail photo={photo} draft={draft} />
            <p className="text-sm break-words">
              <span className="tabular-nums">{formatOffset(photo.offsetSeconds)}</span> {photo.caption}
            </p>
            <RemoveButton onRemove={() => void draft.removePhoto(photo)} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Asks once more in the same place: what is taken away here is not anywhere else. */
function RemoveButton({ onRemove }: Readonly<{ onRemove: () => void }>) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <Button size="small" variant="quiet" onClick={() => setAsked(true)}>
        Quitar
      </Button>
    );
  }
  return (
    <div role="group" aria-label="¿Quitar la foto?" className="flex flex-wrap gap-1">
      <Button size="small" variant="danger" onClick={onRemove}>
        Quitar la foto
      </Button>
      <Button size="small" variant="quiet" onClick={() => setAsked(false)}>
        Dejarla
      </Button>
    </div>
  );
}

/** The bytes of this device, or those of the server once they are there. */
function Thumbnail({ photo, draft }: Readonly<{ photo: PhotoView; draft: Draft }>) {
  const [url, setUrl] = useState<string | null>(null);
  const { sha256 } = photo;
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    void draft.photo(sha256).then((found) => {
      if (isGone) return;
      made = found === null ? null : URL.createObjectURL(found);
      setUrl(made ?? `/api/sync/v1/attachments/${draft.visitId}/${sha256}`);
    });
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [draft, sha256]);
  if (url === null) return <div className="h-24 w-32 bg-sunken" />;
  return <img src={url} alt={photo.caption || "Foto sin descripción"} className="h-24 w-32 object-cover" />;
}
