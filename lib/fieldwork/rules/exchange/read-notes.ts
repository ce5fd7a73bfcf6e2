import { guidOf } from "./guids";
import type { LeftOutList } from "./left-out";
import { momentOf } from "./moments";
import type { ExchangeNote, NoteTarget } from "./project";
import { uniqueGuids } from "./read-codes";
import { countNamed, textOf, type TextReader } from "./read-sources";
import { childNamed, type Read } from "./xml-read";

/** The notes of a file on what refers to them; one that nothing refers to is of the project. */
export function notesIn(
  notes: Read | undefined,
  {
    leftOut,
    textAt,
    targets,
  }: {
    readonly leftOut: LeftOutList;
    readonly textAt: TextReader;
    /** What refers to each note, by its guid. */
    readonly targets: ReadonlyMap<string, readonly NoteTarget[]>;
  },
): readonly ExchangeNote[] {
  const unique = uniqueGuids();
  return (notes?.children ?? []).flatMap((element) => {
    const { attributes } = element;
    if (element.name !== "Note") {
      leftOut.add("unknown", element.name);
      return [];
    }
    const title = attributes.name?.trim() ? attributes.name : "Nota sin título";
    const description = childNamed(element, "Description")?.text;
    const content = textOf(element, { textAt });
    const text = content ?? description;
    if (text === undefined) {
      leftOut.add("note_without_text", title);
      return [];
    }
    leftOut.add("coded_note", title, countNamed(element, "Coding") + countNamed(element, "NoteRef"));
    leftOut.add("variable_value", title, countNamed(element, "VariableValue"));
    if (content !== null && description !== undefined) leftOut.add("unknown", `Descripción de «${title}»`);
    if (attributes.richTextPath !== undefined) leftOut.add("rich_text", title);
    const guid = unique(guidOf(attributes.guid, "note", title, text));
    const { creatingUser } = attributes;
    return [
      {
        ...{ guid, title, text },
        userGuid: creatingUser === undefined ? null : guidOf(creatingUser, "user"),
        createdAt: momentOf(attributes.creationDateTime),
        targets: targets.get(guid) ?? [{ kind: "study" as const, guid: null }],
      },
    ];
  });
}
