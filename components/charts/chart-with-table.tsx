import type { ReactNode } from "react";
import { DataTable, type Column } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";

/** A cell already written, with where it leads when that is not where its row does; null stands for a missing value. */
export type ChartCell = string | null | Readonly<{ text: string; href: string }>;

export type ChartTable = Readonly<{
  columns: readonly Readonly<{ header: string; align?: "start" | "end" }>[];
  /** The first cell names the row. */
  rows: readonly (readonly ChartCell[])[];
  /** Where each row leads, in the same order: its source, or the list behind it. */
  hrefs?: readonly (string | undefined)[];
}>;

type ChartWithTableProps = Readonly<{
  caption: string;
  /** Source, year, how to read it. */
  note?: ReactNode;
  table: ChartTable;
  children: ReactNode;
}>;

/** A chart with its caption and, one step away, the very data it is drawn from. */
export function ChartWithTable({ caption, note, table, children }: ChartWithTableProps) {
  const columns = table.columns.map((column, index) => toColumn(column, index));
  const [first, ...others] = columns;
  const rows = table.rows.map((cells, index) => ({ id: `${index}`, cells, href: table.hrefs?.[index] }));
  return (
    <figure className="mb-8">
      <figcaption className="mb-3 max-w-measure font-semibold">{caption}</figcaption>
      {children}
      {note && <div className="mt-2 max-w-measure text-sm text-ink-soft">{note}</div>}
      {first && (
        <Disclosure summary="Ver los datos" className="mt-1">
          <DataTable
            caption={caption}
            captionHidden
            columns={[first, ...others]}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => row.href}
            empty={<EmptyState title="Sin datos para este gráfico" />}
          />
        </Disclosure>
      )}
    </figure>
  );
}

type ChartRow = Readonly<{ id: string; cells: readonly ChartCell[]; href: string | undefined }>;

function toColumn(column: ChartTable["columns"][number], index: number): Column<ChartRow> {
  return {
    key: `${index}`,
    header: column.header,
    align: column.align,
    cell: (row) => written(row.cells[index] ?? null),
  };
}

function written(cell: ChartCell): ReactNode {
  if (cell === null || typeof cell === "string") return cell ?? "sin dato";
  return <TextLink href={cell.href}>{cell.text}</TextLink>;
}
