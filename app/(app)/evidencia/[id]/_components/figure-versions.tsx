import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { FigureVersion } from "@/lib/evidence/schema/imports";
import { DEFAULT_ZONE, formatDateTime, isChileanZone } from "@/lib/format/instant";
import { formatNumber } from "@/lib/format/numbers";
import { capitalise } from "@/lib/format/text";

type FigureVersionsProps = Readonly<{ versions: readonly FigureVersion[]; timeZone: string }>;

/** What every version of the file says of this figure; nothing is shown while there is only one. */
export function FigureVersions({ versions, timeZone }: FigureVersionsProps) {
  if (versions.length < 2) return null;
  const zone = isChileanZone(timeZone) ? timeZone : DEFAULT_ZONE;
  return (
    <Section
      title="Todas las versiones"
      lead="La Agencia publica primero una base preliminar y después la final. Ninguna se borra."
    >
      <DataTable
        caption="Versiones de esta cifra, la vigente primero"
        captionHidden
        columns={[
          {
            key: "archivo",
            header: "Archivo",
            cell: ({ batch }) => <span className="break-all">{batch.fileName}</span>,
          },
          {
            key: "version",
            header: "Versión",
            cell: ({ batch }) => batch.version ?? "El archivo no la trae",
          },
          { key: "cifra", header: "Cifra", cell: ({ words }) => capitalise(words) },
          { key: "fila", header: "Fila", align: "end", cell: ({ row }) => formatNumber(row) },
          { key: "cargado", header: "Cargado", cell: ({ batch }) => formatDateTime(batch.importedAt, zone) },
          {
            key: "por",
            header: "Por",
            cell: ({ batch }) => batch.importedByName ?? "Vino con la plataforma",
          },
          {
            key: "estado",
            header: "Estado",
            cell: ({ isCurrent }) => (
              <StatusMark tone={isCurrent ? "done" : "off"}>
                {isCurrent ? "Vigente" : "Reemplazada"}
              </StatusMark>
            ),
          },
        ]}
        rows={versions}
        rowKey={({ batch }) => batch.id}
        rowHref={({ batch }) => `/evidencia/cargas/${batch.id}`}
        empty={null}
      />
    </Section>
  );
}
