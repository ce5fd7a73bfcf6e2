import { guidOf, madeGuid } from "./guids";
import type { LeftOutList } from "./left-out";
import type { ExchangeCode, ExchangeUser } from "./project";
import { childNamed, childrenNamed, type Read } from "./xml-read";

const COLOUR = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i;

/** What refers to a note: gathers who refers to which. */
export type NoteRefReader = (element: Read, target: "source" | "code" | "coding", guid: string) => void;

/** Gives each thing of a kind a guid of its own: of two that share one, the second gets another, the same each time. */
export function uniqueGuids(): (guid: string) => string {
  const seen = new Set<string>();
  return (guid) => {
    let unique = guid;
    for (let turn = 2; seen.has(unique); turn += 1) unique = madeGuid(guid, String(turn));
    seen.add(unique);
    return unique;
  };
}

/** The people of a file. One without a name is called by its login, or by its place among them. */
export function usersIn(users: Read | undefined): readonly ExchangeUser[] {
  const unique = uniqueGuids();
  return childrenNamed(users, "User").map(({ attributes }, at) => {
    const called = attributes.name?.trim() ? attributes.name : attributes.id;
    const name = called?.trim() ? called : `Persona ${String(at + 1)}`;
    return { guid: unique(guidOf(attributes.guid, "user", name)), name };
  });
}

/** The codes of a tree, each after its parent; what it says of notes goes to `noteRefs`. */
export function codesIn(
  codes: Read | undefined,
  { leftOut, noteRefs }: { readonly leftOut: LeftOutList; readonly noteRefs: NoteRefReader },
): readonly ExchangeCode[] {
  const unique = uniqueGuids();
  const found: ExchangeCode[] = [];
  const read = (element: Read, parentGuid: string | null): void => {
    const { attributes, children } = element;
    const name = attributes.name?.trim() ? attributes.name : "Código sin nombre";
    const guid = unique(guidOf(attributes.guid, "code", parentGuid ?? "", name));
    const description = childNamed(element, "Description")?.text ?? "";
    found.push({
      ...{ guid, parentGuid, name, description },
      colour: colourOf(attributes.color),
      isCodable: !["false", "0"].includes((attributes.isCodable ?? "true").trim().toLowerCase()),
    });
    noteRefs(element, "code", guid);
    for (const child of children) {
      if (child.name === "Code") read(child, guid);
      else if (child.name !== "Description" && child.name !== "NoteRef") leftOut.add("unknown", child.name);
    }
  };
  for (const child of codes?.children ?? []) {
    if (child.name === "Code") read(child, null);
    else leftOut.add("unknown", child.name);
  }
  return found;
}

function colourOf(written: string | undefined): string | null {
  const digits = COLOUR.exec(written?.trim() ?? "")?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? [...digits].map((one) => one + one).join("") : digits}`;
}
