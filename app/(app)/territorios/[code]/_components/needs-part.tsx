import { BarList } from "@/components/charts/bar-list";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { TerritoryDashboard } from "@/lib/dashboards/schema";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { readCell, valueOf } from "./cells";

/** What the signed diagnoses ask for, by area of the taxonomy. */
export function NeedsPart({ panel }: Readonly<{ panel: TerritoryDashboard }>) {
  if (panel.needsByArea.length === 0) {
    return (
      <Section title="Necesidades por foco" id="necesidades">
        <EmptyState title="Todavía no hay diagnósticos firmados este año">
          Las necesidades aparecen cuando la dirección de una escuela firma su diagnóstico.
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title="Necesidades por foco" id="necesidades">
      <ChartWithTable
        caption="Necesidades de los diagnósticos firmados, por área"
        note="De la última versión firmada de cada escuela."
        table={{
          columns: [
            { header: "Área" },
            { header: "Necesidades", align: "end" },
            { header: "Escuelas", align: "end" },
          ],
          rows: panel.needsByArea.map((row) => [row.label, readCell(row.cell), formatNumber(row.schools)]),
        }}
      >
        <BarList
          caption="Necesidades por área"
          unit="necesidades"
          rows={panel.needsByArea.map((row) => ({
            id: row.key,
            label: row.label,
            value: valueOf(row.cell),
            note: `en ${countOf(row.schools, "escuela")}`,
            ...(panel.mayListPersons && { href: `/focos?area=${row.key}` }),
          }))}
        />
      </ChartWithTable>
    </Section>
  );
}
