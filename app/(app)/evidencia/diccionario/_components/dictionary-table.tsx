import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { directionWords, permittedUse, scaleWords } from "@/lib/evidence/rules/dictionary";
import { groupOf, indicatorGroups } from "@/lib/evidence/rules/explorer";
import type { DictionaryEntry } from "@/lib/evidence/schema/explorer";
import { coverageWords } from "@/lib/reports/rules/evidence-dictionary";

/** Every indicator with how to read it; its name opens its figures where there are any. */
export function DictionaryTable({ entries }: Readonly<{ entries: readonly DictionaryEntry[] }>) {
  return (
    <DataTable
      caption="Diccionario de indicadores"
      captionHidden
      columns={[
        { key: "nombre", header: "Indicador", cell: ({ indicator }) => indicator.name },
        {
          key: "ruta",
          header: "Ruta",
          cell: ({ indicator }) => <span className="break-all">{indicator.path}</span>,
        },
        { key: "familia", header: "Familia", cell: ({ indicator }) => familyLabel(indicator) },
        { key: "escala", header: "Escala y unidad", cell: ({ indicator }) => scaleWords(indicator) },
        { key: "direccion", header: "Dirección", cell: ({ indicator }) => directionWords(indicator) },
        { key: "datos", header: "Con datos", cell: coverageWords },
        { key: "uso", header: "Uso permitido", cell: ({ indicator }) => permittedUse(indicator) },
        {
          key: "publica",
          header: "Publica",
          cell: ({ publishers }) => publishers.join(", ") || "Sin archivo cargado",
        },
      ]}
      rows={entries}
      rowKey={({ indicator }) => indicator.path}
      rowHref={({ indicator, grades }) =>
        grades.length === 0 ? undefined : `/evidencia?indicador=${encodeURIComponent(indicator.path)}`
      }
      empty={
        <EmptyState title="Ningún indicador coincide">Probar con menos letras o quitar el filtro.</EmptyState>
      }
    />
  );
}

function familyLabel(indicator: DictionaryEntry["indicator"]): string {
  return indicatorGroups.find(({ id }) => id === groupOf(indicator))?.label ?? "";
}
