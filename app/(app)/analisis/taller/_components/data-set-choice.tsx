import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { DataSetSummary } from "@/lib/evidence/schema/data-sets";
import { formatNumber } from "@/lib/format/numbers";
import { RunOrigin } from "./run-origin";

const columns: readonly [Column<DataSetSummary>, ...Column<DataSetSummary>[]] = [
  { key: "nombre", header: "Conjunto de datos", cell: ({ name }) => name },
  { key: "origen", header: "Origen", cell: RunOrigin },
  {
    key: "n",
    header: "Estudiantes",
    align: "end",
    cell: ({ respondentCount }) => formatNumber(respondentCount),
  },
  {
    key: "proposito",
    header: "Propósito de su acceso",
    cell: ({ access }) => access?.purpose ?? "Sin acceso",
  },
  {
    key: "comenzar",
    header: "Comenzar",
    cell: ({ id }) => (
      <LinkButton href={`/analisis/taller/nuevo?datos=${id}`}>Analizar estas respuestas</LinkButton>
    ),
  },
];

/** The data sets that the person reaches today, each the beginning of an analysis. */
export function DataSetChoice({ dataSets }: Readonly<{ dataSets: readonly DataSetSummary[] }>) {
  return (
    <Section title="Comenzar un análisis">
      <DataTable
        caption="Conjuntos de datos a los que tiene acceso hoy"
        captionHidden
        columns={columns}
        rows={dataSets}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            title="Ningún conjunto de datos al que tenga acceso"
            action={<LinkButton href="/evidencia/datos">Ver los datos de estudiantes</LinkButton>}
          >
            <p>
              El taller parte de respuestas de estudiantes. Las puede agregar usted, con su licencia, o dar
              acceso la administración de su territorio.
            </p>
          </EmptyState>
        }
      />
    </Section>
  );
}
