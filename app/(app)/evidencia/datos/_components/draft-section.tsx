import { sizeWords } from "@/components/evidence/file-size";
import { DataTable, type Column } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import type { DraftView } from "@/lib/evidence/schema/data-sets";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";

const states: Readonly<Record<DraftView["state"], readonly [StatusTone, string]>> = {
  receiving: ["pending", "Subiendo"],
  waiting: ["pending", "En espera"],
  reading: ["now", "Leyendo"],
  read: ["attention", "Por confirmar"],
  refused: ["bad", "No se pudo leer"],
  discarded: ["off", "Descartado"],
};

const columns: readonly [Column<DraftView>, ...Column<DraftView>[]] = [
  {
    key: "archivo",
    header: "Archivo",
    cell: ({ fileName }) => <span className="[overflow-wrap:anywhere]">{fileName}</span>,
  },
  { key: "tamano", header: "Tamaño", align: "end", cell: ({ byteCount }) => sizeWords(byteCount) },
  {
    key: "enviado",
    header: "Enviado",
    cell: ({ createdAt }) => (
      <span className="whitespace-nowrap">{formatDateTime(createdAt, DEFAULT_ZONE)}</span>
    ),
  },
  {
    key: "estado",
    header: "Estado",
    cell: ({ state }) => <StatusMark tone={states[state][0]}>{states[state][1]}</StatusMark>,
  },
];

/** One's own files that are not stored yet; nothing when there is none. */
export function DraftSection({ drafts }: Readonly<{ drafts: readonly DraftView[] }>) {
  if (drafts.length === 0) return null;
  return (
    <Section
      title="Sin guardar todavía"
      lead="Archivos que usted envió. Los que no se confirman se borran a los pocos días."
    >
      <DataTable
        caption="Archivos enviados y sin guardar"
        captionHidden
        columns={columns}
        rows={drafts}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/evidencia/datos/nuevo/${id}`}
        empty={null}
      />
    </Section>
  );
}
