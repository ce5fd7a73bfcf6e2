import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { IndexSummary } from "@/lib/analysis/schema/indices";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { RunOrigin } from "./run-origin";

const columns: readonly [Column<IndexSummary>, ...Column<IndexSummary>[]] = [
  { key: "nombre", header: "Índice", cell: ({ name, version }) => `${name}, versión ${version}` },
  { key: "datos", header: "Datos", cell: ({ dataSetName }) => dataSetName },
  { key: "origen", header: "Origen", cell: RunOrigin },
  { key: "guardado", header: "Guardado", cell: ({ createdAt }) => formatDateTime(createdAt, DEFAULT_ZONE) },
];

/** The indices that were saved, which no longer change. */
export function IndexTable({ indices }: Readonly<{ indices: readonly IndexSummary[] }>) {
  return (
    <Section title="Índices guardados">
      <DataTable
        caption="Índices, del más reciente al más antiguo"
        captionHidden
        columns={columns}
        rows={indices}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/analisis/taller/indices/${id}`}
        empty={
          <EmptyState title="Todavía no hay índices">
            <p>Se guardan al final de un análisis, con nombre y versión.</p>
          </EmptyState>
        }
      />
    </Section>
  );
}
