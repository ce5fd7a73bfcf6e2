"use client";

import type { ReactNode } from "react";
import type { DraftStep } from "@/lib/observation/rules/draft";
import type { NoteView, ObservationContent } from "@/lib/observation/schema/observation";
import type { RubricSectionView } from "@/lib/observation/schema/rubric";
import { oneObservationCaution } from "@/lib/observation/schema/words";
import { LessonCounters } from "./lesson-counters";
import { TimeOnTask } from "./time-on-task";
import { LessonClock, type LessonPlace } from "./lesson-clock";
import { LessonContextFields } from "./lesson-context-fields";
import { NoteEntry } from "./note-entry";
import { NoteLine } from "./note-line";
import { RatingSections } from "./rating-sections";

type ContentEditorProps = Readonly<{
  content: ObservationContent;
  sections: readonly RubricSectionView[];
  place: LessonPlace;
  onStep: (step: DraftStep) => void;
  onTyping: (isTyping: boolean) => void;
  /** Stands beside the clock: where the words are. */
  status?: ReactNode;
  /** Where photos are added; left out where they cannot change. */
  photos?: ReactNode;
}>;

/** The lesson as it is written: clock, notes, ratings that cite them. It holds nothing; every tap is a step. */
export function ContentEditor(props: ContentEditorProps) {
  const { content, sections, place, onStep, onTyping, status, photos } = props;
  const { context, notes } = content;
  const changeContext = (changes: Partial<ObservationContent["context"]>) =>
    onStep({ kind: "context_changed", context: changes });
  const addNote = (note: NoteView) => {
    // The first note starts the lesson for those who forgot to tap.
    if (context.startedAt === null) {
      changeContext({ startedAt: new Date(Date.now() - note.offsetSeconds * 1_000).toISOString() });
    }
    onStep({ kind: "note_added", note });
  };
  return (
    <>
      <LessonBar content={content} sections={sections} onChange={changeContext} status={status} />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <div className="min-w-0 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:self-start lg:overflow-y-auto lg:p-1">
          <NoteEntry
            context={context}
            lastOffset={notes.at(-1)?.offsetSeconds ?? 0}
            onAdd={addNote}
            onTyping={onTyping}
          />
          <LessonCounters content={content} onStep={onStep} />
          <NoteList content={content} sections={sections} onStep={onStep} />
          <TimeOnTask content={content} onStep={onStep} />
          {photos}
          <LessonContextFields context={context} place={place} onChange={changeContext} />
        </div>
        <div className="mt-8 min-w-0 lg:mt-0">
          <h2 id="valorar" tabIndex={-1} className="scroll-mt-28 text-xl">
            Valorar, citando notas
          </h2>
          <p className="mt-1 mb-4 max-w-measure text-sm text-ink-soft">
            {oneObservationCaution} Lo que no se valora queda como «No observado», que no es un cero.
          </p>
          <RatingSections content={content} sections={sections} onStep={onStep} />
        </div>
      </div>
    </>
  );
}

type LessonBarProps = Readonly<{
  content: ObservationContent;
  sections: readonly RubricSectionView[];
  onChange: (context: Partial<ObservationContent["context"]>) => void;
  status: ReactNode;
}>;

/** Always in sight: the minute of the lesson, where the words are, and the way between notes and ratings. */
function LessonBar({ content, sections, onChange, status }: LessonBarProps) {
  const indicators = sections.flatMap((section) => section.indicators).length;
  return (
    <div className="sticky top-0 z-10 -mx-4 mb-4 border-b border-rule bg-ground px-4 py-1.5 lg:mx-0 lg:px-0">
      <LessonClock context={content.context} onChange={onChange} />
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <div className="min-w-0">{status}</div>
        <nav aria-label="Partes de la observación" className="ml-auto flex gap-x-4 lg:hidden">
          <a href="#notas" className="link inline-flex min-h-11 items-center">
            Notas {content.notes.length}
          </a>
          <a href="#valorar" className="link inline-flex min-h-11 items-center">
            Valorar {content.ratings.length}/{indicators}
          </a>
        </nav>
      </div>
    </div>
  );
}

type PartProps = Readonly<{
  content: ObservationContent;
  sections: readonly RubricSectionView[];
  onStep: (step: DraftStep) => void;
}>;

function NoteList({ content, sections, onStep }: PartProps) {
  const codes = new Map(
    sections.flatMap(({ indicators }) => indicators.map(({ id, code }) => [id, code] as const)),
  );
  const citedBy = (noteId: string) =>
    content.ratings.flatMap(({ indicatorId, noteIds }) =>
      noteIds.includes(noteId) ? [codes.get(indicatorId) ?? ""] : [],
    );
  return (
    <section aria-labelledby="notas" className="my-6">
      <h2 id="notas" tabIndex={-1} className="mb-2 scroll-mt-28 text-xl">
        Notas
      </h2>
      {content.notes.length === 0 && (
        <p className="text-ink-soft">Lo que anote aparece aquí, la última nota primero.</p>
      )}
      <ol className="divide-y divide-rule border-y border-rule empty:hidden">
        {content.notes.toReversed().map((note) => (
          <li key={note.id}>
            <NoteLine
              note={note}
              citedBy={citedBy(note.id)}
              onChange={(changed) => onStep({ kind: "note_changed", note: changed })}
              onRemove={() => onStep({ kind: "note_removed", noteId: note.id })}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
