import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import { diagnosisStateLabels, type DiagnosisState } from "@/lib/diagnosis/schema/versions";

const TONES: Readonly<Record<DiagnosisState, StatusTone>> = {
  draft: "pending",
  in_review: "now",
  objected: "attention",
  agreed: "done",
  approved: "done",
};

/** The state of a version of a diagnosis, or that there is none. */
export function DiagnosisStateMark({ state }: Readonly<{ state: DiagnosisState | null }>) {
  if (state === null) return <StatusMark tone="off">Sin diagnóstico</StatusMark>;
  return <StatusMark tone={TONES[state]}>{diagnosisStateLabels[state]}</StatusMark>;
}
