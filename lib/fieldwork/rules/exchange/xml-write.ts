/** An element to be written: its attributes in order, without those that are null, and what it holds. */
export interface Written {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>>;
  readonly children?: readonly Written[];
  readonly text?: string;
}

/** A document with its declaration, in lines. Line ends and tabs within values and texts come back as they were. */
export function xmlDocument(root: Written): string {
  const pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  write(root, pieces);
  return pieces.join("");
}

function write({ name, attributes = {}, children = [], text }: Written, pieces: string[]): void {
  pieces.push(`<${name}`);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) pieces.push(` ${key}="${escaped(String(value), /[&<>"\t\n\r]/g)}"`);
  }
  if (text !== undefined) pieces.push(`>${escaped(text, /[&<>\r]/g)}</${name}>\n`);
  else if (children.length === 0) pieces.push("/>\n");
  else {
    pieces.push(">\n");
    for (const child of children) write(child, pieces);
    pieces.push(`</${name}>\n`);
  }
}

/** What XML 1.0 cannot say at all: control marks, halves of pairs and two that are no characters. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Each mark as XML writes it; what it cannot say becomes U+FFFD, one for one, so that no offset moves. */
function escaped(text: string, marks: RegExp): string {
  return text
    .replace(IMPOSSIBLE, "\ufffd")
    .replace(marks, (mark) => MARKS[mark] ?? `&#${String(mark.charCodeAt(0))};`);
}
