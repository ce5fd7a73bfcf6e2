import { countOf } from "@/lib/format/text";
import type { FigureColumn, KnownSchools } from "../../schema/parsed";
import { shortList } from "./short-list";

/** The warning for schools that the loaded directory does not have; none when it has them all or there is no directory. */
export function unknownSchoolWarnings(
  columns: readonly FigureColumn[],
  known: KnownSchools,
): readonly string[] {
  const directory = known.rbds;
  if (directory === null) return [];
  const missing = new Set<number>();
  for (const { rbds } of columns) for (const rbd of rbds) if (!directory.has(rbd)) missing.add(rbd);
  if (missing.size === 0) return [];
  const unknown = [...missing].sort((a, b) => a - b);
  return [
    `${countOf(unknown.length, "RBD no está", "RBD no están")} en el directorio cargado: ${shortList(unknown)}. Sus datos se guardan igual.`,
  ];
}
