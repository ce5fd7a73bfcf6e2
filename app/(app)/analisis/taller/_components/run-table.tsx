import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { hrefWith } from "@/components/ui/table-params";
import type { FactorRunSummary } from "@/lib/analysis/schema/factors";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { RunOrigin } from "./run-origin";

const path = "/analisis/taller";

const columns: readonly [Column<FactorRunSummary>, ...Column<FactorRunSummary>[]] = [
  { key: "nombre", header: "Análisis", cell: ({ name }) => name },
  { key: "datos", header: "Datos", cell: ({ dataSetName }) => dataSetName },
  { key: "origen", header: "Origen", cell: RunOrigin },
  {
    key: "comenzado",
    header: "Comenzado",
    cell: ({ createdAt }) => formatDateTime(createdAt, DEFAULT_ZONE),
  },
  { key: "estado", header: "Estado", cell: RunState },
];

function RunState({ isFrozen, computedAt }: FactorRunSummary) {
  if (isFrozen) return <StatusMark tone="done">Con índice guardado</StatusMark>;
  if (computedAt === null) return <StatusMark tone="pending">Sin calcular</StatusMark>;
  return <StatusMark tone="now">Calculado</StatusMark>;
}

type RunTableProps = Readonly<{
  runs: Readonly<{ rows: readonly FactorRunSummary[]; nextCursor: string | null }>;
  cursor: string | undefined;
}>;

/** The analyses of the data sets that the person reaches. */
export function RunTable({ runs: { rows, nextCursor }, cursor }: RunTableProps) {
  return (
    <Section title="Análisis">
      <DataTable
        caption="Análisis, del más reciente al más antiguo"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${path}/${id}`}
        empty={
          <EmptyState title="Todavía no hay análisis">
            <p>Se comienza arriba, eligiendo las respuestas y los ítems.</p>
          </EmptyState>
        }
      />
      {(nextCursor !== null || cursor !== undefined) && (
        <Pagination
          summary={countOf(rows.length, "análisis", "análisis")}
          newerLabel="Volver al comienzo"
          newerHref={cursor === undefined ? undefined : path}
          olderHref={nextCursor === null ? undefined : hrefWith(path, {}, { despues: nextCursor })}
        />
      )}
    </Section>
  );
}
