import { DataTable } from "@/components/ui/data-table";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatMinutes, formatPedagogicalHours } from "@/lib/format/duration";
import type { MentorSheet } from "@/lib/mentoring/schema/mentors";
import { release } from "../../../actions";

type ReleaseSectionProps = Readonly<{ mentor: MentorSheet; today: CivilDate }>;

/** The time a week that the mentor's school releases, with its history. */
export function ReleaseSection({ mentor, today }: ReleaseSectionProps) {
  return (
    <Section
      title="Horas liberadas"
      lead="Lo que su establecimiento acuerda liberar cada semana. Un acuerdo nuevo reemplaza al anterior desde su fecha."
      actions={mentor.canEdit && <AddRelease personId={mentor.personId} today={today} />}
    >
      <DataTable
        caption="Acuerdos de horas"
        captionHidden
        rows={mentor.releases}
        rowKey={({ id }) => id}
        columns={[
          { key: "escuela", header: "Establecimiento", cell: ({ schoolName }) => schoolName },
          {
            key: "tiempo",
            header: "Por semana",
            align: "end",
            cell: ({ minutesPerWeek }) =>
              `${formatMinutes(minutesPerWeek)} (${formatPedagogicalHours(minutesPerWeek)})`,
          },
          { key: "desde", header: "Desde", align: "end", cell: ({ validFrom }) => formatDate(validFrom) },
          {
            key: "hasta",
            header: "Hasta",
            align: "end",
            cell: ({ validTo }) => (validTo === null ? "Sin término" : formatDate(validTo)),
          },
        ]}
        empty={
          <EmptyState title="Sin horas acordadas">
            Sin minutos liberados no puede recibir asignaciones. Acordarlos con la dirección de su
            establecimiento.
          </EmptyState>
        }
      />
    </Section>
  );
}

function AddRelease({ personId, today }: Readonly<{ personId: string; today: CivilDate }>) {
  return (
    <Dialog trigger="Acordar horas" triggerSize="small" title="Acordar horas liberadas">
      <Form action={release.bind(null, personId)}>
        <Field name="minutesPerWeek" label="Minutos por semana" hint="Una hora pedagógica son 45 minutos">
          <TextInput inputMode="numeric" className="max-w-32 tabular-nums" />
        </Field>
        <Field name="validFrom" label="Desde">
          <DateInput today={today} defaultValue={today} />
        </Field>
        <SubmitButton>Acordar horas</SubmitButton>
      </Form>
    </Dialog>
  );
}
