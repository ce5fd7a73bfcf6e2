import { scoringChoices } from "@/components/analysis/workbench/solution-choices";
import type { FactorOptions } from "@/lib/analysis/schema/factor-options";
import { ChoiceField, TickField } from "./choice-field";
import { NumberField } from "./number-field";
import { SettingsForm } from "./settings-form";

type SettingsProps<Step extends keyof FactorOptions> = Readonly<{
  runId: string;
  options: FactorOptions[Step];
}>;

export function ReliabilitySettings({ runId, options }: SettingsProps<"reliability">) {
  return (
    <SettingsForm runId={runId} step="reliability">
      <NumberField
        option="reliability.bootstrapDraws"
        label="Remuestreos del intervalo de alfa; 0 deja solo el de Feldt"
        value={options.bootstrapDraws}
      />
      <NumberField option="reliability.seed" label="Semilla" value={options.seed} />
    </SettingsForm>
  );
}

export function ReplicationSettings({ runId, options }: SettingsProps<"replication">) {
  return (
    <SettingsForm runId={runId} step="replication">
      <NumberField
        option="replication.congruence"
        label="Congruencia desde la que un factor se repite"
        value={options.congruence}
      />
      <NumberField option="replication.seed" label="Semilla" value={options.seed} />
    </SettingsForm>
  );
}

export function ScoresSettings({ runId, options }: SettingsProps<"scores">) {
  return (
    <SettingsForm runId={runId} step="scores">
      <ChoiceField option="scores.method" label="Puntaje" value={options.method} choices={scoringChoices} />
      <NumberField
        option="scores.leastAnswered"
        label="Parte de los ítems que hay que contestar, entre 0 y 1"
        value={options.leastAnswered}
      />
    </SettingsForm>
  );
}

export function AggregationSettings({ runId, options }: SettingsProps<"aggregation">) {
  return (
    <SettingsForm runId={runId} step="aggregation">
      <NumberField
        option="aggregation.minimumCell"
        label="Estudiantes por grupo, al menos"
        value={options.minimumCell}
      />
      <TickField
        option="aggregation.shrink"
        label="Acercar los promedios de grupos pequeños al general"
        isTicked={options.shrink}
      />
    </SettingsForm>
  );
}
