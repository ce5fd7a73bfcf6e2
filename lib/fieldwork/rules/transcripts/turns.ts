import { codePointOffsets } from "@/lib/format/code-points";
import { cutText, type Cut } from "../cuts";

/** What one voice said until another began: [startsAt, endsAt) in code points, without its label. */
export interface Turn {
  readonly label: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** A label opens its line: up to four words and 40 letters, then a colon and what is said. A clock in front of it is let through. */
const LABEL =
  /^[ \t]*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]+)?([\p{L}\p{N}][^\n:.,;¿?¡!«»"]{0,39}):[ \t]*/gmu;
const MOST_LABEL_WORDS = 4;

/** The turns of a transcript, in order. What stands before the first label belongs to nobody; without labels there are none. */
export function turnsOf(text: string): readonly Turn[] {
  const labels = [...text.matchAll(LABEL)].flatMap((match) => {
    const label = (match[1] ?? "").trim();
    if (label.split(/\s+/).length > MOST_LABEL_WORDS) return [];
    return [{ label, from: match.index, said: match.index + match[0].length }];
  });
  const ranges = labels.map(({ label, said }, index) => {
    const until = labels[index + 1]?.from ?? text.length;
    return { label, said, ends: said + text.slice(said, until).trimEnd().length };
  });
  const offsets = codePointOffsets(
    text,
    ranges.flatMap(({ said, ends }) => [said, ends]),
  );
  return ranges.map(({ label }, index) => ({
    label,
    startsAt: offsets[2 * index] ?? 0,
    endsAt: offsets[2 * index + 1] ?? 0,
  }));
}

/** The text with each label written as it is to be read; those not named stay. */
export function relabelled(text: string, labels: ReadonlyMap<string, string>): string {
  return cutText(text, labelCuts(text, labels));
}

/** Where the labels stand and how each is to be read, in order. */
export function labelCuts(text: string, labels: ReadonlyMap<string, string>): readonly Cut[] {
  return [...text.matchAll(LABEL)].flatMap((match) => {
    const [whole, label = ""] = match;
    const by = labels.get(label.trim());
    if (by === undefined) return [];
    const from = match.index + whole.lastIndexOf(label);
    return [{ from, to: from + label.length, by }];
  });
}
