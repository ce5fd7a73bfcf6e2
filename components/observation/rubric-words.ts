import type { StatusTone } from "@/components/ui/status-shape";
import type { RubricState } from "@/lib/observation/schema/words";

/** The mark of each state of a rubric version. */
export const rubricTones: Readonly<Record<RubricState, StatusTone>> = {
  draft: "now",
  published: "done",
  retired: "off",
};
