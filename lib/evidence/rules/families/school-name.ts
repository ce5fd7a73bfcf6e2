const PREPOSITIONS = new Set(["de", "del", "en", "con", "para", "y", "e", "al"]);
// "el" stays a name's own: after "de" it would have become "del".
const ARTICLES = new Set(["la", "las", "los"]);
const ACRONYMS = new Set(["ceia", "urcae", "celei", "insuco", "coaniquem"]);

/** Common words that the directory often writes without their accent. Surnames stay as published. */
const ACCENTED: Readonly<Record<string, string>> = {
  basica: "básica",
  capacitacion: "capacitación",
  concepcion: "concepción",
  educacion: "educación",
  espana: "españa",
  estimulacion: "estimulación",
  ingles: "inglés",
  jardin: "jardín",
  jose: "josé",
  maria: "maría",
  monsenor: "monseñor",
  parvulos: "párvulos",
  republica: "república",
  senora: "señora",
  tecnico: "técnico",
};

/** A name published in capitals, as it is written in Spanish: "ESCUELA BASICA HERMINDA DE LA VICTORIA" → "Escuela Básica Herminda de la Victoria". */
export function schoolName(published: string): string {
  const clean = published
    .replace(/`\s*([^`]+?)\s*`/g, "“$1”")
    .replace(/[`´’]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
  let previous = "";
  return clean.replace(/\p{L}+/gu, (word, offset: number) => {
    const lower = word.toLowerCase();
    const isInitial = word.length === 1 && /[.\-]/.test(clean[offset + word.length] ?? "");
    const isLowered =
      offset > 0 &&
      !isInitial &&
      (PREPOSITIONS.has(lower) || (ARTICLES.has(lower) && PREPOSITIONS.has(previous)));
    previous = lower;
    if (isLowered) return lower;
    return ACRONYMS.has(lower) ? word : capitalise(ACCENTED[lower] ?? lower);
  });
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
