import type { FactorOptions } from "@/lib/analysis/schema/factor-options";
import { ChoiceField } from "./choice-field";
import { SettingsForm } from "./settings-form";

type MatrixSettingsProps = Readonly<{ runId: string; options: FactorOptions["matrix"] }>;

export function MatrixSettings({ runId, options }: MatrixSettingsProps) {
  return (
    <SettingsForm runId={runId} step="matrix">
      <ChoiceField
        option="matrix.correlation"
        label="Correlación"
        value={options.correlation}
        choices={[
          { value: "polychoric", label: "Policórica, en dos pasos" },
          { value: "pearson", label: "Pearson" },
        ]}
      />
      <ChoiceField
        option="matrix.missing"
        label="Respuestas que faltan"
        value={options.missing}
        choices={[
          { value: "pairwise", label: "De a pares: cada correlación usa a quien contestó ambos ítems" },
          { value: "listwise", label: "Por lista: solo quien contestó todo" },
        ]}
      />
    </SettingsForm>
  );
}
