import { foldText, joinWords } from "@/lib/format/text";

/** Words that judge instead of telling; the note is kept as written, and the person gets a hint. */
const judging =
  /\b(buen|buen[oa]s?|mal[oa]s?|mal (manejo|uso|clima)|excelentes?|deficientes?|pesim[oa]s?|flojos?|flojas?|(des)?motivad[oa]s?|aburrid[oa]s?|entretenid[oa]s?|(des)?ordenad[oa]s?|(in)?adecuad[oa]s?|inapropiad[oa]s?|respetuos[oa]s?|irrespetuos[oa]s?|carinos[oa]s?|autoritari[oa]s?|efectiv[oa]s?|interesantes?)\b/g;

const quoted = /"[^"]*"|“[^”]*”|«[^»]*»/g;

/** The judging words of a note, outside what it quotes; empty when it tells what was seen or heard. */
export function judgingWords(text: string): readonly string[] {
  const found = foldText(text.replace(quoted, " ")).match(judging) ?? [];
  return [...new Set(found)];
}

/** The gentle hint for a note that judges, or null. */
export function evidenceHint(text: string): string | null {
  const words = judgingWords(text);
  if (words.length === 0) return null;
  return `Describir qué vio u oyó: ${joinWords(words.map((word) => `“${word}”`))} ya es una valoración.`;
}
