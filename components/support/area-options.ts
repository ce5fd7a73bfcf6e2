import type { OptionGroup } from "@/components/ui/select";
import { treeOfAreas } from "@/lib/programme/rules";
import type { FocusAreaView } from "@/lib/programme/schema";

/** The taxonomy as a select reads it: each area with those inside it, the whole area first. */
export function areaOptions(areas: readonly FocusAreaView[]): readonly OptionGroup[] {
  return treeOfAreas(areas).map((branch) => ({
    label: branch.name,
    options: [
      { value: branch.id, label: `${branch.name}, en general` },
      ...branch.children.map((child) => ({ value: child.id, label: child.name })),
    ],
  }));
}
