import type { CitedNote } from "@/lib/coaching/schema/views";
import { formatOffset } from "@/lib/format/duration";
import { speakerLabels } from "@/lib/observation/schema/words";

type CitedNotesProps = Readonly<{ notes: readonly CitedNote[] }>;

/** What was seen or heard, with its minute of the lesson and who it was. */
export function CitedNotes({ notes }: CitedNotesProps) {
  return (
    <ul className="max-w-measure border-l-2 border-sea pl-4">
      {notes.map((note) => (
        <li key={note.id} className="py-1">
          <span className="mr-2 text-sm text-ink-soft tabular-nums">
            {formatOffset(note.offsetSeconds)} · {speakerLabels[note.speaker]}
          </span>
          {note.text}
        </li>
      ))}
    </ul>
  );
}
