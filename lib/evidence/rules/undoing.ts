import { requireState } from "@/lib/errors";
import type { ImportState } from "../schema/imports";

interface Undoable {
  readonly state: ImportState;
  readonly isExtract: boolean;
}

/** Why a batch cannot be undone whoever asks, in words; null when nothing of its own stands in the way. */
export function undoObstacleOf({ state, isExtract }: Undoable): string | null {
  if (isExtract)
    return "Viene con la plataforma: no se deshace. Importar el archivo completo para reemplazarlo.";
  if (state === "superseded") return "Hay una versión más nueva vigente. Deshacer esa primero.";
  return state === "published" ? null : "Solo se deshace un archivo publicado.";
}

/** Throws INVALID_STATE with the obstacle, if there is one. */
export function requireUndoable(batch: Undoable): void {
  const obstacle = undoObstacleOf(batch);
  requireState(obstacle === null, obstacle ?? "");
}
