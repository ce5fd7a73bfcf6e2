import { strToU8, zipSync, type Zippable } from "fflate";
import type { ExchangeProject } from "./project";
import { projectXml, textPath } from "./write-project";

/** Every file carries the first day that a zip can tell, so that the same project gives the same bytes. */
const EPOCH = new Date(1980, 0, 1);

/** A project file (.qdpx): its document and the text of each source, as UTF-8. */
export function packedProject(project: ExchangeProject): Uint8Array<ArrayBuffer> {
  const files: readonly (readonly [string, string])[] = [
    ["project.qde", projectXml(project)],
    ...project.sources.map(({ guid, text }) => [textPath(guid), marked(text)] as const),
  ];
  const entries: Zippable = Object.fromEntries(
    files.map(([path, text]) => [path, [strToU8(text), { mtime: EPOCH, level: 6 }] as const]),
  );
  return new Uint8Array(zipSync(entries));
}

/** A text that begins with the mark of UTF-8 gets it twice: readers take the first one away. */
function marked(text: string): string {
  return text.startsWith("\ufeff") ? `\ufeff${text}` : text;
}
