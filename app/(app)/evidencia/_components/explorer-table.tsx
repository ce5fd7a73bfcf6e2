import clsx from "clsx";
import { FigureValue } from "@/components/evidence/figure-value";
import { GseComparison } from "@/components/evidence/gse-comparison";
import { Badge } from "@/components/ui/badge";
import { DataTable, type Column } from "@/components/ui/data-table";
import type { SearchParams } from "@/components/ui/table-params";
import { indicatorLabel } from "@/lib/evidence/rules/figures";
import type { ExplorerColumn, ExplorerRow, ExplorerTable as Table } from "@/lib/evidence/schema/explorer";
import { formatGrade } from "@/lib/format/grade";
import { formatNumber } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";
import { joinWords } from "@/lib/format/text";
import { EXPLORER_PATH } from "../explorer-request";
import { NoFigures } from "./no-figures";

type ExplorerTableProps = Readonly<{ table: Table; params: SearchParams }>;

/** Schools by commune and name (wide tables are printed smaller, so that no column is cut), with the figures chosen, each a link to its source. Only who runs the territory gets headers that order. */
export function ExplorerTable({ table, params }: ExplorerTableProps) {
  const { columns, rows, mayOrderByValue, orderedBy } = table;
  const sort = { key: orderedBy?.column ?? "", direction: orderedBy?.direction ?? "asc" } as const;
  const isOneYear = new Set(columns.map(({ year }) => year)).size === 1 && columns.length > 1;
  return (
    <div
      className={clsx(columns.length > 3 ? "print:[zoom:0.55]" : columns.length > 1 && "print:[zoom:0.75]")}
    >
      <DataTable
        caption={captionOf(table)}
        columns={[
          { key: "escuela", header: "Establecimiento", cell: (row) => <SchoolName row={row} /> },
          { key: "comuna", header: "Comuna", cell: ({ school }) => school.communeName },
          ...(isOneYear ? [cohortColumn] : []),
          ...columns.flatMap((column, index) =>
            columnsOf(column, { index, isOneYear, isSortable: mayOrderByValue }),
          ),
        ]}
        rows={rows}
        rowKey={({ school }) => school.id}
        rowHref={({ school }) => `/establecimientos/${school.rbd}#resultados`}
        order={mayOrderByValue ? { path: EXPLORER_PATH, params, sort } : undefined}
        empty={<NoFigures frame={table.frame} params={params} />}
      />
    </div>
  );
}

function SchoolName({ row: { school } }: Readonly<{ row: ExplorerRow }>) {
  return (
    <>
      {school.name}
      <span className="sr-only"> RBD {formatRbd(school.rbd)}</span>
      {school.isOwn && (
        <Badge tone="accent" className="ml-2">
          Su escuela
        </Badge>
      )}
    </>
  );
}

const cohortColumn: Column<ExplorerRow> = {
  key: "estudiantes",
  header: "Estudiantes",
  align: "end",
  cell: ({ figures }) => {
    const counts = figures.flatMap((figure) => figure?.n ?? []);
    return counts.length === 0 ? <Unknown /> : formatNumber(Math.max(...counts));
  },
};

function columnsOf(
  column: ExplorerColumn,
  place: { readonly index: number; readonly isOneYear: boolean; readonly isSortable: boolean },
): readonly Column<ExplorerRow>[] {
  const { indicator, year, key } = column;
  const { index, isOneYear, isSortable } = place;
  const title = isOneYear ? indicatorLabel(indicator) : `${year}`;
  const isCategory = indicator.unit === "category";
  const value: Column<ExplorerRow> = {
    key,
    header: title,
    align: "end",
    isSortable,
    cell: ({ figures }) => <FigureValue figure={figures[index] ?? null} unit={indicator.unit} year={year} />,
  };
  const students: Column<ExplorerRow> = {
    key: `${key} n`,
    header: `n ${title}`,
    align: "end",
    cell: ({ figures }) => {
      const n = figures[index]?.n ?? null;
      return n === null ? <Unknown /> : formatNumber(n);
    },
  };
  const comparison: Column<ExplorerRow> = {
    key: `${key} gse`,
    header: `Frente a su GSE, ${title}`,
    cell: ({ figures }) => <GseComparison figure={figures[index] ?? null} unit={indicator.unit} />,
  };
  return [value, ...(isOneYear ? [] : [students]), ...(isCategory ? [] : [comparison])];
}

function Unknown() {
  return <span className="text-ink-soft">no publicado</span>;
}

function captionOf({ columns, frame, orderedBy }: Table): string {
  const [first] = columns;
  if (!first) return "Evidencia por establecimiento";
  const names = [...new Set(columns.map(({ indicator }) => indicatorLabel(indicator)))];
  const years = [...new Set(columns.map(({ year }) => `${year}`))];
  const order = orderedBy === null ? "por comuna y nombre" : "ordenados por valor";
  const place = frame.territory?.name ?? "Todos sus territorios";
  return `${place}: ${joinWords(names)}, ${formatGrade(first.grade)}, ${joinWords(years)}. Establecimientos ${order}.`;
}
