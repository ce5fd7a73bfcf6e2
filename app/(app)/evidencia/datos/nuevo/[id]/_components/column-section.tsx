import { DataTable, type Column } from "@/components/ui/data-table";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CodebookSummary } from "@/lib/evidence/schema/codebooks";
import {
  columnRoleLabels,
  columnRoles,
  type ColumnPreview,
  type DraftPreview,
} from "@/lib/evidence/schema/data-sets";
import { formatNumber } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";
import { planColumns } from "../../../actions";

const choices = columnRoles
  .filter((role) => role !== "identifier")
  .map((role) => ({ value: role, label: columnRoleLabels[role] }));

const columns: readonly [Column<ColumnPreview>, ...Column<ColumnPreview>[]] = [
  { key: "columna", header: "Columna", cell: NameCell },
  { key: "es", header: "Se toma como", cell: RoleCell },
  { key: "valores", header: "Valores", cell: valueWords },
  { key: "perdidos", header: "Sin respuesta", cell: missingWords },
];

type ColumnSectionProps = Readonly<{
  draftId: string;
  preview: DraftPreview;
  codebook: { readonly id: string } | null;
  codebooks: readonly CodebookSummary[];
}>;

/** What each column is taken for, to be corrected before storing. */
export function ColumnSection({ draftId, preview, codebook, codebooks }: ColumnSectionProps) {
  return (
    <Section
      title="Las columnas"
      lead="Corregir lo que haga falta y volver a leer. Al cambiar de cuestionario las columnas se proponen de nuevo."
    >
      <Form action={planColumns.bind(null, draftId)}>
        <Field
          name="codebookId"
          label="Cuestionario"
          hint="Da las palabras de cada pregunta, su escala y sus códigos sin respuesta."
          optional
        >
          <Select
            placeholder="Sin cuestionario"
            defaultValue={codebook?.id}
            options={codebooks.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <DataTable
          caption="Columnas del archivo, en su orden"
          captionHidden
          columns={columns}
          rows={preview.columns}
          rowKey={({ index }) => String(index)}
          empty={null}
        />
        <SubmitButton variant="secondary">Volver a leer con estos cambios</SubmitButton>
      </Form>
    </Section>
  );
}

function NameCell({ variable, wording, reason }: ColumnPreview) {
  return (
    <span className="block max-w-measure">
      <span className="[overflow-wrap:anywhere]">{variable}</span>
      <span className="block text-sm font-normal text-ink-soft">{wording ?? reason}</span>
    </span>
  );
}

function RoleCell({ index, variable, role }: ColumnPreview) {
  if (role === "identifier") return columnRoleLabels.identifier;
  return (
    <Field name={`role-${index}`} label={`Qué es ${variable}`} labelHidden>
      <Select options={choices} defaultValue={role} />
    </Field>
  );
}

function valueWords({ role, minimum, maximum, categoryCount, unknownCodes }: ColumnPreview): string {
  if (role === "identifier" || role === "left_out") return "No se miran";
  const range =
    minimum === null || maximum === null ? null : `de ${formatNumber(minimum)} a ${formatNumber(maximum)}`;
  const categories = categoryCount === null ? null : `${formatNumber(categoryCount)} distintos`;
  const unknown = unknownCodes.length === 0 ? null : `fuera de la escala: ${joinWords(unknownCodes)}`;
  return [range, categories, unknown].filter((part) => part !== null).join(", ") || "Números";
}

function missingWords({ missingCount, missingByCode }: ColumnPreview): string {
  if (missingCount === 0) return "Ninguna";
  const byCode = missingByCode.map(({ code, count }) => `${formatNumber(count)} con código ${code}`);
  return [formatNumber(missingCount), ...byCode].join(" · ");
}
