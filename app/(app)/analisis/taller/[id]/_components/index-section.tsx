import { factorName } from "@/components/analysis/workbench/figures";
import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { DataTable, type Column } from "@/components/ui/data-table";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import type { IndexSummary } from "@/lib/analysis/schema/indices";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { keepIndex } from "../../actions";

const columns: readonly [Column<IndexSummary>, ...Column<IndexSummary>[]] = [
  { key: "nombre", header: "Índice", cell: ({ name }) => name },
  { key: "version", header: "Versión", cell: ({ version }) => version },
  {
    key: "guardado",
    header: "Guardado",
    cell: ({ createdAt }) => formatDateTime(createdAt, DEFAULT_ZONE),
  },
];

/** The indices saved from the run, and the way to save one once every step is current. */
export function IndexSection({ run }: Readonly<{ run: FactorRunView }>) {
  const { indices, results, steps } = run;
  const isWhole =
    results !== null &&
    results.stoppedAt === null &&
    Object.values(steps).every((state) => state === "current");
  return (
    <NotebookSection step="index">
      {indices.length > 0 && (
        <DataTable
          caption="Índices guardados de este análisis"
          columns={columns}
          rows={indices}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/analisis/taller/indices/${id}`}
          empty={null}
        />
      )}
      <div className="no-print mt-6">
        {isWhole ? (
          <SaveIndex run={run} />
        ) : (
          <Notice title="Todavía no se puede guardar">
            <p>Un índice se guarda cuando todos los pasos están al día y ninguno se detuvo.</p>
          </Notice>
        )}
      </div>
    </NotebookSection>
  );
}

function SaveIndex({ run }: Readonly<{ run: FactorRunView }>) {
  const factors = run.results?.scores?.factors ?? [];
  const items = run.results?.solution?.solution.items ?? [];
  const wordings = new Map(run.items.map(({ variable, wording }) => [variable, wording]));
  const strongest = (factor: number) => items.find((item) => item.factor === factor)?.variable ?? "";
  return (
    <Form action={keepIndex.bind(null, run.id)}>
      <Field name="name" label="Nombre del índice" hint="Lo que mide, como se dirá en un informe.">
        <TextInput autoComplete="off" />
      </Field>
      <Field name="version" label="Versión" hint="Como 1 o 2026-1.">
        <TextInput autoComplete="off" className="max-w-40" />
      </Field>
      <Field name="factor" label="Factor" hint="Con el ítem que más pesa en él.">
        <Select
          placeholder={factors.length > 1 ? "Elegir" : undefined}
          options={factors.map(({ factor }) => ({
            value: String(factor),
            label: `${factorName(factor)}: ${wordings.get(strongest(factor)) ?? strongest(factor)}`,
          }))}
        />
      </Field>
      <p className="max-w-measure text-ink-soft">
        Al guardar, este análisis deja de cambiar: es lo que otra persona podrá repetir.
      </p>
      <SubmitButton pendingLabel="Guardando…">Guardar índice</SubmitButton>
    </Form>
  );
}
