"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { shrinkPhoto, type SmallPhoto } from "./shrink-photo";

type Chosen = Readonly<{ photo: SmallPhoto; url: string }>;

type PhotoPickerProps = Readonly<{
  /** True once it is kept on this device. */
  onKeep: (photo: SmallPhoto, caption: string) => Promise<void>;
}>;

const unreadable = "No se pudo leer como foto. Elegir otra, o sacarla de nuevo.";

/** Takes or chooses one photo, shows it, and keeps it only after its writer has said that no face is in it. */
export function PhotoPicker({ onKeep }: PhotoPickerProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [caption, setCaption] = useState("");
  const [isFaceless, setFaceless] = useState(false);
  const [message, setMessage] = useState("");
  useEffect(() => () => URL.revokeObjectURL(chosen?.url ?? ""), [chosen]);

  const choose = async (file: File | undefined) => {
    if (!file) return;
    setMessage("Achicando la foto…");
    const photo = await shrinkPhoto(file);
    setMessage(photo === null ? unreadable : "");
    setFaceless(false);
    setCaption("");
    const made = photo && URL.createObjectURL(new Blob([photo.content], { type: photo.mediaType }));
    setChosen(photo && made !== null ? { photo, url: made } : null);
  };
  const leave = () => {
    setChosen(null);
    if (input.current) input.current.value = "";
  };
  const keep = async () => {
    if (!chosen || !isFaceless) return setMessage("Confirmar primero que no se ve la cara de nadie.");
    await onKeep(chosen.photo, caption.trim());
    setMessage("");
    leave();
  };

  return (
    <>
      <label htmlFor={id} className="mb-1 block text-sm">
        Foto de la pizarra o de un trabajo, sin caras ni nombres
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => void choose(event.target.files?.[0])}
        className="block min-h-11 w-full max-w-measure py-2 text-sm"
      />
      {chosen && (
        <div className="mt-2 max-w-measure border border-rule p-3">
          <img src={chosen.url} alt="La foto que se va a guardar" className="max-h-64 w-auto max-w-full" />
          <label className="mt-2 flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              checked={isFaceless}
              onChange={(event) => setFaceless(event.target.checked)}
              className="size-6 shrink-0 accent-accent"
            />
            No se ve la cara ni el nombre de nadie
          </label>
          <label htmlFor={`${id}-caption`} className="mt-1 mb-1 block text-sm font-semibold">
            Qué muestra
          </label>
          <input
            id={`${id}-caption`}
            value={caption}
            maxLength={200}
            onChange={(event) => setCaption(event.target.value)}
            className={CONTROL_CLASS}
          />
          <div className="mt-3 flex flex-wrap gap-2">
            <Button size="small" onClick={() => void keep()} aria-disabled={!isFaceless || undefined}>
              Guardar foto
            </Button>
            <Button size="small" variant="quiet" onClick={leave}>
              Descartar
            </Button>
          </div>
        </div>
      )}
      <p role="status" className="mt-1 text-sm text-ink-soft empty:hidden">
        {message}
      </p>
    </>
  );
}
