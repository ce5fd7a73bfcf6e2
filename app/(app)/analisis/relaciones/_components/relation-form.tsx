import {
  DependenceField,
  DrawFields,
  gradeOptions,
  OutcomeField,
  outcomesOfKind,
  SourceField,
  YearField,
  ZoneField,
} from "@/components/analysis/study-fields";
import { ChoiceGroup } from "@/components/analysis/choice-group";
import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { IndexSummary } from "@/lib/analysis/schema/indices";
import { relationRequest, type StudyChoices } from "@/lib/analysis/schema/relations";
import { startRelations } from "../actions";

type RelationFormProps = Readonly<{ choices: StudyChoices; indices: readonly IndexSummary[] }>;

/** What to relate with what; the defaults are those of the study, and the rest is folded. */
export function RelationForm({ choices, indices }: RelationFormProps) {
  const defaults = relationRequest.parse(choices.defaults.relations);
  return (
    <Form action={startRelations} draftKey="relaciones">
      <SourceField indices={indices} />
      <ZoneField choices={choices} chosen={defaults.territories} />
      <ChoiceGroup name="grades" legend="Niveles" choices={gradeOptions(choices)} chosen={defaults.grades} />
      <YearField choices={choices} chosen={defaults.years} />
      <Disclosure summary="Ajustes: resultados, dependencia y repeticiones">
        <div className="grid gap-6 pt-2">
          <OutcomeField
            name="outcomes"
            legend="Simce"
            hint="Es el criterio más limpio: lo responde la prueba y no el mismo cuestionario."
            outcomes={outcomesOfKind(choices, "simce")}
            chosen={defaults.outcomes}
          />
          <OutcomeField
            name="outcomes"
            legend="IDPS"
            outcomes={outcomesOfKind(choices, "idps")}
            chosen={defaults.outcomes}
          />
          <DependenceField />
          <DrawFields
            draws={defaults.draws}
            seed={defaults.seed}
            hint="Para el intervalo de ρ: de 200 a 5.000."
          />
        </div>
      </Disclosure>
      <SubmitButton pendingLabel="Pidiendo…">Calcular relaciones</SubmitButton>
    </Form>
  );
}
