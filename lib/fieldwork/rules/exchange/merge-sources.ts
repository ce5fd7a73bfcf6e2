import { textDigest } from "../text-digest";
import { byGuid, type HeldStudy } from "./held";
import type { ExchangeSource } from "./project";
import type { MergeOptions } from "./tally";

export interface NewExchangeSource extends Omit<ExchangeSource, "guid"> {
  readonly id: string;
  readonly refiGuid: string;
  readonly sha256: string;
}

/** Merges the texts. One that the study has under the same guid is never written over; what a withdrawal took does not come back. */
export function mergeSources(
  sources: readonly ExchangeSource[],
  held: HeldStudy,
  { newId, leftOut, tally }: MergeOptions,
) {
  const known = byGuid(held.sources);
  /** Texts into which codings of the file may go. */
  const ids = new Map<string, string>();
  /** Texts that the study has otherwise: only the codings it already has are known there. */
  const otherTexts = new Set<string>();
  const create: NewExchangeSource[] = [];
  for (const { guid, ...source } of sources) {
    const before = known.get(guid);
    const sha256 = textDigest(source.text);
    if (before?.sha256 === sha256 && !before.isWithdrawn) {
      ids.set(guid, before.id);
      tally.add("source", "isKnown");
      if (before.name !== source.name) leftOut.add("kept_source", source.name);
    } else if (before?.isWithdrawn === true || held.withdrawnDigests.has(sha256)) {
      otherTexts.add(guid);
      leftOut.add("withdrawn_text", source.name);
    } else if (before !== undefined) {
      ids.set(guid, before.id);
      otherTexts.add(guid);
      tally.add("source", "isKnown");
      leftOut.add("changed_text", source.name);
    } else {
      const id = newId();
      ids.set(guid, id);
      create.push({ ...source, id, refiGuid: guid, sha256 });
      tally.add("source", "isNew");
    }
  }
  return { ids, otherTexts, create };
}
