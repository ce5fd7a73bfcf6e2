import type { caveatLetters } from "@/components/analysis/caveat-letters";
import {
  gradeWords,
  probabilityWords,
  rangeWords,
  statusWords,
  twoDecimals,
  yearWords,
  zoneWords,
} from "@/components/analysis/words";
import type { Column } from "@/components/ui/data-table";
import type { RelationMethod, RelationTest } from "@/lib/analysis/schema/relations";
import { formatNumber } from "@/lib/format/numbers";

export type Letters = ReturnType<typeof caveatLetters>;

type TestColumns = readonly [Column<RelationTest>, ...Column<RelationTest>[]];

const outcome: Column<RelationTest> = {
  key: "resultado",
  header: "Resultado",
  cell: (test) => test.outcome.name,
};

const zone: Column<RelationTest> = { key: "zona", header: "Zona", cell: (test) => zoneWords(test.zone) };

const count: Column<RelationTest> = {
  key: "n",
  header: "n",
  align: "end",
  cell: ({ n }) => formatNumber(n),
};

/** The methods of the table, with their sign. */
const methods = [
  { method: "pearson", sign: "r" },
  { method: "spearman", sign: "ρ" },
  { method: "partial", sign: "r parcial" },
] as const satisfies readonly { method: RelationMethod; sign: string }[];

function adjustedAndNotes(letters: Letters): readonly Column<RelationTest>[] {
  return [
    {
      key: "q",
      header: "q de r",
      align: "end",
      cell: ({ estimates: { pearson } }) => (pearson === null ? "" : probabilityWords(pearson.q)),
    },
    {
      key: "notas",
      header: "Notas",
      cell: ({ caveats }) =>
        caveats
          .map((caveat) => letters.get(caveat))
          .sort()
          .join(", "),
    },
  ];
}

function valueWords(test: RelationTest, method: RelationMethod): string {
  const estimate = test.estimates[method];
  if (estimate !== null) return twoDecimals(estimate.value);
  return (method === "pearson" && statusWords(test)) || "no calculada";
}

/** Of one grade and year: each number with its interval in one cell. */
export function briefColumns(letters: Letters): TestColumns {
  return [
    outcome,
    zone,
    count,
    ...methods.map(({ method, sign }): Column<RelationTest> => ({
      key: method,
      header: `${sign} [95%]`,
      align: "end",
      cell: (test) => {
        const estimate = test.estimates[method];
        return (
          <span className="sm:whitespace-nowrap">
            {valueWords(test, method)}
            {estimate !== null && <span className="text-ink-soft"> {rangeWords(estimate)}</span>}
          </span>
        );
      },
    })),
    ...adjustedAndNotes(letters),
  ];
}

/** Of the whole run: a column for each number, as a spreadsheet wants it. */
export function wholeColumns(letters: Letters): TestColumns {
  return [
    outcome,
    zone,
    { key: "nivel", header: "Nivel", cell: ({ grade }) => gradeWords(grade) },
    { key: "anio", header: "Año", cell: ({ year }) => yearWords(year) },
    count,
    ...methods.flatMap(({ method, sign }): readonly Column<RelationTest>[] => [
      { key: method, header: sign, align: "end", cell: (test) => valueWords(test, method) },
      limit(method, "low", `${sign}, desde`),
      limit(method, "high", `${sign}, hasta`),
    ]),
    ...adjustedAndNotes(letters),
  ];
}

function limit(method: RelationMethod, edge: "low" | "high", header: string): Column<RelationTest> {
  return {
    key: `${method}-${edge}`,
    header,
    align: "end",
    cell: ({ estimates }) => {
      const estimate = estimates[method];
      return estimate === null ? "" : twoDecimals(estimate[edge]);
    },
  };
}
