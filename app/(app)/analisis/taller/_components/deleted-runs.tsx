import { DataTable, type Column } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import type { DeletedFactorRun } from "@/lib/analysis/schema/factors";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";

const columns: readonly [Column<DeletedFactorRun>, ...Column<DeletedFactorRun>[]] = [
  { key: "nombre", header: "Análisis", cell: ({ name }) => name },
  { key: "datos", header: "Datos", cell: ({ dataSetName }) => dataSetName },
  { key: "borrado", header: "Borrado", cell: ({ deletedAt }) => formatDateTime(deletedAt, DEFAULT_ZONE) },
  { key: "quien", header: "Lo borró", cell: ({ deletedByName }) => deletedByName ?? "sin dato" },
  { key: "motivo", header: "Motivo", cell: ({ reason }) => reason },
];

/** What is left of the analyses that were deleted: who did it, when and why. */
export function DeletedRuns({ runs }: Readonly<{ runs: readonly DeletedFactorRun[] }>) {
  if (runs.length === 0) return null;
  return (
    <Disclosure summary={countOf(runs.length, "análisis borrado", "análisis borrados")} className="mb-12">
      <DataTable
        caption="Análisis borrados, del más reciente al más antiguo"
        captionHidden
        columns={columns}
        rows={runs}
        rowKey={({ id }) => id}
        empty={null}
      />
    </Disclosure>
  );
}
