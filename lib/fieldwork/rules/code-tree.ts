import { foldText } from "@/lib/format/text";

/** A code as the tree needs it. */
export interface TreeCode {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

export type PlacedCode<Code extends TreeCode> = Code & {
  /** 0 for a root. */
  readonly depth: number;
  /** The names from the root down to the code itself. */
  readonly names: readonly string[];
};

/**
 * The codes as they are read: each root followed by all that stands under it, siblings in the order given. A code whose parent
 * is not among them stands as a root; codes that name one another as parents are left out.
 */
export function placedCodes<Code extends TreeCode>(codes: readonly Code[]): readonly PlacedCode<Code>[] {
  const held = new Set(codes.map(({ id }) => id));
  const under = new Map<string | null, Code[]>();
  for (const code of codes) {
    const parentId = code.parentId !== null && held.has(code.parentId) ? code.parentId : null;
    under.set(parentId, [...(under.get(parentId) ?? []), code]);
  }
  const placed: PlacedCode<Code>[] = [];
  const place = (parentId: string | null, depth: number, names: readonly string[]) => {
    for (const code of under.get(parentId) ?? []) {
      const path = [...names, code.name];
      placed.push({ ...code, depth, names: path });
      place(code.id, depth + 1, path);
    }
  };
  place(null, 0, []);
  return placed;
}

/** The ids of a code and of all that stands under it. Ends also if codes name one another as parents. */
export function withDescendants(codes: readonly TreeCode[], rootId: string): ReadonlySet<string> {
  const reached = new Set([rootId]);
  let grown = 0;
  while (grown < reached.size) {
    grown = reached.size;
    for (const { id, parentId } of codes) if (parentId !== null && reached.has(parentId)) reached.add(id);
  }
  return reached;
}

/** True if another code under the same parent is called so, whatever its capitals and accents. */
export function isNameTaken(
  codes: readonly TreeCode[],
  {
    id,
    parentId,
    name,
  }: { readonly id: string | null; readonly parentId: string | null; readonly name: string },
): boolean {
  const folded = foldText(name);
  return codes.some((code) => code.id !== id && code.parentId === parentId && foldText(code.name) === folded);
}
