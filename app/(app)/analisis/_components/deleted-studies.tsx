import { zoneNames } from "@/components/analysis/words";
import { DataTable, type Column } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import type { DeletedStudy } from "@/lib/analysis/schema/studies";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";

const columns: readonly [Column<DeletedStudy>, ...Column<DeletedStudy>[]] = [
  { key: "nombre", header: "Nombre", cell: ({ name }) => name ?? "Sin nombre" },
  { key: "cuando", header: "Calculada", cell: ({ createdAt }) => formatDateTime(createdAt, DEFAULT_ZONE) },
  { key: "zonas", header: "Zonas", cell: ({ zones }) => zoneNames(zones) },
  { key: "borrada", header: "Borrada", cell: ({ deletedAt }) => formatDateTime(deletedAt, DEFAULT_ZONE) },
  { key: "quien", header: "La borró", cell: ({ deletedByName }) => deletedByName ?? "sin dato" },
  { key: "motivo", header: "Motivo", cell: ({ reason }) => reason },
];

/** What is left of the studies that were deleted: who did it, when and why. */
export function DeletedStudies({
  summary,
  studies,
}: Readonly<{ summary: string; studies: readonly DeletedStudy[] }>) {
  if (studies.length === 0) return null;
  return (
    <Disclosure summary={`${summary}: ${studies.length}`} className="mb-12">
      <DataTable
        caption={summary}
        captionHidden
        columns={columns}
        rows={studies}
        rowKey={({ id }) => id}
        empty={null}
      />
    </Disclosure>
  );
}
