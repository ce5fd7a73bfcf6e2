import type { ExchangeCounts } from "../../schema/exchange";
import { NOBODY } from "./guids";
import { byGuid, type HeldNote, type HeldStudy } from "./held";
import { mergeCodes, type CodeMerge } from "./merge-codes";
import { mergeCodings, type NewCoding } from "./merge-codings";
import { mergeNotes, type NewNote } from "./merge-notes";
import { mergeSources, type NewExchangeSource } from "./merge-sources";
import type { ExchangeProject } from "./project";
import { Tally, type MergeOptions } from "./tally";

export interface NewCoder {
  readonly id: string;
  readonly refiGuid: string;
  readonly name: string;
}

/** What to write so that the study has what the file brings. */
export interface Merge {
  readonly coders: readonly NewCoder[];
  readonly codes: CodeMerge;
  readonly sources: readonly NewExchangeSource[];
  readonly newCodings: readonly NewCoding[];
  readonly changedCodings: readonly Pick<NewCoding, "id" | "codeId" | "coderId" | "startsAt" | "endsAt">[];
  readonly newNotes: readonly NewNote[];
  readonly changedNotes: readonly Pick<HeldNote, "id" | "title" | "text">[];
  readonly counts: ExchangeCounts;
}

/**
 * How a study takes a file over. A thing is known by its guid, whoever gave it; what the file does not bring stays. Merged
 * twice, the second time finds nothing new and nothing changed. Its texts must be settled.
 */
export function mergeProject(
  project: ExchangeProject,
  held: HeldStudy,
  options: Omit<MergeOptions, "tally">,
): Merge {
  const tally = new Tally();
  const coders = mergeCoders(project, held, { ...options, tally });
  const codes = mergeCodes(project.codes, held.codes, { ...options, tally });
  const sources = mergeSources(project.sources, held, { ...options, tally });
  const codings = mergeCodings(project, held, {
    ...{ ...options, tally, coderIds: coders.ids, codeIds: codes.ids },
    ...{ sourceIds: sources.ids, otherTexts: sources.otherTexts },
  });
  const notes = mergeNotes(project.notes, held, {
    ...{ ...options, tally, coderIds: coders.ids },
    targets: { source: sources.ids, code: codes.ids, coding: codings.ids },
  });
  return {
    ...{ coders: coders.create, codes, sources: sources.create },
    ...{ newCodings: codings.create, changedCodings: codings.change },
    ...{ newNotes: notes.create, changedNotes: notes.change },
    counts: tally.counts(),
  };
}

function mergeCoders(
  { users, codings }: ExchangeProject,
  held: HeldStudy,
  { newId, leftOut, tally }: MergeOptions,
) {
  const known = byGuid(held.coders);
  const ids = new Map<string, string>();
  const create: NewCoder[] = [];
  const someoneUnsaid = codings.some(({ userGuid }) => userGuid === null);
  const all = someoneUnsaid ? [...users, { guid: NOBODY, name: "Sin autoría en el archivo" }] : users;
  for (const { guid, name } of all) {
    const before = known.get(guid);
    if (before !== undefined) {
      ids.set(guid, before.id);
      tally.add("coder", "isKnown");
      if (before.name !== name) leftOut.add("kept_user", name);
    } else {
      const id = newId();
      ids.set(guid, id);
      create.push({ id, refiGuid: guid, name });
      tally.add("coder", "isNew");
    }
  }
  return { ids, create };
}
