import { foldText } from "@/lib/format/text";
import type { NameFinding, NameReason } from "../../schema/names";
import { capitalisedRuns } from "./capitalised";
import { areTogether, placesOf, wordsOf, type Word } from "./words";

/** What is known of the territory, by which names are told for certain. */
export interface KnownNames {
  readonly persons: readonly { readonly givenNames: string; readonly familyNames: string }[];
  readonly schools: readonly string[];
  readonly places: readonly string[];
  /** Pseudonyms in use, which are no names. */
  readonly pseudonyms: readonly string[];
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: NameFinding["kind"];
  readonly reason: NameReason;
}

const PATTERNS = [
  { reason: "mail", pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu },
  { reason: "rut", pattern: /(?<![\p{N}.])\d{1,2}(?:\.?\d{3}){2}\s?[-–]\s?[\dkK](?![\p{L}\p{N}])/gu },
  {
    reason: "phone",
    pattern: /(?<![\p{N}+.])(?:\+?56[ -]?)?(?:9|[2-7]\d?)[ -]?\d{4}[ -]?\d{4}(?![\p{N}.])/gu,
  },
] as const;

/** Everything in a text that may tell who or where, each once with how often it is there: what is certain first. A proposal: a person decides on each. */
export function findNames(text: string, known: KnownNames): readonly NameFinding[] {
  const words = wordsOf(text);
  const spans: Span[] = PATTERNS.flatMap(({ reason, pattern }) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }): Span => ({
      from: index,
      to: index + found.length,
      kind: "other",
      reason,
    })),
  );
  spans.push(...knownSpans(text, words, known));
  const taken = new Set(
    known.pseudonyms.flatMap((one) => [foldText(one), ...wordsOf(one).map(({ folded }) => folded)]),
  );
  for (const run of capitalisedRuns(text, words)) {
    spans.push({ from: run.from, to: run.to, kind: "person", reason: "capitalised" });
  }
  return grouped(text, withoutOverlaps(spans)).filter(({ text: found }) => !taken.has(foldText(found)));
}

function knownSpans(text: string, words: readonly Word[], known: KnownNames): readonly Span[] {
  const present = new Set(words.map(({ folded }) => folded));
  const spansOf = (phrase: string, kind: Span["kind"], reason: NameReason): readonly Span[] => {
    const parts = wordsOf(phrase).map(({ folded }) => folded);
    if (parts.length === 0 || !parts.every((part) => present.has(part))) return [];
    return placesOf(text, words, parts).flatMap((at) => {
      const [first, last] = [words[at], words[at + parts.length - 1]];
      return first && last ? [{ from: first.from, to: last.to, kind, reason }] : [];
    });
  };
  return [
    ...known.persons.flatMap((person) =>
      phrasesOf(person).flatMap((phrase) => spansOf(phrase, "person", "known_person")),
    ),
    ...known.schools.flatMap((name) => spansOf(name, "school", "known_school")),
    ...known.schools.flatMap((name) => shortSchool(text, words, name)),
    ...known.places.flatMap((name) => spansOf(name, "place", "known_place")),
  ];
}

/** The ways in which a person is called in full: with both family names, with the first, with one given name of two. */
function phrasesOf({ givenNames, familyNames }: KnownNames["persons"][number]): readonly string[] {
  const [given = ""] = givenNames.split(/\s+/);
  const families = familyNames.split(/\s+/);
  return [
    ...new Set(
      [givenNames, given].flatMap((first) => [familyNames, ...families].map((last) => `${first} ${last}`)),
    ),
  ];
}

const SCHOOL_WORDS = new Set(["escuela", "liceo", "colegio", "jardin", "instituto", "complejo"]);

/** A school called by what tells it apart, after «escuela» or «liceo»: «la escuela Gabriela Mistral». */
function shortSchool(text: string, words: readonly Word[], name: string): readonly Span[] {
  const own = wordsOf(name).filter(
    ({ folded }) => folded.length > 3 && !SCHOOL_WORDS.has(folded) && folded !== "basica",
  );
  const [distinct] = own;
  if (distinct === undefined) return [];
  return words.flatMap((word, at): readonly Span[] => {
    const next = words[at + 1];
    if (!SCHOOL_WORDS.has(word.folded) || next?.folded !== distinct.folded) return [];
    let last = next;
    for (const part of own.slice(1)) {
      const after = words[words.indexOf(last) + 1];
      if (after?.folded !== part.folded || !areTogether(text, last, after)) break;
      last = after;
    }
    return [{ from: word.from, to: last.to, kind: "school", reason: "known_school" }];
  });
}

const ORDER: readonly NameReason[] = [
  "mail",
  "rut",
  "phone",
  "known_person",
  "known_school",
  "known_place",
  "capitalised",
];

/** The longest of what is most certain wins where two overlap. */
function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  const covered = new Set<number>();
  const rank = ({ reason }: Span) => ORDER.indexOf(reason);
  for (const span of spans.toSorted((a, b) => rank(a) - rank(b) || b.to - b.from - (a.to - a.from))) {
    const points = Array.from({ length: span.to - span.from }, (_, offset) => span.from + offset);
    if (points.some((point) => covered.has(point))) continue;
    for (const point of points) covered.add(point);
    kept.push(span);
  }
  return kept;
}

function grouped(text: string, spans: readonly Span[]): readonly NameFinding[] {
  const findings = new Map<string, NameFinding & { from: number }>();
  for (const { from, to, kind, reason } of spans.toSorted((a, b) => a.from - b.from)) {
    const found = text.slice(from, to);
    const key = foldText(found);
    const known = findings.get(key);
    findings.set(
      key,
      known ? { ...known, count: known.count + 1 } : { text: found, kind, reason, count: 1, from },
    );
  }
  return [...findings.values()]
    .sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || a.from - b.from)
    .map(({ from: _from, ...finding }) => finding);
}
