import { ItemPicker } from "@/components/analysis/workbench/item-picker";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { GradeField } from "../../../_components/grade-field";
import { SettingsForm } from "./settings-form";

type ItemsSettingsProps = Readonly<{ run: FactorRunView; groupings: readonly string[] }>;

export function ItemsSettings({ run: { id, items, options }, groupings }: ItemsSettingsProps) {
  return (
    <SettingsForm runId={id} step="items">
      <ItemPicker
        items={items}
        name="options.items"
        reversedName="options.reversed"
        chosen={options.items}
        reversed={options.reversed}
      />
      <GradeField groupings={groupings} value={options.gradeBy} />
    </SettingsForm>
  );
}
