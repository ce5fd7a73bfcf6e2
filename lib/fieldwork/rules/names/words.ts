import { foldText } from "@/lib/format/text";

/** A word of a text where it stands, in UTF-16 units, and as it is compared. */
export interface Word {
  readonly text: string;
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** The words of a text in order; a hyphen or an apostrophe joins. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    text: word,
    folded: foldText(word),
    from: index,
    to: index + word.length,
  }));
}

/** True if only spaces stand between two words, so that they may be one name. */
export function areTogether(text: string, before: Word, after: Word): boolean {
  return /^[ \t]{1,2}$/.test(text.slice(before.to, after.from));
}

/** Where a phrase, given as folded words, stands in a text: the index of the first word of each place. */
export function placesOf(text: string, words: readonly Word[], phrase: readonly string[]): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at + phrase.length <= words.length; at += 1) {
    const isHere = phrase.every((part, offset) => {
      const word = words[at + offset];
      const before = words[at + offset - 1];
      if (word?.folded !== part) return false;
      return offset === 0 || (before !== undefined && areTogether(text, before, word));
    });
    if (isHere) places.push(at);
  }
  return places;
}
