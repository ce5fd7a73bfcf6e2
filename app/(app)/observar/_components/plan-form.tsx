import type { FormAction } from "@/components/ui/action-state";
import { DateInput } from "@/components/ui/date-input";
import { DescriptionList } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select, type Option } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import type { CivilDate } from "@/lib/format/civil-date";
import { formatGrade, GRADE_CODES } from "@/lib/format/grade";
import { formatRbd } from "@/lib/format/rbd";
import type { RubricSummary } from "@/lib/observation/schema/rubric";
import type { EligibleObserver, ObservableTeacher } from "@/lib/observation/schema/visit";
import { purposeLabels, type VisitPurpose } from "@/lib/observation/schema/words";

type PlanFormProps = Readonly<{
  action: FormAction;
  visitId: string;
  teacher: ObservableTeacher;
  observers: readonly EligibleObserver[];
  rubrics: readonly RubricSummary[];
  purpose: VisitPurpose;
  today: CivilDate;
}>;

/** When, for what, by whom and with which rubric a lesson is observed. */
export function PlanForm({ action, visitId, teacher, observers, rubrics, purpose, today }: PlanFormProps) {
  return (
    <Form action={action} draftKey={`visita-${teacher.id}`}>
      <input type="hidden" name="id" value={visitId} />
      <input type="hidden" name="schoolId" value={teacher.schoolId} />
      <input type="hidden" name="teacherId" value={teacher.id} />
      <div className="max-w-measure">
        <DescriptionList
          items={[
            {
              term: "Docente",
              detail: (
                <>
                  {teacher.name} · <TextLink href="/observar/nueva">Elegir a otra persona</TextLink>
                </>
              ),
            },
            { term: "Establecimiento", detail: `${teacher.schoolName} · RBD ${formatRbd(teacher.rbd)}` },
          ]}
        />
      </div>
      <RadioGroup
        name="purpose"
        legend="Para qué"
        defaultValue={purpose}
        options={[
          {
            value: "diagnosis",
            label: purposeLabels.diagnosis,
            hint: "Alimenta el diagnóstico del establecimiento; compartida, también la lee la jefatura UTP.",
          },
          {
            value: "coaching",
            label: purposeLabels.coaching,
            hint: "Es de la o el docente y de quien observa; nadie más la lee.",
          },
        ]}
      />
      <Field name="observerId" label="Quién observa">
        <Select
          placeholder={observers.length === 1 ? undefined : "Elegir a una persona"}
          options={observers.map(({ id, name, isSelf }) => ({
            value: id,
            label: isSelf ? `${name} (yo)` : name,
          }))}
        />
      </Field>
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <Field name="plannedOn" label="Fecha" hint="Por ejemplo 11/5, 11-05-2026 o hoy">
          <DateInput today={today} />
        </Field>
        <Field name="plannedAt" label="Hora de inicio" hint="Por ejemplo 10:30">
          <TextInput inputMode="numeric" className="max-w-32 tabular-nums" />
        </Field>
      </div>
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <Field name="grade" label="Nivel">
          <Select placeholder="Elegir el nivel" options={gradeOptions(teacher.grades)} />
        </Field>
        <Field name="classGroup" label="Curso" hint="Por ejemplo 3°B">
          <TextInput className="max-w-32" />
        </Field>
        <Field name="subject" label="Asignatura">
          <TextInput
            list="asignaturas"
            defaultValue={teacher.subjects.length === 1 ? teacher.subjects[0] : undefined}
          />
        </Field>
        <datalist id="asignaturas">
          {teacher.subjects.map((subject) => (
            <option key={subject} value={subject} />
          ))}
        </datalist>
      </div>
      <Field
        name="rubricVersionId"
        label="Pauta"
        hint={<TextLink href="/programa/pautas">Leer las pautas</TextLink>}
      >
        <Select
          options={rubrics.map(({ id, name, version }) => ({
            value: id,
            label: `${name}, versión ${version}`,
          }))}
        />
      </Field>
      <SubmitButton pendingLabel="Planificando…">Planificar visita</SubmitButton>
    </Form>
  );
}

/** The teacher's own grades first, then all the others. */
function gradeOptions(own: readonly string[]): readonly Option[] {
  const codes = [...GRADE_CODES].sort((a, b) => Number(own.includes(b)) - Number(own.includes(a)));
  return codes.map((code) => ({ value: code, label: formatGrade(code) }));
}
