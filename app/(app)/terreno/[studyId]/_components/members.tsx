import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StudyView } from "@/lib/fieldwork/schema/studies";
import { studyRoleLabels, studyRoles } from "@/lib/fieldwork/schema/words";
import { formatDate } from "@/lib/format/civil-date";
import { addMember, endMember } from "../../actions";

type MembersProps = Readonly<{
  study: StudyView;
  candidates: readonly Readonly<{ id: string; name: string }>[];
  canChange: boolean;
}>;

/** Who takes part, since when, and whoever did before. */
export function Members({ study, candidates, canChange }: MembersProps) {
  return (
    <>
      <ul className="max-w-measure divide-y divide-rule border-y border-rule">
        {study.members.map(({ id, name, role, validFrom, validTo, isCurrent }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <span>
              <span className="font-semibold">{name}</span> · {studyRoleLabels[role]}
              <span className="block text-sm text-ink-soft">
                Desde el {formatDate(validFrom)}
                {validTo !== null && `, hasta antes del ${formatDate(validTo)}`}
              </span>
            </span>
            {canChange && isCurrent && (
              <ConfirmDialog
                trigger="Terminar"
                triggerVariant="quiet"
                triggerSize="small"
                title={`Terminar la participación de ${name}`}
                description="Deja de ver el estudio desde hoy. Lo que codificó se conserva."
                confirmLabel="Terminar participación"
                action={endMember.bind(null, id)}
              />
            )}
          </li>
        ))}
      </ul>
      {canChange && candidates.length > 0 && (
        <div className="no-print mt-3">
          <Dialog trigger="Sumar a una persona" title="Sumar a una persona al estudio">
            <Form action={addMember.bind(null, study.id)}>
              <Field name="personId" label="Investigador/a de las zonas del estudio">
                <Select options={candidates.map(({ id, name }) => ({ value: id, label: name }))} />
              </Field>
              <Field name="role" label="Qué hará">
                <Select options={studyRoles.map((role) => ({ value: role, label: studyRoleLabels[role] }))} />
              </Field>
              <SubmitButton>Sumar al estudio</SubmitButton>
            </Form>
          </Dialog>
        </div>
      )}
    </>
  );
}
