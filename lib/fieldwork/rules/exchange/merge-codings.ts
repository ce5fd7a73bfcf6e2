import { NOBODY } from "./guids";
import { byGuid, type HeldCoding, type HeldStudy } from "./held";
import type { ExchangeCoding, ExchangeProject } from "./project";
import type { MergeOptions } from "./tally";

export interface NewCoding extends Omit<HeldCoding, "isInOpenRound" | "refiGuid"> {
  readonly refiGuid: string;
  readonly refiSelectionGuid: string;
  readonly createdAt: Date | null;
}

type Ids = ReadonlyMap<string, string>;

interface Context extends MergeOptions {
  readonly coderIds: Ids;
  readonly codeIds: Ids;
  readonly sourceIds: Ids;
  readonly otherTexts: ReadonlySet<string>;
}

/** Merges the codings. Those of a text that the study has otherwise stay as they are: their offsets count other letters. */
export function mergeCodings(project: ExchangeProject, held: HeldStudy, context: Context) {
  const { newId, applyChanges, leftOut, tally } = context;
  const known = byGuid(held.codings);
  const names = new Map(project.sources.map(({ guid, name }) => [guid, name]));
  const ids = new Map<string, string>();
  const create: NewCoding[] = [];
  const change: NewCoding[] = [];
  for (const coding of project.codings) {
    const before = known.get(coding.guid);
    const sourceName = names.get(coding.sourceGuid) ?? null;
    const hasOtherText = context.otherTexts.has(coding.sourceGuid);
    const told = hasOtherText ? null : rowOf(coding, before, context);
    if (before !== undefined && (told === null || sameCoding(told, before))) {
      ids.set(coding.guid, before.id);
      tally.add("coding", "isKnown");
    } else if (told === null) {
      leftOut.add("coding_of_left_out", sourceName);
    } else if (before === undefined) {
      const row = { ...told, id: newId() };
      ids.set(coding.guid, row.id);
      create.push(row);
      tally.add("coding", "isNew");
    } else {
      ids.set(coding.guid, before.id);
      tally.add("coding", "isChanged");
      if (before.isInOpenRound) leftOut.add("coding_in_round", sourceName);
      else if (applyChanges) change.push(told);
      else leftOut.add("kept_coding", sourceName);
    }
  }
  return { ids, create, change };
}

function rowOf(coding: ExchangeCoding, before: HeldCoding | undefined, context: Context): NewCoding | null {
  const { guid, selectionGuid, startsAt, endsAt, createdAt } = coding;
  const sourceId = context.sourceIds.get(coding.sourceGuid);
  const codeId = context.codeIds.get(coding.codeGuid);
  const said = context.coderIds.get(coding.userGuid ?? NOBODY);
  // A program that no longer says who coded does not take it away from whom we know.
  const coderId = coding.userGuid === null ? (before?.coderId ?? said) : said;
  if (sourceId === undefined || codeId === undefined || coderId === undefined) return null;
  return {
    ...{ id: before?.id ?? guid, refiGuid: guid, refiSelectionGuid: selectionGuid },
    ...{ sourceId, codeId, coderId, startsAt, endsAt, createdAt },
  };
}

function sameCoding(told: NewCoding, before: HeldCoding): boolean {
  return (
    told.codeId === before.codeId &&
    told.coderId === before.coderId &&
    told.startsAt === before.startsAt &&
    told.endsAt === before.endsAt
  );
}
