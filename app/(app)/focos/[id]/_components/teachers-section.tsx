import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { countOf } from "@/lib/format/text";
import type { FocusCandidate, FocusTeacher, FocusView } from "@/lib/support/schema";
import { include, takeOut } from "../../actions";

type TeachersSectionProps = Readonly<{
  focus: FocusView;
  /** null: this person does not change who takes part. */
  candidates: readonly FocusCandidate[] | null;
  canAssign: boolean;
}>;

/** Who takes part in the focus, as far as this person may know, and whether somebody coaches them already. */
export function TeachersSection({ focus, candidates, canAssign }: TeachersSectionProps) {
  const { teachers, teacherCount } = focus;
  const others = teacherCount - teachers.length;
  const inside = new Set(teachers.map(({ id }) => id));
  return (
    <Section
      title="Quiénes participan"
      lead={countOf(teacherCount, "docente")}
      actions={
        canAssign &&
        teacherCount > 0 && (
          <LinkButton href={`/asignaciones?foco=${focus.id}`}>Ir al tablero de asignaciones</LinkButton>
        )
      }
    >
      <ul className="max-w-measure">
        {teachers.map((teacher) => (
          <TeacherItem
            key={teacher.id}
            focusId={focus.id}
            teacher={teacher}
            canChange={candidates !== null}
          />
        ))}
      </ul>
      {others > 0 && (
        <p className="text-sm text-ink-soft">
          {countOf(others, "docente más", "docentes más")} de la escuela.
        </p>
      )}
      {candidates !== null && (
        <AddTeacher focusId={focus.id} candidates={candidates.filter(({ id }) => !inside.has(id))} />
      )}
    </Section>
  );
}

type TeacherItemProps = Readonly<{ focusId: string; teacher: FocusTeacher; canChange: boolean }>;

function TeacherItem({ focusId, teacher, canChange }: TeacherItemProps) {
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-b border-rule py-1">
      <span>
        {teacher.name}
        <span className="text-sm text-ink-soft">
          {" "}
          · {teacher.hasActiveAssignment ? "con asesor/a" : "sin asesor/a todavía"}
        </span>
      </span>
      {canChange && !teacher.hasActiveAssignment && (
        <ConfirmDialog
          trigger="Sacar"
          triggerSize="small"
          triggerVariant="quiet"
          title={`Sacar a ${teacher.name} del foco`}
          description={<p>Se puede volver a agregar después. Lo hecho hasta ahora se conserva.</p>}
          confirmLabel="Sacar del foco"
          action={takeOut.bind(null, { focusId, teacherId: teacher.id })}
        />
      )}
    </li>
  );
}

type AddTeacherProps = Readonly<{ focusId: string; candidates: readonly FocusCandidate[] }>;

function AddTeacher({ focusId, candidates }: AddTeacherProps) {
  if (candidates.length === 0) return null;
  return (
    <div className="no-print mt-4 max-w-measure">
      <Form action={include.bind(null, focusId)} resetOnDone className="flex flex-wrap items-end gap-3">
        <Field name="teacherId" label="Agregar a" className="grow">
          <Select
            placeholder="Elegir docente"
            options={candidates.map(({ id, name, department }) => ({
              value: id,
              label: department === null ? name : `${name} · ${department}`,
            }))}
          />
        </Field>
        <SubmitButton variant="secondary">Agregar</SubmitButton>
      </Form>
    </div>
  );
}
