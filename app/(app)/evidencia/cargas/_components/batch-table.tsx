import { batchName, importStateTones, rowsLine } from "@/components/evidence/import-words";
import { DataTable, type Column } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import { importStateLabels, type BatchSummary } from "@/lib/evidence/schema/imports";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import type { ReactNode } from "react";

const columns: readonly [Column<BatchSummary>, ...Column<BatchSummary>[]] = [
  { key: "que", header: "Qué es", cell: batchName },
  {
    key: "archivo",
    header: "Archivo",
    cell: ({ fileName, entryPath }) => (
      <span className="[overflow-wrap:anywhere]">{entryPath ?? fileName}</span>
    ),
  },
  {
    key: "estado",
    header: "Estado",
    cell: ({ state }) => <StatusMark tone={importStateTones[state]}>{importStateLabels[state]}</StatusMark>,
  },
  { key: "filas", header: "Filas", cell: rowsLine },
  { key: "quien", header: "Quién", cell: ({ importedByName }) => importedByName ?? "Instalación" },
  {
    key: "cuando",
    header: "Cuándo",
    cell: ({ importedAt }) => (
      <span className="whitespace-nowrap">{formatDateTime(importedAt, DEFAULT_ZONE)}</span>
    ),
  },
];

type BatchTableProps = Readonly<{
  caption: string;
  captionHidden?: boolean;
  batches: readonly BatchSummary[];
  empty: ReactNode;
}>;

/** Loads of official files, each leading to what it holds and where it came from. */
export function BatchTable({ caption, captionHidden, batches, empty }: BatchTableProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden}
      columns={columns}
      rows={batches}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/evidencia/cargas/${id}`}
      empty={empty}
    />
  );
}
