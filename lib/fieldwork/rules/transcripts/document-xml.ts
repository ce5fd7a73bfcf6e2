/**
 * The paragraphs of a word processor's document.xml as lines of text: runs, tabs and breaks; what was deleted under
 * revision, fields and drawings are left out. No entity but XML's own five and numeric ones is expanded.
 */
export function paragraphsOf(xml: string): string {
  const lines: string[] = [];
  let line = "";
  for (const [, close = "", name = "", empty = "", text = ""] of xml.matchAll(PIECES)) {
    if (name === "w:t" && close === "") line += unescaped(text);
    else if (name === "w:tab" && close === "") line += "\t";
    else if ((name === "w:br" || name === "w:cr") && close === "") line += "\n";
    else if (name === "w:p" && (close === "/" || empty === "/")) {
      lines.push(line);
      line = "";
    }
  }
  if (line !== "") lines.push(line);
  return lines.join("\n");
}

/** A tag of those that matter; of w:t also what stands after it, up to the next tag. */
const PIECES = /<(\/?)(w:t|w:tab|w:br|w:cr|w:p)(?:\s[^<>]*?)?(\/?)>([^<]*)/g;

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|lt|gt|quot|apos|amp);/gi, (whole, name: string) =>
    name.startsWith("#") ? fromNumber(name.slice(1)) : (NAMED[name.toLowerCase()] ?? whole),
  );
}

function fromNumber(digits: string): string {
  const point = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : "";
}
