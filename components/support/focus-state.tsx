import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import { focusStateLabels, type FocusState } from "@/lib/support/schema";

const TONES: Readonly<Record<FocusState, StatusTone>> = {
  proposed: "pending",
  active: "now",
  completed: "done",
  withdrawn: "off",
};

/** The state of a support focus. */
export function FocusStateMark({ state }: Readonly<{ state: FocusState }>) {
  return <StatusMark tone={TONES[state]}>{focusStateLabels[state]}</StatusMark>;
}
