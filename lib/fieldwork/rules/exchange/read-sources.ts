import { countCodePoints } from "@/lib/format/code-points";
import { descriptionGuidOf, guidOf, madeGuid } from "./guids";
import type { LeftOutList } from "./left-out";
import { momentOf } from "./moments";
import type { ExchangeCoding, ExchangeNote, ExchangeSource } from "./project";
import { uniqueGuids, type NoteRefReader } from "./read-codes";
import { childNamed, childrenNamed, type Read } from "./xml-read";

/** The text that stands beside the document under a path, or null if the file brings none. */
export type TextReader = (path: string) => string | null;

export interface ReadSources {
  readonly sources: readonly ExchangeSource[];
  readonly codings: readonly ExchangeCoding[];
  /** Descriptions of sources and selections, which are kept as notes. */
  readonly descriptions: readonly ExchangeNote[];
}

interface Context {
  readonly leftOut: LeftOutList;
  readonly noteRefs: NoteRefReader;
  readonly textAt: TextReader;
  readonly codeGuids: ReadonlySet<string>;
}

interface Found {
  readonly sources: ExchangeSource[];
  readonly codings: ExchangeCoding[];
  readonly descriptions: ExchangeNote[];
  readonly uniqueSource: (guid: string) => string;
  readonly uniqueCoding: (guid: string) => string;
  readonly uniqueSelection: (guid: string) => string;
}

const MEDIA = {
  PictureSource: "picture",
  AudioSource: "audio",
  VideoSource: "video",
  PDFSource: "pdf",
} as const;

/** The texts of a file with their codings. What is no text, and what does not stand in its text, is left out by name. */
export function sourcesIn(sources: Read | undefined, context: Context): ReadSources {
  const found: Found = {
    ...{ sources: [], codings: [], descriptions: [] },
    ...{ uniqueSource: uniqueGuids(), uniqueCoding: uniqueGuids(), uniqueSelection: uniqueGuids() },
  };
  for (const element of sources?.children ?? []) {
    if (element.name === "TextSource") readSource(element, context, found);
    else {
      const kind = Object.entries(MEDIA).find(([name]) => name === element.name)?.[1] ?? "unknown";
      context.leftOut.add(kind, element.attributes.name ?? element.name);
    }
  }
  return found;
}

function readSource(element: Read, context: Context, found: Found): void {
  const { leftOut, noteRefs } = context;
  const { attributes } = element;
  const name = attributes.name?.trim() ? attributes.name : "Documento sin nombre";
  const guid = found.uniqueSource(guidOf(attributes.guid, "source", name, attributes.plainTextPath ?? ""));
  const text = textOf(element, context);
  if (text === null) {
    const onlyFormatted = attributes.plainTextPath === undefined && attributes.richTextPath !== undefined;
    leftOut.add(onlyFormatted ? "formatted_source" : "missing_text", name);
    leftOut.add("coding_of_left_out", name, countNamed(element, "Coding"));
    return;
  }
  if (attributes.richTextPath !== undefined) leftOut.add("rich_text", name);
  if (attributes.creatingUser !== undefined) leftOut.add("source_author", name);
  found.sources.push({ guid, name, text, createdAt: momentOf(attributes.creationDateTime) });
  noteRefs(element, "source", guid);
  const length = countCodePoints(text);
  for (const child of element.children) {
    if (child.name === "PlainTextSelection") readSelection(child, { guid, name, length }, { context, found });
    else if (child.name === "Coding") leftOut.add("whole_source_coding", name);
    else if (child.name === "VariableValue") leftOut.add("variable_value", name);
    else if (child.name === "Description") {
      const target = { kind: "source", guid } as const;
      found.descriptions.push(described(descriptionGuidOf(guid), child.text, [target]));
    } else if (child.name !== "PlainTextContent" && child.name !== "NoteRef") {
      leftOut.add("unknown", child.name);
    }
  }
}

function readSelection(
  element: Read,
  source: { readonly guid: string; readonly name: string; readonly length: number },
  { context, found }: { readonly context: Context; readonly found: Found },
): void {
  const { leftOut, noteRefs } = context;
  const { attributes } = element;
  const [startsAt, endsAt] = [position(attributes.startPosition), position(attributes.endPosition)];
  if (startsAt === null || endsAt === null || endsAt < startsAt || endsAt > source.length) {
    leftOut.add("selection_outside", source.name);
    leftOut.add("coding_of_left_out", source.name, countNamed(element, "Coding"));
    return;
  }
  const made = ["selection", source.guid, String(startsAt), String(endsAt)];
  const selectionGuid = found.uniqueSelection(guidOf(attributes.guid, ...made));
  const targets: { readonly kind: "source" | "coding"; readonly guid: string }[] = [];
  for (const coding of childrenNamed(element, "Coding")) {
    const ref = childNamed(coding, "CodeRef")?.attributes.targetGUID;
    const codeGuid = guidOf(ref, "code");
    if (!context.codeGuids.has(codeGuid)) {
      leftOut.add("coding_without_code", source.name);
      continue;
    }
    const { creatingUser = attributes.creatingUser, creationDateTime } = coding.attributes;
    const guid = found.uniqueCoding(guidOf(coding.attributes.guid, "coding", selectionGuid, codeGuid));
    found.codings.push({
      ...{ guid, selectionGuid, codeGuid, startsAt, endsAt, sourceGuid: source.guid },
      userGuid: creatingUser === undefined ? null : guidOf(creatingUser, "user"),
      createdAt: momentOf(creationDateTime ?? attributes.creationDateTime),
    });
    targets.push({ kind: "coding", guid });
    noteRefs(coding, "coding", guid);
  }
  if (targets.length === 0) {
    leftOut.add("selection_without_code", source.name);
    targets.push({ kind: "source", guid: source.guid });
  }
  for (const target of targets) noteRefs(element, target.kind, target.guid);
  for (const { name } of element.children) {
    if (!["Coding", "Description", "NoteRef"].includes(name)) leftOut.add("unknown", name);
  }
  const description = childNamed(element, "Description");
  if (description) {
    found.descriptions.push(described(madeGuid("description", selectionGuid), description.text, targets));
  }
}

function described(guid: string, text: string, targets: ExchangeNote["targets"]): ExchangeNote {
  return { guid, title: "Descripción", text, userGuid: null, createdAt: null, targets };
}

/** The plain text of a source or note: written in it, or under its path beside the document. */
export function textOf(element: Read, { textAt }: Pick<Context, "textAt">): string | null {
  const inside = childNamed(element, "PlainTextContent");
  if (inside !== undefined) return inside.text;
  const path = element.attributes.plainTextPath;
  return path === undefined ? null : textAt(path);
}

/** How many elements of a name stand anywhere within. */
export function countNamed(element: Read, name: string): number {
  return element.children.reduce(
    (sum, child) => sum + (child.name === name ? 1 : 0) + countNamed(child, name),
    0,
  );
}

function position(written: string | undefined): number | null {
  return /^\s*\+?\d{1,9}\s*$/.test(written ?? "") ? Number(written) : null;
}
