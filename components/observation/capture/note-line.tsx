"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { formatOffset, parseOffset } from "@/lib/format/duration";
import type { NoteView } from "@/lib/observation/schema/observation";
import { noteClasses, noteClassLabels, speakerLabels } from "@/lib/observation/schema/words";
import { SpeakerChoice } from "./speaker-choice";

type NoteLineProps = Readonly<{
  note: NoteView;
  /** Codes of the indicators that cite it. */
  citedBy: readonly string[];
  onChange: (note: NoteView) => void;
  onRemove: () => void;
}>;

/** One note of the list: minute, who, words; its button opens the correction in place. */
export function NoteLine({ note, citedBy, onChange, onRemove }: NoteLineProps) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) {
    return (
      <NoteEditor
        note={note}
        onCancel={() => setOpen(false)}
        onRemove={onRemove}
        onSave={(changed) => {
          onChange(changed);
          setOpen(false);
        }}
      />
    );
  }
  return (
    <div className="flex items-start gap-3">
      <span className="w-14 shrink-0 pt-2 text-sm text-ink-soft tabular-nums">
        {formatOffset(note.offsetSeconds)}
      </span>
      <p className="min-w-0 grow py-1.5">
        <span className="font-semibold">{speakerLabels[note.speaker]}</span>{" "}
        <span className="whitespace-pre-wrap">{note.text}</span>{" "}
        {note.noteClass !== "low_inference" && (
          <span className="rounded-sm border border-dashed border-rule-strong px-1 text-sm">
            {noteClassLabels[note.noteClass]}
          </span>
        )}
        {citedBy.length > 0 && <span className="text-sm text-sea"> citada en {citedBy.join(", ")}</span>}
      </p>
      <Button variant="quiet" size="small" onClick={() => setOpen(true)}>
        <span className="sr-only">Corregir la nota del minuto {formatOffset(note.offsetSeconds)}</span>
        <span aria-hidden="true">Corregir</span>
      </Button>
    </div>
  );
}

type NoteEditorProps = Readonly<{
  note: NoteView;
  onSave: (note: NoteView) => void;
  onCancel: () => void;
  onRemove: () => void;
}>;

function NoteEditor({ note, onSave, onCancel, onRemove }: NoteEditorProps) {
  const id = useId();
  const [draft, setDraft] = useState(note);
  const [moment, setMoment] = useState(formatOffset(note.offsetSeconds));
  const offset = parseOffset(moment);
  const isReady = offset !== null && draft.text.trim() !== "";
  return (
    <form
      aria-label={`Corregir la nota del minuto ${formatOffset(note.offsetSeconds)}`}
      className="space-y-3 border-l-4 border-accent py-2 pl-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (offset !== null && isReady) onSave({ ...draft, text: draft.text.trim(), offsetSeconds: offset });
      }}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
    >
      <SpeakerChoice value={draft.speaker} onChange={(speaker) => setDraft({ ...draft, speaker })} />
      <label htmlFor={`${id}-text`} className="sr-only">
        Lo que vio u oyó
      </label>
      <textarea
        id={`${id}-text`}
        autoFocus
        rows={2}
        value={draft.text}
        maxLength={2000}
        onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        className={`${CONTROL_CLASS} [field-sizing:content]`}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <label className="flex items-center gap-2 text-sm">
          Minuto
          <input
            value={moment}
            onChange={(event) => setMoment(event.target.value)}
            inputMode="numeric"
            aria-invalid={offset === null || undefined}
            className={`${CONTROL_CLASS} max-w-22 tabular-nums`}
          />
        </label>
        <label className="flex items-center gap-2 text-sm">
          Clase
          <select
            value={draft.noteClass}
            onChange={(event) => {
              const noteClass = noteClasses.find((known) => known === event.target.value);
              if (noteClass) setDraft({ ...draft, noteClass });
            }}
            className={CONTROL_CLASS}
          >
            {noteClasses.map((noteClass) => (
              <option key={noteClass} value={noteClass}>
                {noteClassLabels[noteClass]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="small" disabled={!isReady}>
          Guardar nota
        </Button>
        <Button variant="quiet" size="small" onClick={onCancel}>
          Volver sin cambios
        </Button>
        <Button variant="danger" size="small" className="ml-auto" onClick={onRemove}>
          Quitar nota
        </Button>
      </div>
    </form>
  );
}
