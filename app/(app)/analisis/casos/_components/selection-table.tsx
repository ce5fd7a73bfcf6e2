import { gradeWords, sourceWords, yearNames, zoneNames } from "@/components/analysis/words";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { IndexSummary } from "@/lib/analysis/schema/indices";
import { caseModeLabels, type CaseSelectionSummary } from "@/lib/analysis/schema/cases";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";

type Columns = readonly [Column<CaseSelectionSummary>, ...Column<CaseSelectionSummary>[]];

const columnsOf = (indices: readonly IndexSummary[]): Columns => [
  { key: "nombre", header: "Nombre", cell: ({ name }) => name ?? "Sin nombre" },
  { key: "cuando", header: "Calculada", cell: ({ createdAt }) => formatDateTime(createdAt, DEFAULT_ZONE) },
  { key: "cuantos", header: "Cuántos", cell: ({ mode }) => caseModeLabels[mode] },
  { key: "puntaje", header: "Puntaje", cell: ({ source }) => sourceWords(source, indices) },
  { key: "zonas", header: "Zonas", cell: ({ zones }) => zoneNames(zones) },
  {
    key: "nivel",
    header: "Nivel y años",
    cell: ({ grade, years }) => `${gradeWords(grade)} · ${yearNames(years)}`,
  },
  { key: "quien", header: "Por", cell: ({ createdByName }) => createdByName ?? "La plataforma" },
];

type SelectionTableProps = Readonly<{
  caption: string;
  selections: readonly CaseSelectionSummary[];
  indices: readonly IndexSummary[];
}>;

/** Selections of cases, newest first; each stays as it was calculated. */
export function SelectionTable({ caption, selections, indices }: SelectionTableProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={columnsOf(indices)}
      rows={selections}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/analisis/casos/${id}`}
      empty={
        <EmptyState title="Todavía no se seleccionan casos">
          Conviene mirar antes las relaciones: los casos se eligen por cómo van juntas las mismas medidas.
        </EmptyState>
      }
    />
  );
}
