import type { FactorOptions } from "@/lib/analysis/schema/factor-options";
import { ChoiceField } from "./choice-field";
import { NumberField } from "./number-field";
import { SettingsForm } from "./settings-form";

type NumberSettingsProps = Readonly<{ runId: string; options: FactorOptions["number"] }>;

export function NumberSettings({ runId, options }: NumberSettingsProps) {
  return (
    <SettingsForm runId={runId} step="number">
      <NumberField
        option="number.factors"
        label="Factores; en blanco, los del análisis paralelo"
        value={options.factors}
        optional
      />
      <ChoiceField
        option="number.data"
        label="Con qué se compara"
        value={options.data}
        choices={[
          { value: "permuted", label: "Las mismas respuestas, barajadas dentro de cada ítem" },
          { value: "normal", label: "Datos normales sin relación" },
        ]}
      />
      <ChoiceField
        option="number.basis"
        label="Qué autovalores"
        value={options.basis}
        choices={[
          { value: "components", label: "De la matriz completa" },
          { value: "factors", label: "De la matriz reducida, con comunalidades" },
        ]}
      />
      <NumberField
        option="number.quantile"
        label="Percentil que hay que superar, de 0,5 a 0,999"
        value={options.quantile}
      />
      <NumberField option="number.draws" label="Muestras al azar" value={options.draws} />
      <NumberField option="number.seed" label="Semilla" value={options.seed} />
    </SettingsForm>
  );
}
