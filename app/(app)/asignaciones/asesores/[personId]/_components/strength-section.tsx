import { DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Select, type OptionGroup } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { MentorSheet, StrengthIndicator, StrengthView } from "@/lib/mentoring/schema/mentors";
import { strength } from "../../../actions";

type StrengthSectionProps = Readonly<{
  mentor: MentorSheet;
  /** What a strength may be recorded in; empty for who only reads. */
  indicators: readonly StrengthIndicator[];
}>;

/** In what a mentor is strong, by indicator and with its evidence: what the list of candidates matches on. */
export function StrengthSection({ mentor, indicators }: StrengthSectionProps) {
  return (
    <Section
      title="Fortalezas"
      lead="Por indicador de una pauta y con evidencia de aula. Es lo que más pesa al proponer."
      actions={mentor.canEdit && <AddStrength personId={mentor.personId} indicators={indicators} />}
    >
      <DataTable
        caption="Fortalezas por indicador"
        captionHidden
        rows={mentor.strengths}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "indicador",
            header: "Indicador",
            cell: ({ indicatorCode, indicatorTitle }) => `${indicatorCode} ${indicatorTitle}`,
          },
          { key: "nivel", header: "Nivel", cell: levelOf },
          { key: "evidencia", header: "Dónde se vio", cell: ({ evidence }) => evidence },
          { key: "pauta", header: "Pauta", cell: ({ rubricName }) => rubricName },
        ]}
        empty={
          <EmptyState title="Sin fortalezas registradas">
            Registrar en qué indicadores se destaca, con la clase o el registro en que se vio.
          </EmptyState>
        }
      />
    </Section>
  );
}

type AddStrengthProps = Readonly<{ personId: string; indicators: readonly StrengthIndicator[] }>;

function levelOf({ level, levelLabel }: StrengthView) {
  return (
    <span className="whitespace-nowrap">
      {level} {levelLabel}
    </span>
  );
}

function AddStrength({ personId, indicators }: AddStrengthProps) {
  return (
    <Dialog trigger="Registrar fortaleza" triggerSize="small" title="Registrar fortaleza">
      <Form action={strength.bind(null, personId)}>
        <Field name="rubricIndicatorId" label="Indicador" hint="Si ya está registrado, se corrige.">
          <Select placeholder="Elegir" options={byRubric(indicators)} />
        </Field>
        <Field name="level" label="Nivel" hint="Los niveles altos de la pauta">
          <Select placeholder="Elegir" options={levelsOf(indicators)} />
        </Field>
        <Field name="evidence" label="Dónde se vio" hint="La clase o el registro, con su fecha">
          <Textarea rows={2} maxLength={300} />
        </Field>
        <SubmitButton>Registrar fortaleza</SubmitButton>
      </Form>
    </Dialog>
  );
}

function byRubric(indicators: readonly StrengthIndicator[]): readonly OptionGroup[] {
  const names = [...new Set(indicators.map(({ rubricName }) => rubricName))];
  return names.map((label) => ({
    label,
    options: indicators
      .filter(({ rubricName }) => rubricName === label)
      .map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` })),
  }));
}

/** The levels of each rubric, since the scales differ; the server checks that level and indicator go together. */
function levelsOf(indicators: readonly StrengthIndicator[]): readonly OptionGroup[] {
  const byName = new Map(indicators.map(({ rubricName, levels }) => [rubricName, levels]));
  return [...byName].map(([label, levels]) => ({
    label,
    options: levels.map((level) => ({ value: `${level.value}`, label: `${level.value} ${level.label}` })),
  }));
}
