import { AppError } from "@/lib/errors";
import { guidOf } from "./guids";
import { LeftOutList } from "./left-out";
import type { ExchangeProject, ExchangeUser, NoteTarget, ReadExchange } from "./project";
import { codesIn, usersIn, type NoteRefReader } from "./read-codes";
import { notesIn } from "./read-notes";
import { countNamed, sourcesIn, type TextReader } from "./read-sources";
import { childNamed, childrenNamed, xmlTree, type Read } from "./xml-read";

/**
 * A project's document with the texts beside it, or a code book, as REFI-QDA 1.0 and the programs that write it say: names
 * may have prefixes, guids braces or capitals, or be missing. Every thing that it holds and we do not is counted.
 * UNREADABLE_FILE for a document of another kind.
 */
export function readExchange(document: string, textAt: TextReader): ReadExchange {
  const root = xmlTree(document);
  const leftOut = new LeftOutList();
  if (root.name === "CodeBook") return { ...readCodeBook(root, leftOut), leftOut: leftOut.list() };
  if (root.name !== "Project") {
    throw new AppError("UNREADABLE_FILE", {
      message: "El archivo no es un proyecto ni un libro de códigos REFI-QDA. Exportarlo como .qdpx o .qdc.",
    });
  }
  const { targets, noteRefs } = gatheredNoteRefs();
  const codes = codesIn(childNamed(childNamed(root, "CodeBook"), "Codes"), { leftOut, noteRefs });
  const codeGuids = new Set(codes.map(({ guid }) => guid));
  const found = sourcesIn(childNamed(root, "Sources"), { leftOut, noteRefs, textAt, codeGuids });
  for (const { attributes } of childrenNamed(root, "NoteRef")) {
    addTo(targets, guidOf(attributes.targetGUID, "note"), { kind: "study", guid: null });
  }
  const notes = [
    ...projectDescription(root),
    ...found.descriptions,
    ...notesIn(childNamed(root, "Notes"), { leftOut, textAt, targets }),
  ];
  countOthers(root, leftOut);
  const known = usersIn(childNamed(root, "Users"));
  const project: ExchangeProject = {
    name: root.attributes.name ?? "",
    origin: root.attributes.origin ?? null,
    users: withUnlisted(known, [...found.codings, ...notes]),
    ...{ codes, notes, sources: found.sources, codings: found.codings },
  };
  return { kind: "project", project, leftOut: leftOut.list() };
}

function readCodeBook(root: Read, leftOut: LeftOutList): Pick<ReadExchange, "kind" | "project"> {
  // Notes have no place in a code book: what would refer to one refers to nothing.
  const codes = codesIn(childNamed(root, "Codes"), { leftOut, noteRefs: () => undefined });
  leftOut.add("note_without_text", null, countNamed(root, "NoteRef"));
  countSets(childNamed(root, "Sets"), leftOut);
  for (const { name } of root.children) {
    if (!["Codes", "Sets", "Description"].includes(name)) leftOut.add("unknown", name);
  }
  const none = { users: [], sources: [], codings: [], notes: [] };
  return {
    kind: "codebook",
    project: { name: "", origin: root.attributes.origin ?? null, codes, ...none },
  };
}

function gatheredNoteRefs() {
  const targets = new Map<string, NoteTarget[]>();
  const noteRefs: NoteRefReader = (element, kind, guid) => {
    for (const { attributes } of childrenNamed(element, "NoteRef")) {
      addTo(targets, guidOf(attributes.targetGUID, "note"), { kind, guid });
    }
  };
  return { targets, noteRefs };
}

function addTo(targets: Map<string, NoteTarget[]>, noteGuid: string, target: NoteTarget): void {
  const before = targets.get(noteGuid) ?? [];
  if (before.some(({ kind, guid }) => kind === target.kind && guid === target.guid)) return;
  before.push(target);
  targets.set(noteGuid, before);
}

function projectDescription(root: Read): ExchangeProject["notes"] {
  const text = childNamed(root, "Description")?.text ?? "";
  if (text === "") return [];
  const targets = [{ kind: "study", guid: null }] as const;
  const guid = guidOf(undefined, "project description", text);
  return [{ guid, title: "Descripción", text, userGuid: null, createdAt: null, targets }];
}

/** Who coded or wrote without standing among the users stands there too, without a name of their own. */
function withUnlisted(
  users: readonly ExchangeUser[],
  works: readonly { readonly userGuid: string | null }[],
): readonly ExchangeUser[] {
  const listed = new Set(users.map(({ guid }) => guid));
  const others = new Set(works.flatMap(({ userGuid }) => (userGuid === null ? [] : [userGuid])));
  const missing = [...others].filter((guid) => !listed.has(guid));
  return [...users, ...missing.map((guid, at) => ({ guid, name: `Persona sin nombre ${String(at + 1)}` }))];
}

const HELD = ["Users", "CodeBook", "Sources", "Notes", "Description", "NoteRef"];
const COUNTED = { Variables: "variable", Cases: "case", Graphs: "graph", Links: "link" } as const;

function countOthers(root: Read, leftOut: LeftOutList): void {
  countSets(childNamed(root, "Sets"), leftOut);
  countSets(childNamed(childNamed(root, "CodeBook"), "Sets"), leftOut);
  for (const element of root.children) {
    const kind = Object.entries(COUNTED).find(([name]) => name === element.name)?.[1];
    if (kind !== undefined) {
      for (const { attributes } of element.children) leftOut.add(kind, attributes.name ?? null);
    } else if (element.name !== "Sets" && !HELD.includes(element.name)) leftOut.add("unknown", element.name);
  }
}

function countSets(sets: Read | undefined, leftOut: LeftOutList): void {
  for (const { attributes } of sets?.children ?? []) leftOut.add("set", attributes.name ?? null);
}
