import { DataTable, type Column } from "@/components/ui/data-table";
import type { ExchangeCount, ExchangeCounts } from "@/lib/fieldwork/schema/exchange";
import { exchangedLabels, exchangedThings, type ExchangedThing } from "@/lib/fieldwork/schema/exchange-words";
import { formatNumber } from "@/lib/format/numbers";

interface Row extends ExchangeCount {
  readonly thing: ExchangedThing;
}

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: "thing", header: "Qué", cell: ({ thing }) => exchangedLabels[thing] },
  { key: "isNew", header: "Nuevo", align: "end", cell: ({ isNew }) => formatNumber(isNew) },
  { key: "isKnown", header: "Ya está igual", align: "end", cell: ({ isKnown }) => formatNumber(isKnown) },
  {
    key: "isChanged",
    header: "Está y viene distinto",
    align: "end",
    cell: ({ isChanged }) => formatNumber(isChanged),
  },
];

/** How much of a file is new in the study, the same or otherwise. */
export function CountTable({ caption, counts }: Readonly<{ caption: string; counts: ExchangeCounts }>) {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={exchangedThings.map((thing) => ({ thing, ...counts[thing] }))}
      rowKey={({ thing }) => thing}
      empty={null}
    />
  );
}
