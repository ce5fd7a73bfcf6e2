import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable, type Column } from "@/components/ui/data-table";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { grantStateLabels, type Actor } from "@/lib/access/schema";
import { listGrantees } from "@/lib/evidence/queries/data-sets";
import type { DataSetGrantView, DataSetSheet } from "@/lib/evidence/schema/data-sets";
import { formatDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { giveAccess, withdrawAccess } from "../../actions";

const tones: Readonly<Record<DataSetGrantView["state"], StatusTone>> = {
  current: "done",
  upcoming: "pending",
  ended: "off",
  revoked: "off",
};

const granted: readonly [Column<DataSetGrantView>, ...Column<DataSetGrantView>[]] = [
  { key: "persona", header: "Persona", cell: ({ personName }) => personName },
  { key: "proposito", header: "Para qué", cell: ({ purpose }) => purpose },
  {
    key: "fechas",
    header: "Fechas",
    cell: ({ validFrom, validTo }) => `${formatDate(validFrom)} a ${formatDate(validTo)}`,
  },
];

const changing: readonly Column<DataSetGrantView>[] = [
  {
    key: "estado",
    header: "Estado",
    cell: ({ state }) => <StatusMark tone={tones[state]}>{grantStateLabels[state]}</StatusMark>,
  },
  { key: "accion", header: "Cambiar", cell: AccessAction },
];

/** Who reaches the answers, or did until they were deleted, for what and until when, for the administration. */
export async function AccessSection({ actor, dataSet }: Readonly<{ actor: Actor; dataSet: DataSetSheet }>) {
  const grantees = dataSet.canGrant ? await listGrantees(actor, dataSet.id) : [];
  const isGone = dataSet.deletedAt !== null;
  const [naming, ...others] = granted;
  return (
    <Section
      title={isGone ? "Quién tenía acceso" : "Quién tiene acceso"}
      lead={
        isGone
          ? "Al borrarse las respuestas terminó para todos."
          : "Cada acceso tiene un propósito y una fecha de término. Al llegar, termina solo."
      }
      actions={dataSet.canGrant && <GrantDialog dataSetId={dataSet.id} grantees={grantees} />}
    >
      <DataTable
        caption="Accesos, del más reciente al más antiguo"
        captionHidden
        columns={[naming, ...others, ...(isGone ? [] : changing)]}
        rows={dataSet.grants}
        rowKey={({ id }) => id}
        empty={<EmptyState title="Nadie tiene acceso a estas respuestas" />}
      />
    </Section>
  );
}

type GrantDialogProps = Readonly<{
  dataSetId: string;
  grantees: readonly { readonly id: string; readonly name: string }[];
}>;

function GrantDialog({ dataSetId, grantees }: GrantDialogProps) {
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  return (
    <Dialog
      trigger="Dar acceso"
      title="Dar acceso a las respuestas"
      description="Solo a quien tiene el rol de investigación en un territorio que usted administra."
    >
      <Form action={giveAccess.bind(null, dataSetId)}>
        <Field name="personId" label="Persona">
          <Select
            placeholder="Elegir"
            options={grantees.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field name="purpose" label="Para qué las usará">
          <Textarea rows={3} />
        </Field>
        <Field name="validFrom" label="Desde">
          <DateInput today={today} defaultValue={today} />
        </Field>
        <Field name="validTo" label="Hasta" hint="El primer día en que ya no vale.">
          <DateInput today={today} />
        </Field>
        <SubmitButton>Dar acceso</SubmitButton>
      </Form>
    </Dialog>
  );
}

function AccessAction({ id, state }: DataSetGrantView) {
  if (state === "ended" || state === "revoked") return <span className="text-ink-soft">Nada</span>;
  return (
    <ConfirmDialog
      trigger="Retirar"
      triggerSize="small"
      title="Retirar el acceso"
      description="La persona deja de alcanzar las respuestas ahora mismo."
      confirmLabel="Retirar acceso"
      tone="danger"
      action={withdrawAccess.bind(null, id)}
    />
  );
}
