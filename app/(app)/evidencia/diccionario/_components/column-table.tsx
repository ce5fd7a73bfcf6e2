import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { tidyColumns } from "@/lib/reports/rules/evidence-tables";

/** What each column of the tidy table holds. */
export function ColumnTable() {
  return (
    <DataTable
      caption="Columnas del CSV ordenado"
      captionHidden
      columns={[
        { key: "columna", header: "Columna", cell: ({ name }) => name },
        { key: "contenido", header: "Qué trae", cell: ({ meaning }) => meaning },
      ]}
      rows={tidyColumns}
      rowKey={({ name }) => name}
      empty={<EmptyState title="Sin columnas" />}
    />
  );
}
