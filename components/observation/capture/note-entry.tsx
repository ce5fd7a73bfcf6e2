"use client";

import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { formatOffset, parseOffset } from "@/lib/format/duration";
import { offsetAt } from "@/lib/observation/rules/draft";
import { evidenceHint } from "@/lib/observation/rules/evidence-hint";
import type { LessonContext, NoteView } from "@/lib/observation/schema/observation";
import type { Speaker } from "@/lib/observation/schema/words";
import { SpeakerChoice } from "./speaker-choice";
import { useNow } from "./use-now";

type NoteEntryProps = Readonly<{
  context: LessonContext;
  /** Where the last note stands, for when the clock says nothing. */
  lastOffset: number;
  onAdd: (note: NoteView) => void;
  /** Tells whether words wait here that belong to no note yet. */
  onTyping: (isTyping: boolean) => void;
}>;

/** One note of what was seen or heard. Its minute is the one in which writing began; Enter adds it. */
export function NoteEntry({ context, lastOffset, onAdd, onTyping }: NoteEntryProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [speaker, setSpeaker] = useState<Speaker>("teacher");
  const [text, setText] = useState("");
  const [isPrivate, setPrivate] = useState(false);
  const [moment, setMoment] = useState<string | null>(null);
  const now = useNow();
  const live = formatOffset((now === null ? null : offsetAt(context, now)) ?? lastOffset);
  const offset = parseOffset(moment ?? live);
  const hint = isPrivate ? null : evidenceHint(text);

  const write = (next: string) => {
    setText(next);
    onTyping(next.trim() !== "");
    if (moment === null && next !== "") setMoment(live);
    if (next === "") setMoment(null);
  };
  const add = (event?: FormEvent) => {
    event?.preventDefault();
    const said = text.trim();
    if (said === "" || offset === null) return field.current?.focus();
    onAdd({
      id: v7(),
      offsetSeconds: offset,
      speaker,
      noteClass: isPrivate ? "private" : "low_inference",
      text: said,
    });
    setPrivate(false);
    write("");
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      add();
    }
  };
  return (
    <form onSubmit={add} className="space-y-2" aria-label="Nueva nota">
      <SpeakerChoice
        value={speaker}
        onChange={(next) => {
          setSpeaker(next);
          setMoment((current) => current ?? live);
        }}
      />
      <label htmlFor={`${id}-text`} className="sr-only">
        Lo que vio u oyó
      </label>
      <textarea
        ref={field}
        id={`${id}-text`}
        rows={2}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        enterKeyHint="send"
        maxLength={2000}
        placeholder="escribir lo que vio u oyó…"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={`${CONTROL_CLASS} [field-sizing:content]`}
      />
      <p id={`${id}-hint`} role="status" className="text-sm text-warn empty:hidden">
        {hint}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <label className="flex items-center gap-2 text-sm">
          Minuto
          <input
            value={moment ?? live}
            onChange={(event) => setMoment(event.target.value)}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={offset === null || undefined}
            className={`${CONTROL_CLASS} max-w-22 tabular-nums`}
          />
        </label>
        <label className="flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            checked={isPrivate}
            onChange={(event) => setPrivate(event.target.checked)}
            className="size-6 accent-accent"
          />
          nota privada
        </label>
        <Button type="submit" variant="primary" className="ml-auto">
          Agregar nota
        </Button>
      </div>
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {offset === null && "Escribir el minuto y los segundos: 12:31"}
        {isPrivate && "Nadie más ve esta nota: ni la o el docente, ni la escuela."}
      </p>
    </form>
  );
}
