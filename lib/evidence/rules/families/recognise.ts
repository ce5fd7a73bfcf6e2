import { AppError } from "@/lib/errors";
import type { Family } from "../../schema/parsed";
import type { SourceFile, SourceTable } from "../../schema/source";
import { categoryHeader } from "./category";
import { DIMENSION_COLUMNS, INDICATOR_COLUMNS, SUB_DIMENSION_COLUMNS } from "./idps";
import { widePathOf } from "./idps-paths";
import { simceResults } from "./simce";

export interface Recognised {
  readonly family: Exclude<Family, "communes">;
  readonly table: SourceTable;
}

const MOST_SHOWN = 12;

/** The first table of a file that is of a known family. Throws UNKNOWN_FILE, saying what was expected and what was found, when there is none. */
export function recogniseTable(file: SourceFile): Recognised {
  for (const table of file.tables) {
    const family = familyOf(namesOf(table), table.headers);
    if (family !== null) return { family, table };
  }
  throw new AppError("UNKNOWN_FILE", { message: refusalOf(file) });
}

/** The families of the tables of a file that are not the one read: what a person should know is there as well. */
export function otherTables(file: SourceFile, read: SourceTable): readonly string[] {
  return file.tables
    .filter((table) => table !== read)
    .map((table) =>
      familyOf(namesOf(table), table.headers) === null
        ? `La hoja «${table.sheet ?? ""}» no tiene datos de una familia conocida: no se leyó.`
        : `La hoja «${table.sheet ?? ""}» también tiene datos: se leyó solo «${read.sheet ?? ""}». Guardarla como archivo aparte para cargarla.`,
    );
}

function namesOf(table: SourceTable): readonly string[] {
  return table.headers.map((header) => header.trim().toLowerCase());
}

function familyOf(names: readonly string[], headers: readonly string[]): Recognised["family"] | null {
  const has = (...columns: readonly string[]) => columns.every((column) => names.includes(column));
  const hasAny = (columns: readonly string[]) => columns.some((column) => names.includes(column));
  if (has("cod_com_rbd", "num_region", "nombre_region") && hasAny(["nombre_slep_formato", "nombre_slep"]))
    return hasAny(["nom_comuna_formato", "nom_comuna_rbd"]) ? "slep" : null;
  if (!has("rbd") || isStudentLevel(names)) return null;
  if (has("nom_rbd", "cod_com_rbd", "cod_depe2", "rural_rbd", "estado_estab")) return "directory";
  if (simceResults(names).length > 0) return "simce";
  if (hasAny(INDICATOR_COLUMNS)) {
    if (has("niv_bajo_por", "niv_alto_por") && hasAny(SUB_DIMENSION_COLUMNS)) return "idps_level";
    if (!has("prom") || hasAny(SUB_DIMENSION_COLUMNS)) return null;
    return hasAny(DIMENSION_COLUMNS) ? "idps_dimension" : "idps";
  }
  const wide = names.filter((name) => widePathOf(name) !== null);
  if (wide.length > 0) return wide.some((name) => name.startsWith("ind_")) ? "idps" : "idps_dimension";
  return categoryHeader(headers) === null ? null : "category";
}

function isStudentLevel(names: readonly string[]): boolean {
  return names.some((name) => /^(cest|cpad|cprof|calu)_p\d/.test(name) || /^(mrun|idalumno)$/.test(name));
}

function refusalOf(file: SourceFile): string {
  const near = file.tables.flatMap((table) => nearMiss(namesOf(table)) ?? []);
  const expected =
    "Se espera Simce o IDPS por establecimiento, directorio, listado de SLEP, Categoría de Desempeño o polígonos comunales.";
  const found = file.tables.slice(0, 3).map(({ sheet, headers }) => {
    const named = headers.filter((header) => header !== "");
    const rest = named.length > MOST_SHOWN ? ` y ${named.length - MOST_SHOWN} más` : "";
    const where = sheet === null ? "" : ` en la hoja «${sheet}»`;
    return `${named.slice(0, MOST_SHOWN).join(", ") || "ninguna columna con nombre"}${rest}${where}`;
  });
  const seen =
    found.length === 0 ? "No se encontró ninguna tabla con contenido." : `Se encontró: ${found.join("; ")}.`;
  const [help = "El archivo no es de una familia conocida."] = near;
  return `${help} ${expected} ${seen}`;
}

/** What a file that is not taken looks like, with what to do about it; null when it looks like nothing known. */
function nearMiss(names: readonly string[]): string | null {
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name));
  const hasRbd = names.includes("rbd");
  if (isStudentLevel(names))
    return "Parece un archivo con una fila por persona: esos datos van en Conjuntos de datos, con su permiso de uso.";
  if (
    some(/^(variable|nombre|nombre de la variable)$/) &&
    some(/^(descripci[oó]n|enunciado|pregunta|glosa|etiqueta)/)
  )
    return "Parece un diccionario de columnas: el de un cuestionario va en Conjuntos de datos, como libro de códigos.";
  if (some(/^(prom|nalu|palu_eda_[a-z]+)_[a-z]+\d[bm]_(com|deprov|pro|reg|nac)/))
    return "Parece Simce por comuna, provincia o región: se necesita el archivo por establecimiento (_rbd).";
  if (some(/^(prom|nalu|dif|marca|palu_eda_[a-z]+)_[a-z]+\d[bm]_rbd$/))
    return hasRbd
      ? "Parece Simce, pero faltan las columnas de puntaje promedio (prom_…_rbd)."
      : "Parece Simce, pero falta la columna rbd.";
  if (some(/^niv_(bajo|medio|alto)_por$/) || some(/^(ind|id_indicador)$/) || some(/^(ind|dim)_(am|cc|hv|pf)/))
    return `Parece IDPS, pero ${idpsLack(names)}.`;
  if (some(/^(estado_estab|rural_rbd|latitud)$/))
    return "Parece el directorio de establecimientos, pero faltan columnas: rbd, nom_rbd, cod_com_rbd, cod_depe2, rural_rbd y estado_estab son necesarias.";
  if (some(/slep/))
    return "Parece el listado de SLEP, pero faltan columnas: cod_com_rbd, num_region y nombre_region son necesarias.";
  return null;
}

function idpsLack(names: readonly string[]): string {
  if (!names.includes("rbd")) return "falta la columna rbd";
  const isLevels = names.some((name) => /^niv_/.test(name));
  return isLevels
    ? "faltan columnas de los niveles: ind, dim, sdim (o sus id_), niv_bajo_por y niv_alto_por son necesarias"
    : "falta la columna prom con el índice";
}
