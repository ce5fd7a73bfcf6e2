import type { FocusWork } from "@/lib/coaching/schema/views";
import { countOf } from "@/lib/format/text";

/** What was done in some foci, in one line: "1 foco · 2 ciclos · 5 sesiones realizadas". */
export function workInWords(foci: readonly FocusWork[]): string {
  const cycles = foci.reduce((sum, focus) => sum + focus.cycles.length, 0);
  const held = foci.flatMap((focus) => Object.values(focus.held)).reduce((sum, count) => sum + count, 0);
  return [
    countOf(foci.length, "foco"),
    cycles === 0 ? "sin ciclos todavía" : countOf(cycles, "ciclo"),
    held === 0 ? "" : countOf(held, "sesión realizada", "sesiones realizadas"),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
