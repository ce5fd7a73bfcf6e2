import { Checkbox } from "@/components/ui/checkbox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { listHeldTerritories } from "@/lib/access/queries/grants";
import type { Actor } from "@/lib/access/schema";
import { mayImportDataSet } from "@/lib/evidence/policy";
import type { CodebookSummary } from "@/lib/evidence/schema/codebooks";
import { MAXIMUM_ACCESS_YEARS, SMALLEST_MINIMUM_CELL, type DraftView } from "@/lib/evidence/schema/data-sets";
import { formatGrade, GRADE_CODES } from "@/lib/format/grade";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { confirmColumns } from "../../../actions";

type ConfirmSectionProps = Readonly<{
  actor: Actor;
  draft: DraftView;
  /** Says of which year and grade the answers are, unless the person does. */
  codebook: CodebookSummary | undefined;
}>;

/** What the answers are, what their licence allows, for what and until when: the last step before storing. */
export async function ConfirmSection({ actor, draft, codebook }: ConfirmSectionProps) {
  const held = await listHeldTerritories(actor);
  const territories = held.filter(({ id }) => mayImportDataSet(actor, id));
  const { statement } = draft;
  const application = statement ?? codebook;
  return (
    <Section
      title="Confirmar y guardar"
      lead="Esto queda escrito junto a los datos. La administración de su territorio lo ve, sin ver las respuestas."
    >
      <Form action={confirmColumns.bind(null, draft.id)} draftKey={`conjunto-${draft.id}`}>
        <Field name="territoryId" label="Territorio de su permiso de investigación">
          <Select
            defaultValue={statement?.territoryId}
            options={territories.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field
          name="name"
          label="Nombre del conjunto"
          hint="Por ejemplo: Cuestionario de estudiantes, II medio 2023"
        >
          <TextInput maxLength={120} defaultValue={statement?.name} />
        </Field>
        <Field name="grade" label="Grado" optional>
          <Select
            placeholder="Sin grado"
            defaultValue={application?.grade ?? undefined}
            options={GRADE_CODES.map((code) => ({ value: code, label: formatGrade(code) }))}
          />
        </Field>
        <Field name="year" label="Año de aplicación" optional>
          <TextInput
            inputMode="numeric"
            maxLength={4}
            className="max-w-32"
            defaultValue={application?.year ?? undefined}
          />
        </Field>
        <Field name="publisher" label="Quién entregó los datos">
          <TextInput maxLength={200} defaultValue={statement?.publisher} />
        </Field>
        <Field
          name="conditions"
          label="Condiciones de la licencia"
          hint="Qué permite y qué prohíbe, y hasta cuándo."
        >
          <Textarea rows={4} defaultValue={statement?.conditions} />
        </Field>
        <LicenceFields draft={draft} />
        <SubmitButton pendingLabel="Enviando">Guardar el conjunto</SubmitButton>
      </Form>
    </Section>
  );
}

function LicenceFields({ draft: { statement } }: Readonly<{ draft: DraftView }>) {
  return (
    <>
      <Field
        name="purpose"
        label="Para qué se usarán"
        hint="Solo para esto. Otro propósito pide otro acceso."
      >
        <Textarea rows={3} defaultValue={statement?.purpose} />
      </Field>
      <Field
        name="validTo"
        label="Su acceso termina el"
        hint={`El primer día en que ya no se alcanzan las respuestas; hasta ${MAXIMUM_ACCESS_YEARS} años.`}
      >
        <DateInput today={civilDateAt(new Date(), DEFAULT_ZONE)} defaultValue={statement?.validTo} />
      </Field>
      <Field
        name="minimumCell"
        label="Celda mínima"
        hint={`Ninguna cifra de menos estudiantes se muestra. Se recomienda 10; nunca menos de ${SMALLEST_MINIMUM_CELL}.`}
      >
        <TextInput
          inputMode="numeric"
          maxLength={3}
          className="max-w-24"
          defaultValue={String(statement?.minimumCell ?? 10)}
        />
      </Field>
      <Checkbox
        name="isSynthetic"
        label="Son datos sintéticos, inventados"
        hint="Se marca así en todas partes."
        defaultChecked={statement?.isSynthetic}
      />
    </>
  );
}
