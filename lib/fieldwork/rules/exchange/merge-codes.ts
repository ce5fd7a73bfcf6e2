import { foldText } from "@/lib/format/text";
import type { ModelDimension } from "../../schema/words";
import { codeWords } from "./code-words";
import { byGuid, type HeldCode } from "./held";
import type { ExchangeCode } from "./project";
import type { MergeOptions } from "./tally";

/** The colour of a code to which its file gave none. */
const NO_COLOUR = "#767676";

export interface NewExchangeCode extends HeldCode {
  readonly refiGuid: string;
}

export interface CodeMerge {
  readonly create: readonly NewExchangeCode[];
  /** Known codes as they are to be: with other words or another place, or known from now on by the file's guid. */
  readonly change: readonly HeldCode[];
  /** The row of each guid of the file. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Merges the tree. A root that the file brings under the name of one of the study's dimensions is that root. */
export function mergeCodes(
  codes: readonly ExchangeCode[],
  held: readonly HeldCode[],
  { newId, applyChanges, leftOut, tally }: MergeOptions,
): CodeMerge {
  const known = byGuid(held);
  const ids = new Map<string, string>();
  const adopted = new Set<string>();
  const after = new Map(held.map((code) => [code.id, code]));
  const create: NewExchangeCode[] = [];
  let sortOrder = Math.max(-1, ...held.map((code) => code.sortOrder));
  for (const code of codes) {
    const parentId = code.parentGuid === null ? null : (ids.get(code.parentGuid) ?? null);
    const namesake = known.has(code.guid) ? undefined : rootCalled(code, held, adopted);
    const before = known.get(code.guid) ?? namesake;
    if (namesake !== undefined) adopted.add(namesake.id);
    if (before === undefined) {
      sortOrder += 1;
      const row = { ...wordsFrom(code), parentId, id: newId(), refiGuid: code.guid, sortOrder };
      create.push({ ...row, colour: code.colour ?? NO_COLOUR });
      ids.set(code.guid, row.id);
      tally.add("code", "isNew");
      continue;
    }
    ids.set(code.guid, before.id);
    const told = asTold(code, before, parentId);
    const isSame = sameCode(told, before);
    tally.add("code", isSame ? "isKnown" : "isChanged");
    if (!isSame && !applyChanges) leftOut.add("kept_code", before.name);
    const kept = isSame || !applyChanges ? before : told;
    after.set(before.id, namesake === undefined ? kept : { ...kept, refiGuid: code.guid });
  }
  return { ids, ...withDimensions(held, after, create) };
}

function rootCalled(code: ExchangeCode, held: readonly HeldCode[], adopted: ReadonlySet<string>) {
  if (code.parentGuid !== null) return undefined;
  return held.find(
    ({ id, parentId, refiGuid, dimension, name }) =>
      parentId === null &&
      dimension !== null &&
      refiGuid === null &&
      !adopted.has(id) &&
      foldText(name) === foldText(code.name),
  );
}

function wordsFrom(code: ExchangeCode) {
  return { ...codeWords(code.description), name: code.name, isCodable: code.isCodable };
}

/** A known code as the file tells it. What another program drops (colour, dimension, that it was retired) stays. */
function asTold(code: ExchangeCode, before: HeldCode, parentId: string | null): HeldCode {
  const { dimension, retiredAt, ...words } = wordsFrom(code);
  return {
    ...{ ...before, ...words, parentId, colour: code.colour ?? before.colour },
    dimension: dimension ?? before.dimension,
    retiredAt: before.retiredAt ?? retiredAt,
  };
}

function sameCode(a: HeldCode, b: HeldCode): boolean {
  return (
    a.name === b.name &&
    a.parentId === b.parentId &&
    a.colour === b.colour &&
    a.isCodable === b.isCodable &&
    a.definition === b.definition &&
    a.whenToUse === b.whenToUse &&
    a.whenNot === b.whenNot &&
    a.example === b.example
  );
}

/** Gives each code the dimension of its root, in the tree as it will be. */
function withDimensions(
  held: readonly HeldCode[],
  after: ReadonlyMap<string, HeldCode>,
  create: readonly NewExchangeCode[],
) {
  const all = new Map<string, HeldCode>([...after, ...create.map((code) => [code.id, code] as const)]);
  const dimensionOf = (code: HeldCode): ModelDimension | null => {
    let root = code;
    for (let parent = code; parent.parentId !== null; root = parent) {
      const next = all.get(parent.parentId);
      if (next === undefined) break;
      parent = next;
    }
    return root.dimension;
  };
  const settled = <T extends HeldCode>(code: T): T => ({ ...code, dimension: dimensionOf(code) });
  return {
    create: create.map(settled),
    change: held.flatMap((before) => {
      const code = settled(after.get(before.id) ?? before);
      const isTouched =
        !sameCode(code, before) || code.dimension !== before.dimension || code.refiGuid !== before.refiGuid;
      return isTouched ? [code] : [];
    }),
  };
}
