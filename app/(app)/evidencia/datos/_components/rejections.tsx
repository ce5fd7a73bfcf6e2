import { DataTable, type Column } from "@/components/ui/data-table";
import { KEPT_REJECTIONS, type Rejection } from "@/lib/evidence/schema/data-sets";
import { formatNumber } from "@/lib/format/numbers";

const columns: readonly [Column<Rejection>, ...Column<Rejection>[]] = [
  { key: "linea", header: "Línea", cell: ({ line }) => formatNumber(line) },
  { key: "columna", header: "Columna", cell: ({ column }) => column ?? "Toda la fila" },
  { key: "motivo", header: "Motivo", cell: ({ reason }) => reason },
];

type RejectionsProps = Readonly<{ rejectedCount: number; rejections: readonly Rejection[] }>;

/** The rows that were not taken: where they stand and why, and nothing else of them. */
export function Rejections({ rejectedCount, rejections }: RejectionsProps) {
  if (rejectedCount === 0 || rejections.length === 0) return null;
  return (
    <div className="mt-6">
      <DataTable
        caption={
          rejectedCount > KEPT_REJECTIONS
            ? `Filas que no se toman: las primeras ${formatNumber(KEPT_REJECTIONS)} de ${formatNumber(rejectedCount)}`
            : "Filas que no se toman"
        }
        columns={columns}
        rows={rejections}
        rowKey={({ line }) => String(line)}
        empty={null}
      />
    </div>
  );
}
