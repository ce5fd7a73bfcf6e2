import { requiredNumberOf, textOf, type Table } from "./read-table";
import type { DirectoryRecord } from "./records";
import type { ResultFile } from "./source-files";

type SponsorKind = DirectoryRecord["sponsors"][number]["kind"];

/** Who ran a school in the year of a Simce application, as its file says. */
export type Listing = Readonly<{ rbd: number; year: number; kind: SponsorKind }>;

/** `cod_depe1`, in six categories. It tells a municipal corporation from a municipal department, the directory's does not. */
const KINDS: ReadonlyMap<string, SponsorKind> = new Map<string, SponsorKind>([
  ["1", "corporacion"],
  ["2", "daem"],
  ["3", "particular_subvencionado"],
  ["4", "particular_pagado"],
  ["5", "administracion_delegada"],
  ["6", "slep"],
  ["corporación municipal", "corporacion"],
  ["municipal daem", "daem"],
  ["particular subvencionado", "particular_subvencionado"],
  ["particular pagado", "particular_pagado"],
  ["administración delegada", "administracion_delegada"],
]);

/** The schools a Simce file lists and who ran them. Throws on an unknown dependence. */
export function readListings(file: ResultFile, table: Table): readonly Listing[] {
  return table.rows.map((row) => {
    const text = textOf(row, "cod_depe1")?.toLowerCase() ?? "";
    const kind = KINDS.get(text);
    if (kind === undefined)
      throw new Error(`${file.fileName}, line ${row.line}: unknown dependence "${text}"`);
    return { rbd: requiredNumberOf(row, "rbd"), year: file.year, kind };
  });
}
