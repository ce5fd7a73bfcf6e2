import { countOf } from "@/lib/format/text";
import type { KnownSchools } from "../../schema/parsed";
import { shortList } from "./short-list";

/** The warning for schools that the loaded directory does not have; none when it has them all or there is no directory. */
export function unknownSchoolWarnings(rbds: Iterable<number>, known: KnownSchools): readonly string[] {
  const directory = known.rbds;
  if (directory === null) return [];
  const unknown = [...new Set(rbds)].filter((rbd) => !directory.has(rbd)).sort((a, b) => a - b);
  if (unknown.length === 0) return [];
  return [
    `${countOf(unknown.length, "RBD no está", "RBD no están")} en el directorio cargado: ${shortList(unknown)}. Sus datos se guardan igual.`,
  ];
}
