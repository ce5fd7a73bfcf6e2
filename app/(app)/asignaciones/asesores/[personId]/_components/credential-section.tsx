import { DataTable } from "@/components/ui/data-table";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { credentialKinds, credentialLabels, type MentorSheet } from "@/lib/mentoring/schema/mentors";
import { credential } from "../../../actions";

type CredentialSectionProps = Readonly<{ mentor: MentorSheet; today: CivilDate }>;

/** What shows that a person may coach, with where it is recorded. */
export function CredentialSection({ mentor, today }: CredentialSectionProps) {
  return (
    <Section
      title="Qué lo respalda"
      lead="Un tramo por sí solo no muestra que alguien sepa acompañar: conviene sumar formación o clases observadas."
      actions={mentor.canEdit && <AddCredential personId={mentor.personId} today={today} />}
    >
      <DataTable
        caption="Respaldos"
        captionHidden
        rows={mentor.credentials}
        rowKey={({ id }) => id}
        columns={[
          { key: "tipo", header: "Respaldo", cell: ({ kind }) => credentialLabels[kind] },
          { key: "nivel", header: "Nivel", cell: ({ level }) => level ?? "No aplica" },
          {
            key: "fecha",
            header: "Desde",
            align: "end",
            cell: ({ issuedOn }) => inOneLine(formatDate(issuedOn)),
          },
          {
            key: "hasta",
            header: "Vence",
            align: "end",
            cell: ({ validTo }) => inOneLine(validTo === null ? "No vence" : formatDate(validTo)),
          },
          { key: "consta", header: "Dónde consta", cell: ({ evidence }) => evidence },
        ]}
        empty={
          <EmptyState title="Sin respaldos registrados">
            Mientras no tenga uno vigente, no puede recibir asignaciones.
          </EmptyState>
        }
      />
    </Section>
  );
}

// A date would break at its hyphens.
function inOneLine(text: string) {
  return <span className="whitespace-nowrap">{text}</span>;
}

function AddCredential({ personId, today }: Readonly<{ personId: string; today: CivilDate }>) {
  return (
    <Dialog trigger="Agregar respaldo" triggerSize="small" title="Agregar respaldo">
      <Form action={credential.bind(null, personId)}>
        <Field name="kind" label="Qué es">
          <Select
            placeholder="Elegir"
            options={credentialKinds.map((kind) => ({ value: kind, label: credentialLabels[kind] }))}
          />
        </Field>
        <Field name="level" label="Nivel" hint="Por ejemplo Avanzado o Destacado" optional>
          <TextInput maxLength={60} />
        </Field>
        <Field name="issuedOn" label="Desde cuándo">
          <DateInput today={today} />
        </Field>
        <Field name="validTo" label="Vence" hint="Vacío si no vence" optional>
          <DateInput today={today} />
        </Field>
        <Field name="evidence" label="Dónde consta" hint="Certificado, resolución o acta">
          <TextInput maxLength={300} />
        </Field>
        <SubmitButton>Agregar respaldo</SubmitButton>
      </Form>
    </Dialog>
  );
}
