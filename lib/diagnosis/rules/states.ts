import { impossible } from "@/lib/errors";
import type { DiagnosisState } from "../schema/versions";

/** Who must act next and on what, for a school's newest version; null is a school without a diagnosis. */
export function nextStepOf(state: DiagnosisState | null): string {
  switch (state) {
    case null:
      return "Jefatura UTP: abrir el diagnóstico";
    case "draft":
      return "Jefatura UTP: terminar y enviar a la dirección";
    case "in_review":
      return "Dirección: leer y firmar, u objetar";
    case "objected":
      return "Jefatura UTP: recoger la objeción en una versión nueva";
    case "agreed":
      return "Jefatura del servicio: aprobar";
    case "approved":
      return "Jefatura UTP: definir los focos que falten";
    default:
      return impossible(state);
  }
}

/** True once the principal signed: the content can never change again. */
export function isSigned(state: DiagnosisState): boolean {
  return state === "agreed" || state === "approved";
}

/** True while somebody is still working on the version: a diagnosis has at most one of these. */
export function isOpen(state: DiagnosisState): boolean {
  return state === "draft" || state === "in_review";
}

/** What keeps a version from being sent to the principal, one Spanish sentence for each thing; empty when it is ready. */
export function missingForSubmission(
  needs: readonly { readonly statement: string; readonly focusAreaId: string; readonly evidence: number }[],
): readonly string[] {
  if (needs.length === 0) return ["Falta al menos una necesidad."];
  return needs.flatMap((need, index) => {
    const place = `La necesidad ${index + 1}`;
    return [
      need.statement.trim() === "" ? `${place} no tiene texto.` : "",
      need.evidence === 0
        ? `${place} no tiene evidencia: citar clases, resultados o escribir de dónde sale.`
        : "",
    ].filter((sentence) => sentence !== "");
  });
}

/** The list with one thing moved one place up or down; the same order when it is already at that end. */
export function movedBy(ids: readonly string[], id: string, step: -1 | 1): readonly string[] {
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  return ids.toSpliced(from, 1).toSpliced(to, 0, id);
}
