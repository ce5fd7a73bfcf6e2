import type { FactorOptions } from "@/lib/analysis/schema/factor-options";
import { TickField } from "./choice-field";
import { NumberField } from "./number-field";
import { SettingsForm } from "./settings-form";

type AuditSettingsProps = Readonly<{ runId: string; options: FactorOptions["audit"] }>;

export function AuditSettings({ runId, options }: AuditSettingsProps) {
  return (
    <SettingsForm runId={runId} step="audit">
      <NumberField
        option="audit.thinShare"
        label="Categoría casi vacía: menos de esta parte, entre 0 y 1"
        value={options.thinShare}
      />
      <TickField
        option="audit.joinThin"
        label="Unir las categorías casi vacías con la vecina"
        isTicked={options.joinThin}
      />
      <TickField
        option="audit.leaveOutStraightLining"
        label="Dejar fuera a quien marcó lo mismo en todo"
        isTicked={options.leaveOutStraightLining}
      />
    </SettingsForm>
  );
}
