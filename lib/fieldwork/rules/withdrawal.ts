import type { WithdrawalEffect } from "../schema/consents";

/** [startsAt, endsAt) in code points. */
export interface Passage {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The text with each code point of the passages blotted out, line breaks kept, so that every other offset stays true. */
export function blotted(text: string, passages: readonly Passage[]): string {
  return [...text]
    .map((point, at) =>
      point !== "\n" && passages.some(({ startsAt, endsAt }) => at >= startsAt && at < endsAt) ? "█" : point,
    )
    .join("");
}

/** True if a coding has part in one of the passages; one without length, if it stands within or at an edge. */
export function touches(coding: Passage, passages: readonly Passage[]): boolean {
  return passages.some(({ startsAt, endsAt }) =>
    coding.startsAt === coding.endsAt
      ? coding.startsAt >= startsAt && coding.startsAt <= endsAt
      : coding.startsAt < endsAt && coding.endsAt > startsAt,
  );
}

/** Everything that a withdrawal reaches, by id. */
export interface WithdrawalReach {
  readonly studyId: string;
  readonly informantId: string;
  readonly pseudonym: string;
  readonly sources: readonly { readonly id: string; readonly passages: readonly Passage[] }[];
  /** Transcripts of their sessions in which nobody has said yet who speaks: they go whole. */
  readonly unassignedIds: readonly string[];
  readonly codingIds: readonly string[];
  readonly memoIds: readonly string[];
  readonly draftQuoteIds: readonly string[];
  readonly keyIds: readonly string[];
  readonly sessionsKept: number;
  readonly publishedQuotesKept: number;
}

/** The counts of what a withdrawal reaches. */
export function effectOf(reach: WithdrawalReach): WithdrawalEffect {
  const passages = reach.sources.flatMap((source) => source.passages);
  return {
    sources: reach.sources.length,
    emptiedSources: reach.unassignedIds.length,
    turns: passages.length,
    codePoints: passages.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0),
    codings: reach.codingIds.length,
    memos: reach.memoIds.length,
    draftQuotes: reach.draftQuoteIds.length,
    keys: reach.keyIds.length,
    sessionsKept: reach.sessionsKept,
    publishedQuotesKept: reach.publishedQuotesKept,
  };
}

/** True for a passage of which nothing is left to read: blots, spaces or nothing. */
export function isBlot(passage: string): boolean {
  return /^[\s█]*$/u.test(passage);
}
