import { formatNumber } from "./numbers";

/** Orders Spanish text as a Chilean reader expects: ñ after n, accents and case ignored, numbers by value. */
export const collator = new Intl.Collator("es-CL", { sensitivity: "base", numeric: true });

const NAME_PARTICLES = new Set(["de", "del", "la", "las", "los", "y", "e"]);

/** Text for comparing: lower case, no accents (ñ becomes n), single spaces. */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** Joins words as Spanish does: `a, b y c`; `e` before the sound i, and with "o", `u` before the sound o. */
export function joinWords(words: readonly string[], conjunction: "y" | "o" = "y"): string {
  const last = words.at(-1);
  if (last === undefined) return "";
  if (words.length === 1) return last;
  return `${words.slice(0, -1).join(", ")} ${linkBefore(last, conjunction)} ${last}`;
}

/** Counts things: `1 docente`, `3 docentes`, `1.200 necesidades`. Give the plural for phrases and for nouns off the general rule. */
export function countOf(count: number, singular: string, plural: string = pluralOf(singular)): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}

/** The plural of one Spanish noun by the general rule: visita → visitas, sesión → sesiones, vez → veces, crisis → crisis. Throws on a phrase. */
export function pluralOf(noun: string): string {
  if (/\s/.test(noun)) throw new RangeError("The plural of a phrase must be given");
  if (/[aeiouáéó]$/i.test(noun)) return `${noun}s`;
  if (/[áéíóú][ns]$/i.test(noun)) return `${noun.slice(0, -2)}${foldText(noun.slice(-2))}es`;
  if (/z$/i.test(noun)) return `${noun.slice(0, -1)}ces`;
  const isOneSyllable = (foldText(noun).match(/[aeiou]+/g) ?? []).length === 1;
  if (/[sx]$/i.test(noun) && !isOneSyllable) return noun;
  return `${noun}es`;
}

/** Up to two initials of a name, particles left out: `Ana de la Fuente` → `AF`. Empty when there is no letter. */
export function initials(name: string): string {
  const words = name
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word) && !NAME_PARTICLES.has(word.toLowerCase()));
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase("es-CL");
}

/** The text with its first letter in upper case, for starting a sentence. */
export function capitalise(text: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase("es-CL") + rest.join("");
}

function linkBefore(word: string, conjunction: "y" | "o"): string {
  // Roman numerals are read as ordinals: "I medio y II medio" says "segundo".
  if (/^[IVX]+(\s|$)/.test(word)) return conjunction;
  const sound = foldText(word);
  if (conjunction === "y") return /^(i|hi(?![aeou]))/.test(sound) ? "e" : "y";
  return /^(o|ho|8|11($|\D))/.test(sound) ? "u" : "o";
}
