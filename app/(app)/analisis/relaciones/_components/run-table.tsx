import { gradeWords, sourceWords, yearNames, zoneNames } from "@/components/analysis/words";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { IndexSummary } from "@/lib/analysis/schema/indices";
import type { RelationRunSummary } from "@/lib/analysis/schema/relations";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { formatNumber } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";

type Columns = readonly [Column<RelationRunSummary>, ...Column<RelationRunSummary>[]];

const columnsOf = (indices: readonly IndexSummary[]): Columns => [
  { key: "nombre", header: "Nombre", cell: ({ name }) => name ?? "Sin nombre" },
  { key: "cuando", header: "Calculada", cell: ({ createdAt }) => formatDateTime(createdAt, DEFAULT_ZONE) },
  { key: "puntaje", header: "Puntaje", cell: ({ source }) => sourceWords(source, indices) },
  { key: "zonas", header: "Zonas", cell: ({ zones }) => zoneNames(zones) },
  { key: "niveles", header: "Niveles", cell: ({ grades }) => joinWords(grades.map(gradeWords)) },
  { key: "anios", header: "Años", cell: ({ years }) => yearNames(years) },
  { key: "pruebas", header: "Pruebas", align: "end", cell: ({ testCount }) => formatNumber(testCount) },
  { key: "quien", header: "Por", cell: ({ createdByName }) => createdByName ?? "La plataforma" },
];

type RunTableProps = Readonly<{
  caption: string;
  runs: readonly RelationRunSummary[];
  indices: readonly IndexSummary[];
}>;

/** Runs of relations, newest first; each stays as it was calculated. */
export function RunTable({ caption, runs, indices }: RunTableProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={columnsOf(indices)}
      rows={runs}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/analisis/relaciones/${id}`}
      empty={
        <EmptyState title="Todavía no se calculan relaciones">
          Con los ajustes de abajo basta: usan datos públicos y demoran segundos.
        </EmptyState>
      }
    />
  );
}
