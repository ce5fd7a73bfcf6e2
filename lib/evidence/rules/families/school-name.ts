const PREPOSITIONS = new Set(["de", "del", "en", "con", "para", "y", "e", "al"]);
// "el" stays a name's own: after "de" it would have become "del".
const ARTICLES = new Set(["la", "las", "los"]);
const ACRONYMS = new Set(["ceia", "urcae", "celei", "insuco", "coaniquem"]);

/** Common words that the directory often writes without their accent. Surnames stay as published. */
const ACCENTED: ReadonlyMap<string, string> = new Map([
  ["basica", "básica"],
  ["capacitacion", "capacitación"],
  ["concepcion", "concepción"],
  ["educacion", "educación"],
  ["espana", "españa"],
  ["estimulacion", "estimulación"],
  ["ingles", "inglés"],
  ["jardin", "jardín"],
  ["jose", "josé"],
  ["maria", "maría"],
  ["monsenor", "monseñor"],
  ["parvulos", "párvulos"],
  ["republica", "república"],
  ["senora", "señora"],
  ["tecnico", "técnico"],
]);

/** How one word of capitals is written: by itself, and whether it may be a particle. */
interface Word {
  readonly lower: string;
  readonly written: string;
  readonly isPreposition: boolean;
  readonly isArticle: boolean;
}

const MOST_WORDS = 50_000;
/** A directory says the same words over and over. */
const words = new Map<string, Word>();

function wordOf(published: string): Word {
  const known = words.get(published);
  if (known !== undefined) return known;
  const lower = published.toLowerCase();
  const word: Word = {
    lower,
    written: ACRONYMS.has(lower) ? published : capitalise(ACCENTED.get(lower) ?? lower),
    isPreposition: PREPOSITIONS.has(lower),
    isArticle: ARTICLES.has(lower),
  };
  if (words.size < MOST_WORDS) words.set(published, word);
  return word;
}

/** A name published in capitals, as it is written in Spanish: "ESCUELA BASICA HERMINDA DE LA VICTORIA" → "Escuela Básica Herminda de la Victoria". */
export function schoolName(published: string): string {
  const clean = published
    .replace(/`\s*([^`]+?)\s*`/g, "“$1”")
    .replace(/[`´’]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
  let isAfterPreposition = false;
  return clean.replace(/\p{L}+/gu, (letters, offset: number) => {
    const word = wordOf(letters);
    const isInitial = letters.length === 1 && /[.\-]/.test(clean[offset + letters.length] ?? "");
    const isLowered =
      offset > 0 && !isInitial && (word.isPreposition || (word.isArticle && isAfterPreposition));
    isAfterPreposition = word.isPreposition;
    return isLowered ? word.lower : word.written;
  });
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
