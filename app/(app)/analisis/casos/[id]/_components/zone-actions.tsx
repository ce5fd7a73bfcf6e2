import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { standingOf } from "@/components/analysis/case-words";
import type { CaseSchool, CaseSelectionView, CaseZone } from "@/lib/analysis/schema/cases";
import { formatRbd } from "@/lib/format/rbd";
import { proposeChange, sealZone } from "../actions";

type ZoneActionsProps = Readonly<{ selection: CaseSelectionView; zone: CaseZone }>;

/** What may still be done with the list of a zone. */
export function ZoneActions({ selection, zone }: ZoneActionsProps) {
  return (
    <>
      {zone.mayPropose && (
        <Dialog
          trigger="Proponer un cambio"
          triggerSize="small"
          title={`Cambiar un caso de ${zone.name}`}
          description="El cambio vale cuando otra persona del equipo de investigación lo confirma. La lista que dio el algoritmo queda a la vista."
        >
          <ChangeForm selection={selection} zone={zone} />
        </Dialog>
      )}
      {zone.maySeal && (
        <ConfirmDialog
          trigger="Cerrar la lista"
          triggerSize="small"
          title={`Cerrar la lista de ${zone.name}`}
          description="Son los casos para el trabajo de campo. Después de cerrarla no se puede cambiar."
          confirmLabel="Cerrar la lista"
          action={sealZone.bind(null, { selectionId: selection.id, territoryId: zone.territoryId })}
        />
      )}
    </>
  );
}

function ChangeForm({ selection, zone }: ZoneActionsProps) {
  return (
    <Form action={proposeChange.bind(null, selection.id)}>
      <Field name="outSchoolId" label="Sale">
        <Select placeholder="Elegir" options={zone.schools.filter(({ isCase }) => isCase).map(optionOf)} />
      </Field>
      <Field name="inSchoolId" label="Entra">
        <Select placeholder="Elegir" options={zone.schools.filter(({ isCase }) => !isCase).map(optionOf)} />
      </Field>
      <Field name="reason" label="Motivo" hint="Queda en el registro, con su nombre y la fecha.">
        <Textarea rows={3} />
      </Field>
      <SubmitButton>Proponer el cambio</SubmitButton>
    </Form>
  );
}

function optionOf(school: CaseSchool): { value: string; label: string } {
  const { id, name, rbd } = school;
  return { value: id, label: `${name} (RBD ${formatRbd(rbd)}) · ${standingOf(school).word.toLowerCase()}` };
}
