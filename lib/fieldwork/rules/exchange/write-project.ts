import { grouped } from "@/lib/analysis/rules/grouped";
import { descriptionGuidOf } from "./guids";
import type { ExchangeCoding, ExchangeNote, ExchangeProject, ExchangeSource } from "./project";
import { codeTree, type NoteRefs } from "./write-codebook";
import { xmlDocument, type Written } from "./xml-write";

/** The path of a source's text within the file. */
export function textPath(sourceGuid: string): string {
  return `sources/${sourceGuid}.txt`;
}

/** A project's document (project.qde, REFI-QDA Project 1.0). The texts of its sources stand beside it, under `textPath`. */
export function projectXml(project: ExchangeProject): string {
  const { name, origin, users, codes, sources, notes } = project;
  const descriptions = new Map(notes.filter(isDescription).map((note) => [note.guid, note.text]));
  const hung = notes.filter((note) => !isDescription(note));
  const noteRefs = refsTo(hung);
  const codings = grouped(project.codings, ({ sourceGuid }) => sourceGuid);
  const toSource = (source: ExchangeSource): Written =>
    sourceElement(source, {
      description: descriptions.get(descriptionGuidOf(source.guid)) ?? null,
      codings: codings.get(source.guid) ?? [],
      noteRefs,
    });
  return xmlDocument({
    name: "Project",
    attributes: { xmlns: "urn:QDA-XML:project:1.0", name, origin },
    children: [
      ...list(
        "Users",
        users.map(({ guid, name: called }) => ({ name: "User", attributes: { guid, name: called } })),
      ),
      ...(codes.length === 0
        ? []
        : [{ name: "CodeBook", children: list("Codes", codeTree(codes, noteRefs)) }]),
      ...list("Sources", sources.map(toSource)),
      ...list("Notes", hung.map(noteElement)),
      ...noteRefs(PROJECT),
    ],
  });
}

/** What stands for the project itself among the targets of notes; no guid is empty. */
const PROJECT = "";

function list(name: string, children: readonly Written[]): readonly Written[] {
  return children.length === 0 ? [] : [{ name, children }];
}

/** A note made out of a source's description goes back to be one. */
function isDescription({ guid, targets }: ExchangeNote): boolean {
  const [only] = targets;
  return targets.length === 1 && only?.kind === "source" && guid === descriptionGuidOf(only.guid);
}

function refsTo(notes: readonly ExchangeNote[]): NoteRefs {
  const refs = new Map<string, Written[]>();
  for (const { guid, targets } of notes) {
    for (const target of targets) {
      const on = target.guid ?? PROJECT;
      const ref = { name: "NoteRef", attributes: { targetGUID: guid } };
      const before = refs.get(on);
      if (before) before.push(ref);
      else refs.set(on, [ref]);
    }
  }
  return (guid) => refs.get(guid) ?? [];
}

function sourceElement(
  source: ExchangeSource,
  {
    description,
    codings,
    noteRefs,
  }: {
    readonly description: string | null;
    readonly codings: readonly ExchangeCoding[];
    readonly noteRefs: NoteRefs;
  },
): Written {
  const selections = grouped(codings, ({ selectionGuid }) => selectionGuid);
  return {
    name: "TextSource",
    attributes: {
      ...{ guid: source.guid, name: source.name, plainTextPath: `internal://${source.guid}.txt` },
      creationDateTime: moment(source.createdAt),
    },
    children: [
      ...(description === null ? [] : [{ name: "Description", text: description }]),
      ...[...selections.values()].map((one) => selectionElement(one, noteRefs)),
      ...noteRefs(source.guid),
    ],
  };
}

function selectionElement(codings: readonly ExchangeCoding[], noteRefs: NoteRefs): Written {
  const [first] = codings;
  if (first === undefined) throw new Error("A selection is written only where something codes it.");
  return {
    name: "PlainTextSelection",
    attributes: {
      ...{ guid: first.selectionGuid, startPosition: first.startsAt, endPosition: first.endsAt },
      // A reader gives a coding that says neither what its selection says: then the selection says nothing.
      creatingUser: codings.every(({ userGuid }) => userGuid !== null) ? first.userGuid : null,
      creationDateTime: codings.every(({ createdAt }) => createdAt !== null) ? moment(first.createdAt) : null,
    },
    children: codings.map((coding) => ({
      name: "Coding",
      attributes: {
        ...{ guid: coding.guid, creatingUser: coding.userGuid },
        creationDateTime: moment(coding.createdAt),
      },
      children: [{ name: "CodeRef", attributes: { targetGUID: coding.codeGuid } }, ...noteRefs(coding.guid)],
    })),
  };
}

function noteElement({ guid, title, text, userGuid, createdAt }: ExchangeNote): Written {
  return {
    name: "Note",
    attributes: { guid, name: title, creatingUser: userGuid, creationDateTime: moment(createdAt) },
    children: [{ name: "PlainTextContent", text }],
  };
}

function moment(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
