import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import type { TerritoryRow } from "@/lib/directory/schema/territories";
import { formatNumber } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";

type Row = TerritoryRow & { readonly hasDashboard: boolean };

type TerritoryTableProps = Readonly<{ territories: readonly Row[] }>;

/** The territories with their communes and schools; those whose dashboard the person may open lead to it. */
export function TerritoryTable({ territories }: TerritoryTableProps) {
  return (
    <DataTable
      caption="Territorios"
      captionHidden
      rows={territories}
      rowKey={({ id }) => id}
      rowHref={({ code, hasDashboard }) => (hasDashboard ? `/territorios/${code}` : undefined)}
      columns={[
        { key: "nombre", header: "Territorio", cell: ({ name }) => name },
        {
          key: "comunas",
          header: "Comunas",
          cell: ({ communes }) => joinWords(communes.map(({ name }) => name)),
        },
        {
          key: "traspaso",
          header: "Traspaso al SLEP",
          cell: ({ transferYear }) => transferYear ?? "sin dato",
          align: "end",
        },
        { key: "etiquetas", header: "Etiqueta", cell: ({ tags }) => joinWords(tags) || "sin etiqueta" },
        {
          key: "slep",
          header: "Escuelas del SLEP",
          align: "end",
          cell: ({ slepSchoolCount }) => formatNumber(slepSchoolCount),
        },
        {
          key: "todas",
          header: "Todos los establecimientos",
          align: "end",
          cell: ({ code, schoolCount }) => (
            <TextLink href={`/establecimientos?territorio=${code}`}>{formatNumber(schoolCount)}</TextLink>
          ),
        },
      ]}
      empty={
        <EmptyState title="Todavía no tiene un rol en un territorio">
          <p>Pedir a la administración del programa que lo registre.</p>
        </EmptyState>
      }
    />
  );
}
