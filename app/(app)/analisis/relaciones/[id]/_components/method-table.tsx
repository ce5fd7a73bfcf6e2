import {
  probabilityWords,
  rangeWords,
  statusWords,
  twoDecimals,
  zoneWords,
} from "@/components/analysis/words";
import { DataTable, type Column } from "@/components/ui/data-table";
import {
  relationMethodLabels,
  relationMethods,
  type Estimate,
  type RelationMethod,
  type RelationTest,
} from "@/lib/analysis/schema/relations";
import { formatNumber } from "@/lib/format/numbers";

type Row = Readonly<{
  id: string;
  zone: string;
  method: RelationMethod;
  estimate: Estimate | null;
  why: string;
}>;

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  {
    key: "zona",
    header: "Zona y método",
    cell: ({ zone, method }) => `${zone} · ${relationMethodLabels[method]}`,
  },
  {
    key: "n",
    header: "n",
    align: "end",
    cell: ({ estimate }) => written(estimate, ({ n }) => formatNumber(n)),
  },
  {
    key: "valor",
    header: "Valor",
    align: "end",
    cell: ({ estimate, why }) => (estimate === null ? why : twoDecimals(estimate.value)),
  },
  {
    key: "ic",
    header: "Intervalo de 95%",
    align: "end",
    cell: ({ estimate }) => written(estimate, rangeWords),
  },
  {
    key: "p",
    header: "p",
    align: "end",
    cell: ({ estimate }) => written(estimate, ({ p }) => probabilityWords(p)),
  },
  {
    key: "q",
    header: "q",
    align: "end",
    cell: ({ estimate }) => written(estimate, ({ q }) => probabilityWords(q)),
  },
];

function written(estimate: Estimate | null, words: (estimate: Estimate) => string): string {
  return estimate === null ? "" : words(estimate);
}

type MethodTableProps = Readonly<{ caption: string; tests: readonly RelationTest[] }>;

/** One relation by every method, zone by zone: whether they agree is part of the answer. */
export function MethodTable({ caption, tests }: MethodTableProps) {
  const rows = tests.flatMap((test) =>
    relationMethods.map((method) => ({
      id: `${test.key}-${method}`,
      zone: zoneWords(test.zone),
      method,
      estimate: test.estimates[method],
      why: statusWords(test) ?? "no se pudo calcular",
    })),
  );
  if (rows.length === 0) return null;
  return (
    <div className="mt-6">
      <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} empty={null} />
      <p className="mt-2 max-w-measure text-sm text-ink-soft">
        Los coeficientes de regresión están estandarizados. q es la p ajustada por todas las pruebas del mismo
        método en esta corrida (Benjamini y Hochberg, 1995).
      </p>
    </div>
  );
}
