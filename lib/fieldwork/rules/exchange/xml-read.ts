import { SaxesParser } from "saxes";
import { AppError } from "@/lib/errors";

/** An element as it was read: names without their prefix. */
export interface Read {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Read[];
  /** The letters directly in it. */
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Read[];
  text: string;
}

const MOST_DEPTH = 200;
const MOST_ELEMENTS = 2_000_000;

/**
 * The tree of a document. UNREADABLE_FILE unless it is well formed and declares no document type, so no entity is ever
 * defined or fetched; TOO_LARGE past MOST_ELEMENTS elements or MOST_DEPTH levels.
 */
export function xmlTree(document: string): Read {
  const parser = new SaxesParser({ xmlns: true });
  const path: Open[] = [];
  let root: Read | null = null;
  let elements = 0;
  parser.on("error", (error) => {
    throw damaged(error.message);
  });
  parser.on("doctype", () => {
    throw damaged("it declares a document type");
  });
  parser.on("opentag", ({ local, attributes }) => {
    elements += 1;
    if (elements > MOST_ELEMENTS || path.length >= MOST_DEPTH) throw tooLarge();
    const plain = Object.values(attributes).filter(({ prefix }) => prefix === "");
    const values = Object.fromEntries(plain.map((one) => [one.local, one.value]));
    path.push({ name: local, attributes: values, children: [], text: "" });
  });
  const addText = (text: string): void => {
    const open = path.at(-1);
    if (open) open.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const closed = path.pop();
    const parent = path.at(-1);
    if (closed && parent) parent.children.push(closed);
    else root = closed ?? null;
  });
  parser.write(document.replace(/^\ufeff/, "")).close();
  if (root === null) throw damaged("it is empty");
  return root;
}

function damaged(found: string): AppError {
  return new AppError("UNREADABLE_FILE", {
    message: "El proyecto no está bien escrito por dentro. Exportarlo de nuevo desde su programa.",
    found,
  });
}

function tooLarge(): AppError {
  return new AppError("TOO_LARGE", {
    message: "El proyecto tiene demasiadas piezas para leerlo de una vez. Exportarlo en partes.",
  });
}

/** The children of an element that have a name. */
export function childrenNamed(element: Read | undefined, name: string): readonly Read[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of an element that has a name. */
export function childNamed(element: Read | undefined, name: string): Read | undefined {
  return element?.children.find((child) => child.name === name);
}
