import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import type { IndexSummary } from "@/lib/analysis/schema/indices";
import type { OutcomeDto, StudyChoices } from "@/lib/analysis/schema/relations";
import { compareGrades, isGradeCode } from "@/lib/format/grade";
import { ChoiceGroup } from "./choice-group";
import { gradeWords, indexWords } from "./words";

export const PROXY = "proxy";

/** Which score: the public proxy, or an index of student answers that the person reaches. */
export function SourceField({ indices }: Readonly<{ indices: readonly IndexSummary[] }>) {
  return (
    <RadioGroup
      name="source"
      legend="Puntaje de retroalimentación"
      defaultValue={PROXY}
      options={[
        {
          value: PROXY,
          label: "Aproximación pública: Promoción de la motivación",
          hint: "Dimensión del IDPS que la Agencia publica por establecimiento en II medio. No es un índice de retroalimentación y es parte del indicador Autoestima y motivación (AM).",
        },
        ...indices.map((index) => ({
          value: index.id,
          label: indexWords(index),
          hint: `Del conjunto «${index.dataSetName}»${index.year === null ? "" : `, ${index.year}`}`,
        })),
      ]}
    />
  );
}

type ZoneFieldProps = Readonly<{ choices: StudyChoices; chosen: readonly string[] }>;

export function ZoneField({ choices, chosen }: ZoneFieldProps) {
  return (
    <ChoiceGroup
      name="territories"
      legend="Zonas"
      hint="De las zonas en que no tiene el rol de investigación se ven puntos sin nombre."
      choices={choices.zones.map(({ code, name, isHeld }) => ({
        value: code,
        label: isHeld ? name : `${name} (sin nombres)`,
      }))}
      chosen={chosen}
    />
  );
}

export function YearField({
  choices,
  chosen,
}: Readonly<{ choices: StudyChoices; chosen: readonly number[] }>) {
  const years = [...new Set(choices.applications.map(({ year }) => year))].toSorted((a, b) => b - a);
  return (
    <ChoiceGroup
      name="years"
      legend="Años"
      hint="Con dos o más se calcula también el promedio de cada establecimiento."
      choices={years.map((year) => ({ value: `${year}`, label: `${year}` }))}
      chosen={chosen.map(String)}
    />
  );
}

/** The grades of which there is something, in school order, as options. */
export function gradeOptions({ applications }: StudyChoices): readonly { value: string; label: string }[] {
  const grades = [...new Set(applications.map(({ grade }) => grade))].filter(isGradeCode);
  return grades.toSorted(compareGrades).map((grade) => ({ value: grade, label: gradeWords(grade) }));
}

type OutcomeFieldProps = Readonly<{
  name: string;
  legend: string;
  hint?: string;
  outcomes: readonly OutcomeDto[];
  chosen: readonly string[];
}>;

/** The results of one kind that a study may be of. */
export function outcomesOfKind({ outcomes }: StudyChoices, kind: OutcomeDto["kind"]): readonly OutcomeDto[] {
  return outcomes.filter((outcome) => outcome.kind === kind);
}

export function OutcomeField({ name, legend, hint, outcomes, chosen }: OutcomeFieldProps) {
  return (
    <ChoiceGroup
      name={name}
      legend={legend}
      hint={hint}
      choices={outcomes.map((outcome) => ({ value: outcome.path, label: outcome.name }))}
      chosen={chosen}
    />
  );
}

export function DependenceField() {
  return (
    <RadioGroup
      name="dependence"
      legend="Establecimientos"
      defaultValue="slep"
      direction="row"
      options={[
        { value: "slep", label: "Del servicio local" },
        { value: "todas", label: "De todas las dependencias" },
      ]}
    />
  );
}

type DrawFieldsProps = Readonly<{ draws: number; seed: number; hint: string }>;

/** How many times the data are drawn again, and from which seed. */
export function DrawFields({ draws, seed, hint }: DrawFieldsProps) {
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-4">
      <Field name="draws" label="Repeticiones del remuestreo" hint={hint}>
        <TextInput inputMode="numeric" defaultValue={`${draws}`} />
      </Field>
      <Field name="seed" label="Semilla" hint="El mismo número da el mismo resultado.">
        <TextInput inputMode="numeric" defaultValue={`${seed}`} />
      </Field>
    </div>
  );
}
