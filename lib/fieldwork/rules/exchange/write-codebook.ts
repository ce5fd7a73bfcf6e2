import { grouped } from "@/lib/analysis/rules/grouped";
import type { ExchangeCode } from "./project";
import { xmlDocument, type Written } from "./xml-write";

const ORIGIN = "Acompaña";

/** The notes of each thing by its guid, as references. */
export type NoteRefs = (guid: string) => readonly Written[];

/** A code book file (.qdc, REFI-QDA Codebook 1.0): names, nesting, colours, descriptions and whether each may be used. */
export function codebookXml(codes: readonly ExchangeCode[]): string {
  return xmlDocument({
    name: "CodeBook",
    attributes: { xmlns: "urn:QDA-XML:codebook:1.0", origin: ORIGIN },
    children: codes.length === 0 ? [] : [{ name: "Codes", children: codeTree(codes, () => []) }],
  });
}

/** The codes as elements, each within its parent, in the order they stand. */
export function codeTree(codes: readonly ExchangeCode[], noteRefs: NoteRefs): readonly Written[] {
  const within = grouped(codes, ({ parentGuid }) => parentGuid);
  const toElement = (code: ExchangeCode): Written => ({
    name: "Code",
    attributes: { guid: code.guid, name: code.name, isCodable: code.isCodable, color: code.colour },
    children: [
      ...(code.description === "" ? [] : [{ name: "Description", text: code.description }]),
      ...noteRefs(code.guid),
      ...(within.get(code.guid) ?? []).map(toElement),
    ],
  });
  return (within.get(null) ?? []).map(toElement);
}
