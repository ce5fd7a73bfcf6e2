import { DataTable, type Column } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { findingOutcomeLabels, type FindingView } from "@/lib/diagnosis/schema/needs";
import { formatNumber } from "@/lib/format/numbers";

const columns: readonly [Column<FindingView>, ...Column<FindingView>[]] = [
  { key: "indicador", header: "Indicador", cell: ({ code, title }) => `${code} ${title}` },
  { key: "clases", header: "Clases", align: "end", cell: ({ lessons }) => formatNumber(lessons) },
  { key: "docentes", header: "Docentes", align: "end", cell: ({ teachers }) => formatNumber(teachers) },
  {
    key: "promedio",
    header: "Promedio",
    align: "end",
    cell: ({ mean }) => (mean === null ? "sin dato" : formatNumber(mean, { max: 2 })),
  },
  {
    key: "bajas",
    header: "En niveles iniciales",
    align: "end",
    cell: ({ lowLessons }) => formatNumber(lowLessons),
  },
  { key: "resultado", header: "Qué dice la regla", cell: ({ outcome }) => findingOutcomeLabels[outcome] },
];

/** What the rule finds today, indicator by indicator, so that its proposals and its silences can be checked. */
export function FindingsTable({ findings }: Readonly<{ findings: readonly FindingView[] }>) {
  return (
    <Disclosure summary="Ver qué encontró la regla en cada indicador">
      <DataTable
        caption="Indicadores de la pauta y lo que dice la regla hoy"
        columns={columns}
        rows={findings}
        rowKey={({ indicatorId }) => indicatorId}
        empty={<EmptyState title="La pauta no tiene indicadores" />}
      />
    </Disclosure>
  );
}
