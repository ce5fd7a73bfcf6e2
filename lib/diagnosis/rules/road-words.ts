import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import type { DiagnosisState } from "../schema/versions";
import { isSigned } from "./states";

/** How a version is called in the thread of evidence: "Diagnóstico v2 (firmado)". */
export function versionWords({
  version,
  state,
}: {
  readonly version: number;
  readonly state: DiagnosisState;
}): string {
  return `Diagnóstico v${version} (${stateWord(state)})`;
}

/** Who was observed, of whom: "8 de 14 docentes observados". */
export function coverageWords(coverage: {
  readonly teachersObserved: number;
  readonly teachersTotal: number;
}): string {
  const total = countOf(coverage.teachersTotal, "docente observado", "docentes observados");
  return `${formatNumber(coverage.teachersObserved)} de ${total}`;
}

function stateWord(state: DiagnosisState): string {
  if (state === "approved") return "firmado y aprobado";
  return isSigned(state) ? "firmado" : "sin firmar";
}
