import { harmless, joiners, openers } from "./common-words";
import { areTogether, type Word } from "./words";

/** Runs of words with a capital that may be a name. One that only opens a sentence counts if it has a capital elsewhere too, or a second capital follows. */
export function capitalisedRuns(
  text: string,
  words: readonly Word[],
): readonly { readonly from: number; readonly to: number }[] {
  const inside = new Set(
    words.flatMap((word, at) => (isCapitalised(word) && !opens(text, words, at) ? [word.folded] : [])),
  );
  const lower = new Set(words.flatMap(({ text: word, folded }) => (/^\p{Ll}/u.test(word) ? [folded] : [])));
  const runs: { from: number; to: number }[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const run = runFrom(text, words, at);
    if (run.length === 0) continue;
    at += run.length - 1;
    const isOpening = opens(text, words, at - run.length + 1);
    const named = isOpening ? withoutOpener(run, { inside, lower }) : run;
    const kept = withoutHarmless(named);
    const [first, last] = [kept[0], kept.at(-1)];
    if (first && last) runs.push({ from: first.from, to: last.to });
  }
  return runs;
}

/** Words with a capital side by side, with what joins them between: «Ana de la Fuente». */
function runFrom(text: string, words: readonly Word[], start: number): readonly Word[] {
  const run: Word[] = [];
  let pending: Word[] = [];
  for (let at = start; at < words.length; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    if (!word || (at > start && (!before || !areTogether(text, before, word)))) break;
    if (isCapitalised(word)) {
      run.push(...pending, word);
      pending = [];
    } else if (run.length > 0 && joiners.has(word.folded)) pending.push(word);
    else break;
  }
  return run;
}

function withoutOpener(
  run: readonly Word[],
  { inside, lower }: { readonly inside: ReadonlySet<string>; readonly lower: ReadonlySet<string> },
): readonly Word[] {
  const [first, ...rest] = run;
  if (first === undefined) return run;
  if (openers.has(first.folded) || (lower.has(first.folded) && !inside.has(first.folded))) {
    return rest.slice(rest.findIndex(isCapitalised));
  }
  return rest.length > 0 || inside.has(first.folded) ? run : [];
}

/** What is left when harmless words at both ends are taken off: «Profesora Marta» is «Marta». */
function withoutHarmless(run: readonly Word[]): readonly Word[] {
  const isEmpty = ({ folded }: Word) => harmless.has(folded) || joiners.has(folded);
  const from = run.findIndex((word) => !isEmpty(word));
  return from < 0 ? [] : run.slice(from, run.findLastIndex((word) => !isEmpty(word)) + 1);
}

function isCapitalised({ text }: Word): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text);
}

/** True at the beginning of a line or a sentence, or after a label or a quotation mark. */
function opens(text: string, words: readonly Word[], at: number): boolean {
  const [word, before] = [words[at], words[at - 1]];
  if (!word || !before) return true;
  return /[\n.:;?!¿¡«"“…(]|--|—|–/.test(text.slice(before.to, word.from));
}
