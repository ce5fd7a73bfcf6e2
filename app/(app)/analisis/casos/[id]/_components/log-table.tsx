import { selectedWords } from "@/components/analysis/case-words";
import { DataTable, type Column } from "@/components/ui/data-table";
import { caseLogLabels, type CaseLogEntry, type CaseZone } from "@/lib/analysis/schema/cases";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";

const columnsOf = (zone: CaseZone): readonly [Column<CaseLogEntry>, ...Column<CaseLogEntry>[]] => [
  { key: "cuando", header: "Cuándo", cell: ({ at }) => formatDateTime(at, DEFAULT_ZONE) },
  { key: "que", header: "Qué", cell: ({ kind }) => caseLogLabels[kind] },
  { key: "quien", header: "Quién", cell: ({ byName }) => byName ?? "La plataforma" },
  {
    key: "motivo",
    header: "Motivo o resultado",
    cell: ({ kind, reason }) => (kind === "selected" ? selectedWords(zone.schools) : (reason ?? "")),
  },
];

/** What happened to the list of a zone, in order. */
export function LogTable({ zone }: Readonly<{ zone: CaseZone }>) {
  return (
    <>
      <DataTable
        caption={`Registro de la lista de ${zone.name}`}
        captionHidden
        columns={columnsOf(zone)}
        rows={zone.log}
        rowKey={({ id }) => id}
        empty={<p className="text-ink-soft">Sin movimientos.</p>}
      />
      <p className="mt-2 text-sm text-ink-soft">El registro no se puede cambiar ni borrar.</p>
    </>
  );
}
