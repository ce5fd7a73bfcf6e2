import { Field } from "@/components/ui/field";
import { Select, type Option } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { formatGrade, GRADE_CODES } from "@/lib/format/grade";
import type { RubricSummary } from "@/lib/observation/schema/rubric";

type LessonFieldsProps = Readonly<{
  subjects: readonly string[];
  grades: readonly string[];
  rubrics: readonly RubricSummary[];
  /** The rubric in which the cycle's goal is seen: another one would leave no level to compare. */
  goalRubricId: string;
}>;

/** Which lesson a monitoring observes, and with which rubric. */
export function LessonFields({ subjects, grades, rubrics, goalRubricId }: LessonFieldsProps) {
  return (
    <fieldset className="space-y-6 border-l-2 border-rule-strong pl-4">
      <legend className="sr-only">La clase que se observa</legend>
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <Field name="lesson.grade" label="Nivel">
          <Select
            placeholder={grades.length === 1 ? undefined : "Elegir el nivel"}
            options={gradeOptions(grades)}
          />
        </Field>
        <Field name="lesson.classGroup" label="Curso" hint="Por ejemplo 3°B">
          <TextInput className="max-w-32" />
        </Field>
        <Field name="lesson.subject" label="Asignatura">
          <TextInput list="asignaturas" defaultValue={subjects.length === 1 ? subjects[0] : undefined} />
        </Field>
        <datalist id="asignaturas">
          {subjects.map((subject) => (
            <option key={subject} value={subject} />
          ))}
        </datalist>
      </div>
      <Field
        name="lesson.rubricVersionId"
        label="Pauta"
        hint={
          <>
            La meta del ciclo se ve en la pauta que viene elegida.{" "}
            <TextLink href="/programa/pautas">Leer las pautas</TextLink>
          </>
        }
      >
        <Select
          defaultValue={rubrics.some(({ id }) => id === goalRubricId) ? goalRubricId : undefined}
          options={rubrics.map(({ id, name, version }) => ({
            value: id,
            label: `${name}, versión ${version}`,
          }))}
        />
      </Field>
    </fieldset>
  );
}

/** The teacher's own grades first, then all the others. */
function gradeOptions(own: readonly string[]): readonly Option[] {
  const codes = [...GRADE_CODES].sort((a, b) => Number(own.includes(b)) - Number(own.includes(a)));
  return codes.map((code) => ({ value: code, label: formatGrade(code) }));
}
