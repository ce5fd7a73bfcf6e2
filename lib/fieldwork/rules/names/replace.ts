import { cutText, type Cut } from "../cuts";
import { placesOf, wordsOf } from "./words";

export interface Replacement {
  readonly text: string;
  readonly pseudonym: string;
}

/** The text with each name written as its pseudonym, whatever its accents and capitals, as whole words, the longest first. */
export function replaceNames(text: string, replacements: readonly Replacement[]): string {
  return cutText(text, nameCuts(text, replacements));
}

/** Where the names stand and what comes in their place, in order. */
export function nameCuts(text: string, replacements: readonly Replacement[]): readonly Cut[] {
  const words = wordsOf(text);
  const cuts: Cut[] = [];
  for (const { text: name, pseudonym } of replacements.toSorted((a, b) => b.text.length - a.text.length)) {
    for (const { from, to } of spansOf(text, words, name)) {
      if (cuts.every((cut) => to <= cut.from || from >= cut.to)) cuts.push({ from, to, by: pseudonym });
    }
  }
  return cuts.sort((a, b) => a.from - b.from);
}

function spansOf(text: string, words: ReturnType<typeof wordsOf>, name: string) {
  if (/[@\d]/.test(name)) return literalSpans(text, name);
  const phrase = wordsOf(name).map(({ folded }) => folded);
  if (phrase.length === 0) return [];
  return placesOf(text, words, phrase).flatMap((at) => {
    const [first, last] = [words[at], words[at + phrase.length - 1]];
    return first && last ? [{ from: first.from, to: last.to }] : [];
  });
}

/** Mails, RUT and phones stand as they were found, letter by letter. */
function literalSpans(text: string, name: string): readonly { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    spans.push({ from: at, to: at + name.length });
  }
  return spans;
}
