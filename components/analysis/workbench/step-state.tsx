import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import type { StepState } from "@/lib/analysis/schema/factors";

const STATES: Readonly<Record<StepState, { readonly tone: StatusTone; readonly word: string }>> = {
  missing: { tone: "pending", word: "Sin calcular" },
  stale: { tone: "attention", word: "Desactualizado" },
  current: { tone: "done", word: "Al día" },
};

/** Whether a step's figures come from the settings that are now in force. */
export function StepStateMark({ state }: Readonly<{ state: StepState }>) {
  const { tone, word } = STATES[state];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}
