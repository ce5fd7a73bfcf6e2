import type { SourceTable } from "../../schema/source";
import { unknownFile } from "./refusals";

/** Placeholder of the first version: refuses every .sav with what to do. */
export function spssTable(_bytes: Uint8Array): SourceTable {
  throw unknownFile("Es un archivo de SPSS (.sav).", "Guardarlo como CSV y subir esa copia.");
}
