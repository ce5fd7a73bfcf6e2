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
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { completionText } from "@/lib/analysis/rules/case-texts";
import {
  caseModeLabels,
  caseModes,
  caseSettings,
  strengthRuleLabels,
  strengthRules,
  type CaseSettings,
} from "@/lib/analysis/schema/cases";
import type { IndexSummary } from "@/lib/analysis/schema/indices";
import type { StudyChoices } from "@/lib/analysis/schema/relations";
import { formatNumber } from "@/lib/format/numbers";
import { startCases } from "../actions";

type CaseFormProps = Readonly<{ choices: StudyChoices; indices: readonly IndexSummary[] }>;

/** How cases are selected: the defaults are those of the study, and the rest is folded. */
export function CaseForm({ choices, indices }: CaseFormProps) {
  const { territories, years } = choices.defaults.relations;
  const defaults = caseSettings.parse({ territories, years });
  return (
    <Form action={startCases} draftKey="casos">
      <SourceField indices={indices} />
      <ZoneField choices={choices} chosen={defaults.territories} />
      <Field name="grade" label="Nivel" hint="Uno solo: las cifras de niveles distintos no se comparan.">
        <Select options={gradeOptions(choices)} defaultValue={defaults.grade} />
      </Field>
      <YearField choices={choices} chosen={defaults.years} />
      <RadioGroup
        name="mode"
        legend="Cuántos casos"
        defaultValue={defaults.mode}
        options={caseModes.map((mode) => ({ value: mode, label: caseModeLabels[mode] }))}
      />
      <Disclosure summary="Ajustes: fuerza, umbrales, elegibilidad y resultados">
        <div className="grid gap-6 pt-2">
          <StrengthFields defaults={defaults} />
          <EligibilityFields defaults={defaults} />
          <OutcomeFields choices={choices} defaults={defaults} />
          <DrawFields
            draws={defaults.draws}
            seed={defaults.seed}
            hint="Para la estabilidad: de 100 a 2.000."
          />
        </div>
      </Disclosure>
      <SubmitButton pendingLabel="Pidiendo…">Seleccionar casos</SubmitButton>
    </Form>
  );
}

type DefaultsProps = Readonly<{ defaults: CaseSettings }>;

function StrengthFields({ defaults }: DefaultsProps) {
  return (
    <>
      <RadioGroup
        name="strength"
        legend="Fuerza de un caso"
        hint="Ordena dentro de la zona y el cuadrante. Los cuatro criterios se muestran lado a lado."
        defaultValue={defaults.strength}
        options={strengthRules.map((rule) => ({ value: rule, label: strengthRuleLabels[rule] }))}
      />
      <Field
        name="threshold"
        label="Umbral en desviaciones estándar"
        hint="Bajo este valor, en cualquiera de las dos medidas, una escuela está cerca del promedio."
      >
        <TextInput inputMode="decimal" defaultValue={formatNumber(defaults.threshold, { max: 2 })} />
      </Field>
      <Checkbox
        name="includesMirror"
        defaultChecked={defaults.includesMirror}
        label="Aceptar una escuela baja en ambas medidas como caso positivo si no queda otra alta en ambas"
      />
      <Checkbox
        name="completesZones"
        defaultChecked={defaults.completesZones}
        label="Completar una zona a la que le faltan casos con las más fuertes bajo el umbral, marcadas como débiles"
        hint={completionText({ completesZones: true })}
      />
    </>
  );
}

function EligibilityFields({ defaults }: DefaultsProps) {
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <Field name="minimumStudents" label="Estudiantes, como mínimo" hint="De 10 en adelante.">
          <TextInput inputMode="numeric" defaultValue={`${defaults.minimumStudents}`} />
        </Field>
        <Field name="minimumYears" label="Años con cifras, como mínimo" hint="De los elegidos arriba.">
          <TextInput inputMode="numeric" defaultValue={`${defaults.minimumYears}`} />
        </Field>
        <Field
          name="minimumReliability"
          label="Confiabilidad, como mínimo"
          hint="Solo para un índice de respuestas; la aproximación pública no la tiene."
        >
          <TextInput
            inputMode="decimal"
            defaultValue={formatNumber(defaults.minimumReliability, { max: 2 })}
          />
        </Field>
      </div>
      <Checkbox
        name="requiresSameSponsor"
        defaultChecked={defaults.requiresSameSponsor}
        label="Exigir el mismo sostenedor durante los años elegidos"
      />
      <DependenceField />
    </>
  );
}

type OutcomeFieldsProps = Readonly<{ choices: StudyChoices; defaults: CaseSettings }>;

function OutcomeFields({ choices, defaults }: OutcomeFieldsProps) {
  return (
    <>
      <OutcomeField
        name="idps"
        legend="IDPS que cuentan como resultado"
        hint="Sin Autoestima y motivación cuando el puntaje es la aproximación pública: sería una parte de sí misma."
        outcomes={outcomesOfKind(choices, "idps")}
        chosen={defaults.idps}
      />
      <OutcomeField
        name="simce"
        legend="Simce que cuenta como resultado"
        outcomes={outcomesOfKind(choices, "simce")}
        chosen={defaults.simce}
      />
    </>
  );
}
