import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { DownloadTable } from "./download-table";
import { sortHref, type SearchParams, type Sort, type SortDirection } from "./table-params";

export type Column<Row> = Readonly<{
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers go to the end, so that their digits line up. */
  align?: "start" | "end";
  /** The header becomes a link that orders by this column's key. */
  isSortable?: boolean;
}>;

/** The page of the list, the parameters it was asked with and the order it is in. */
export type TableOrder = Readonly<{ path: string; params: SearchParams; sort: Sort }>;

type DataTableProps<Row> = Readonly<{
  /** What the table holds; always there, hidden only when the heading above says the same. */
  caption: string;
  captionHidden?: boolean;
  /** The first column names the row and carries its link. */
  columns: readonly [Column<Row>, ...Column<Row>[]];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string | undefined;
  /** Needed when some column is sortable. */
  order?: TableOrder;
  /** What to show instead of an empty table: an `EmptyState`. */
  empty: ReactNode;
}>;

/**
 * A real table that copies into a spreadsheet. On a phone each row becomes a short list with the column
 * names as labels; the roles are written out because changing `display` would drop them.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, rowHref, order, empty } = props;
  if (rows.length === 0) return <>{empty}</>;
  const [naming, ...others] = columns;
  return (
    <div className="relative overflow-x-auto">
      <table role="table" className="w-full border-collapse text-left text-sm max-sm:block">
        <caption className={captionHidden ? "sr-only" : "mb-2 text-left text-sm text-ink-soft max-sm:block"}>
          {caption}
        </caption>
        <thead role="rowgroup" className="max-sm:block">
          <tr role="row" className="max-sm:flex max-sm:flex-wrap max-sm:gap-x-4">
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} order={order} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              className="border-t border-rule hover:bg-sunken max-sm:block max-sm:py-2"
            >
              <th
                role="rowheader"
                scope="row"
                className="py-2.5 pr-4 align-baseline font-semibold max-sm:block max-sm:py-1 max-sm:text-base"
              >
                <RowName href={rowHref?.(row)}>{naming.cell(row)}</RowName>
              </th>
              {others.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-label={column.header}
                  className={column.align === "end" ? "cell sm:text-right" : "cell max-sm:text-right"}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <DownloadTable caption={caption} />
    </div>
  );
}

function RowName({ href, children }: Readonly<{ href: string | undefined; children: ReactNode }>) {
  if (!href) return <>{children}</>;
  return (
    <Link href={href} className="link inline-flex min-h-8 items-center max-sm:min-h-11 print:min-h-0">
      {children}
    </Link>
  );
}

type HeaderCellProps<Row> = Readonly<{ column: Column<Row>; order: TableOrder | undefined }>;

function HeaderCell<Row>({ column, order }: HeaderCellProps<Row>) {
  const isSorted = order?.sort.key === column.key;
  const sortable = column.isSortable && order;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={isSorted ? (order.sort.direction === "asc" ? "ascending" : "descending") : undefined}
      className={clsx(
        "border-b-2 border-ink pr-4 pb-1.5 align-bottom font-semibold last:pr-0 max-sm:border-0 max-sm:p-0",
        column.align === "end" && "sm:text-right",
        !sortable && "max-sm:sr-only",
      )}
    >
      {sortable ? (
        <Link
          href={sortHref(order, column.key)}
          className="inline-flex min-h-8 items-center gap-1 underline decoration-rule-strong underline-offset-4 hover:decoration-ink max-sm:min-h-11 print:min-h-0"
        >
          <span className="sr-only">Ordenar por </span>
          {column.header}
          <SortMark direction={isSorted ? order.sort.direction : undefined} />
        </Link>
      ) : (
        column.header
      )}
    </th>
  );
}

function SortMark({ direction }: Readonly<{ direction: SortDirection | undefined }>) {
  return (
    <svg viewBox="0 0 8 12" aria-hidden="true" className="h-3 w-2 shrink-0 print:hidden">
      <path
        d="M4 1 7 5H1z"
        fill={direction === "asc" ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="0.8"
      />
      <path
        d="M4 11 1 7h6z"
        fill={direction === "desc" ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="0.8"
      />
    </svg>
  );
}
