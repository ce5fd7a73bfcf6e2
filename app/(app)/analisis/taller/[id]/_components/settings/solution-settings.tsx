import { extractionChoices, rotationChoices } from "@/components/analysis/workbench/solution-choices";
import type { FactorOptions } from "@/lib/analysis/schema/factor-options";
import { ChoiceField, TickField } from "./choice-field";
import { NumberField } from "./number-field";
import { SettingsForm } from "./settings-form";

type SolutionSettingsProps = Readonly<{ runId: string; options: FactorOptions["solution"] }>;

export function SolutionSettings({ runId, options }: SolutionSettingsProps) {
  return (
    <SettingsForm runId={runId} step="solution">
      <ChoiceField
        option="solution.extraction"
        label="Extracción"
        value={options.extraction}
        choices={extractionChoices}
      />
      <ChoiceField
        option="solution.rotation"
        label="Rotación"
        value={options.rotation}
        choices={rotationChoices}
      />
      <TickField option="solution.kaiser" label="Con normalización de Kaiser" isTicked={options.kaiser} />
      <NumberField option="solution.starts" label="Partidas de la rotación" value={options.starts} />
      <NumberField option="solution.mainLoading" label="Carga principal desde" value={options.mainLoading} />
      <NumberField
        option="solution.crossGap"
        label="Distancia con la segunda carga"
        value={options.crossGap}
      />
      <NumberField option="solution.communality" label="Comunalidad desde" value={options.communality} />
      <NumberField option="solution.itemsPerFactor" label="Ítems por factor" value={options.itemsPerFactor} />
      <ChoiceField
        option="solution.dropping"
        label="Ítems que no cumplen"
        value={options.dropping}
        choices={[
          { value: "propose", label: "Proponer el siguiente y esperar mi decisión" },
          { value: "apply", label: "Quitarlos de a uno hasta que todos cumplan" },
        ]}
      />
    </SettingsForm>
  );
}
