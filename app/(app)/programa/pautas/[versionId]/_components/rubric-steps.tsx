import { v7 } from "uuid";
import { buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Textarea } from "@/components/ui/textarea";
import type { RubricVersionView } from "@/lib/observation/schema/rubric";
import { TerritoryField } from "../../_components/territory-field";
import { prepareFrom, publish, retire } from "../../actions";

type RubricStepsProps = Readonly<{
  rubric: RubricVersionView;
  /** Where the person may prepare a version; empty for those who only read. */
  territories: readonly Readonly<{ id: string; name: string }>[];
}>;

/** What may be done with a rubric version as it stands. */
export function RubricSteps({ rubric, territories }: RubricStepsProps) {
  const { id, can } = rubric;
  return (
    <>
      {can.edit && (
        <LinkButton href={`/programa/pautas/${id}/editar`} variant="primary">
          Editar
        </LinkButton>
      )}
      {can.publish && (
        <ConfirmDialog
          trigger="Publicar"
          title="Publicar esta versión"
          description="Desde ese momento se puede elegir en las visitas y su contenido ya no cambia."
          confirmLabel="Publicar versión"
          action={publish.bind(null, id)}
        />
      )}
      {territories.length > 0 && (
        <ConfirmDialog
          trigger="Preparar una versión"
          title="Preparar una versión a partir de esta"
          description="Se copia su contenido a una versión en preparación de su territorio. Esta no cambia."
          confirmLabel="Preparar"
          action={prepareFrom.bind(null, id)}
        >
          <input type="hidden" name="id" value={v7()} />
          <TerritoryField territories={territories} />
        </ConfirmDialog>
      )}
      <LinkButton href={`/programa/pautas/${id}/vista`}>Ver como en el teléfono</LinkButton>
      <a href={`/api/exports/pautas/${id}`} className={buttonClass()} download>
        Descargar (JSON)
      </a>
      {can.retire && (
        <ConfirmDialog
          trigger="Retirar"
          title="Retirar esta versión"
          description="Las visitas nuevas no podrán elegirla. Lo planificado y lo observado con ella se conserva."
          confirmLabel="Retirar versión"
          tone="danger"
          action={retire.bind(null, id)}
        >
          <Field name="reason" label="Motivo">
            <Textarea rows={2} maxLength={400} />
          </Field>
        </ConfirmDialog>
      )}
    </>
  );
}
