import { grouped } from "@/lib/analysis/rules/grouped";
import { describedCode } from "./code-words";
import { selectionGuidOf } from "./guids";
import { ownGuid, type HeldCode, type HeldCoder, type HeldNote } from "./held";
import type {
  ExchangeCode,
  ExchangeCoding,
  ExchangeNote,
  ExchangeProject,
  ExchangeSource,
  ExchangeUser,
  NoteTarget,
} from "./project";

interface Row {
  readonly id: string;
  readonly refiGuid: string | null;
}

/** The rows of a study that may leave. */
export interface OutgoingRows {
  readonly name: string;
  readonly coders: readonly HeldCoder[];
  readonly codes: readonly HeldCode[];
  readonly sources: readonly (Row & {
    readonly name: string;
    readonly text: string;
    readonly createdAt: Date;
  })[];
  readonly codings: readonly (Row & {
    readonly refiSelectionGuid: string | null;
    readonly sourceId: string;
    readonly codeId: string;
    readonly coderId: string;
    readonly startsAt: number;
    readonly endsAt: number;
    readonly createdAt: Date;
  })[];
  readonly notes: readonly (HeldNote & { readonly coderId: string | null; readonly createdAt: Date })[];
}

/** A study's rows as a project, each thing under the guid by which it is known again. The same rows give the same project, in the same order. */
export function outgoingProject(rows: OutgoingRows): ExchangeProject {
  const coders = guidsOf(rows.coders);
  const guids = {
    code: guidsOf(rows.codes),
    source: guidsOf(rows.sources),
    coding: guidsOf(rows.codings),
  };
  const codings = rows.codings.flatMap((row): readonly ExchangeCoding[] => {
    const [sourceGuid, codeGuid] = [guids.source.get(row.sourceId), guids.code.get(row.codeId)];
    if (sourceGuid === undefined || codeGuid === undefined) return [];
    const guid = ownGuid(row);
    const selectionGuid = row.refiSelectionGuid ?? selectionGuidOf(guid);
    const { startsAt, endsAt, createdAt } = row;
    const userGuid = coders.get(row.coderId) ?? null;
    return [{ guid, selectionGuid, sourceGuid, codeGuid, userGuid, startsAt, endsAt, createdAt }];
  });
  return {
    ...{ name: rows.name, origin: "Acompaña" },
    users: rows.coders
      .map((coder): ExchangeUser => ({ guid: ownGuid(coder), name: coder.name }))
      .sort(inOrder),
    codes: treeOf(rows.codes),
    sources: rows.sources.map(({ name, text, createdAt, ...row }): ExchangeSource => ({
      ...{ guid: ownGuid(row), name, text, createdAt },
    })),
    codings: ownSelections(codings.sort(inTextOrder)),
    notes: notesOf(rows, guids, coders),
  };
}

function guidsOf(rows: readonly Row[]): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [row.id, ownGuid(row)]));
}

function inOrder(a: { readonly guid: string }, b: { readonly guid: string }): number {
  return a.guid < b.guid ? -1 : 1;
}

function inTextOrder(a: ExchangeCoding, b: ExchangeCoding): number {
  return a.startsAt - b.startsAt || a.endsAt - b.endsAt || inOrder(a, b);
}

/** Codings of one selection have one range: one that was moved since gets a selection of its own. */
function ownSelections(codings: readonly ExchangeCoding[]): readonly ExchangeCoding[] {
  const first = new Map<string, ExchangeCoding>();
  return codings.map((coding) => {
    const before = first.get(coding.selectionGuid);
    if (before === undefined) first.set(coding.selectionGuid, coding);
    const isTogether =
      before === undefined ||
      (before.sourceGuid === coding.sourceGuid &&
        before.startsAt === coding.startsAt &&
        before.endsAt === coding.endsAt);
    return isTogether ? coding : { ...coding, selectionGuid: selectionGuidOf(coding.guid) };
  });
}

function treeOf(codes: readonly HeldCode[]): readonly ExchangeCode[] {
  const within = grouped(codes, ({ parentId }) => parentId);
  const branch = (parent: HeldCode | null): readonly ExchangeCode[] =>
    (within.get(parent?.id ?? null) ?? []).flatMap((code) => {
      const { name, colour, isCodable } = code;
      const description = describedCode(parent === null ? code : { ...code, dimension: null });
      const parentGuid = parent === null ? null : ownGuid(parent);
      return [{ guid: ownGuid(code), parentGuid, name, colour, isCodable, description }, ...branch(code)];
    });
  return branch(null);
}

/** Rows of one note become it again, with all on which it hangs; one that was changed since in one place is a note of its own there. */
function notesOf(
  { notes }: OutgoingRows,
  guids: Readonly<Record<"code" | "source" | "coding", ReadonlyMap<string, string>>>,
  coders: ReadonlyMap<string, string>,
): readonly ExchangeNote[] {
  const found = new Map<string, ExchangeNote>();
  for (const row of notes) {
    const target = targetOf(row, guids);
    if (target === null) continue;
    const { title, text, createdAt } = row;
    const userGuid = row.coderId === null ? null : (coders.get(row.coderId) ?? null);
    const together = found.get(ownGuid(row));
    const isTogether = together === undefined || (together.title === title && together.text === text);
    const guid = isTogether ? ownGuid(row) : row.id;
    const targets = [...((isTogether ? together?.targets : null) ?? []), target];
    found.set(guid, { guid, title, text, userGuid, createdAt, targets });
  }
  return [...found.values()].sort(inOrder);
}

function targetOf(
  { target, targetId }: HeldNote,
  guids: Readonly<Record<"code" | "source" | "coding", ReadonlyMap<string, string>>>,
): NoteTarget | null {
  if (target === "study") return { kind: "study", guid: null };
  const guid = guids[target].get(targetId);
  return guid === undefined ? null : { kind: target, guid };
}
