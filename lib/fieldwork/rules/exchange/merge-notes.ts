import { ownGuid, type HeldNote, type HeldStudy } from "./held";
import type { ExchangeNote, NoteTarget } from "./project";
import type { MergeOptions } from "./tally";

export interface NewNote extends Omit<HeldNote, "refiGuid"> {
  readonly refiGuid: string;
  readonly coderId: string | null;
  readonly createdAt: Date | null;
}

type Ids = ReadonlyMap<string, string>;

interface Context extends MergeOptions {
  readonly coderIds: Ids;
  readonly targets: Readonly<Record<"source" | "code" | "coding", Ids>>;
}

/** Merges the notes: one row for each thing on which one hangs. A note of nothing but what was left out is left out. */
export function mergeNotes(notes: readonly ExchangeNote[], held: HeldStudy, context: Context) {
  const { newId, applyChanges, leftOut, tally } = context;
  const known = new Map(
    held.notes.flatMap((note) => [note.id, ownGuid(note)].map((guid) => [keyOf(guid, note), note])),
  );
  const create: NewNote[] = [];
  const change: HeldNote[] = [];
  for (const note of notes) {
    const rows = note.targets.flatMap((target) => {
      const targetId = targetIdOf(target, held.id, context.targets);
      return targetId === undefined ? [] : [{ target: target.kind, targetId }];
    });
    if (rows.length === 0) leftOut.add("note_of_left_out", note.title);
    const { guid, title, text, userGuid, createdAt } = note;
    for (const row of rows) {
      const before = known.get(keyOf(guid, row));
      if (before === undefined) {
        const coderId = userGuid === null ? null : (context.coderIds.get(userGuid) ?? null);
        create.push({ ...row, id: newId(), refiGuid: guid, title, text, coderId, createdAt });
        tally.add("note", "isNew");
        continue;
      }
      const isSame = before.title === title && before.text === text;
      tally.add("note", isSame ? "isKnown" : "isChanged");
      if (!isSame && applyChanges) change.push({ ...before, title, text });
      else if (!isSame) leftOut.add("kept_note", before.title);
    }
  }
  return { create, change };
}

function keyOf(guid: string, { target, targetId }: Pick<HeldNote, "target" | "targetId">): string {
  return `${guid} ${target} ${targetId}`;
}

function targetIdOf(target: NoteTarget, studyId: string, ids: Context["targets"]): string | undefined {
  return target.kind === "study" ? studyId : ids[target.kind].get(target.guid);
}
