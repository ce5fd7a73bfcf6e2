import { DotRange } from "@/components/charts/dot-range";
import { DataTable, type Column } from "@/components/ui/data-table";
import { formatNumber, formatShare } from "@/lib/format/numbers";
import { readingOf } from "@/lib/observation/rules/agreement";
import type { AgreementFigures, AgreementReport, Interval } from "@/lib/observation/schema/agreement";

const two = { min: 2, max: 2 } as const;
const kappaDomain = [-0.5, 1] as const;

function intervalWords(interval: Interval | null): string {
  if (interval === null) return "sin valor";
  const { value, ci95 } = interval;
  if (ci95 === null) return formatNumber(value, two);
  return `${formatNumber(value, two)} (${formatNumber(ci95[0], two)} a ${formatNumber(ci95[1], two)})`;
}

function figureColumns<Row extends AgreementFigures>(): readonly Column<Row>[] {
  return [
    { key: "n", header: "Valoraciones de ambas", align: "end", cell: ({ n }) => formatNumber(n) },
    {
      key: "exact",
      header: "Mismo nivel",
      align: "end",
      cell: ({ n, exact }) => (n === 0 ? "—" : formatShare(exact, { max: 0 })),
    },
    {
      key: "near",
      header: "A un nivel o menos",
      align: "end",
      cell: ({ n, withinOne }) => (n === 0 ? "—" : formatShare(withinOne, { max: 0 })),
    },
    {
      key: "kappa",
      header: "Kappa ponderado (IC 95%)",
      align: "end",
      cell: ({ kappa }) => intervalWords(kappa),
    },
    { key: "icc", header: "CCI (IC 95%)", align: "end", cell: ({ icc }) => intervalWords(icc) },
    { key: "one", header: "Solo una lo vio", align: "end", cell: ({ oneSided }) => formatNumber(oneSided) },
    { key: "reading", header: "Qué dice", cell: (row) => readingOf(row) },
  ];
}

/** The kappa of each indicator with its interval, the whole table, and for the coordination each observer's. */
export function AgreementTables({ report }: Readonly<{ report: AgreementReport }>) {
  const { indicators, observers } = report;
  return (
    <>
      <DotRange
        caption="Kappa ponderado por indicador"
        domain={kappaDomain}
        valueLabel="Kappa con pesos cuadráticos"
        rangeLabel="Intervalo de 95%"
        format={(value) => formatNumber(value, two)}
        rows={indicators.map(({ indicatorId, code, title, kappa, n }) => ({
          ...{ id: indicatorId, label: `${code} ${title}`, value: kappa?.value ?? null },
          ...(kappa?.ci95 && { low: Math.max(kappa.ci95[0], kappaDomain[0]), high: kappa.ci95[1] }),
          note: kappa === null ? "sin valor" : `n ${n}`,
        }))}
      />
      <div className="mt-6">
        <DataTable
          caption="Acuerdo por indicador"
          rows={indicators}
          rowKey={({ indicatorId }) => indicatorId}
          empty={null}
          columns={[
            { key: "indicator", header: "Indicador", cell: ({ code, title }) => `${code} ${title}` },
            ...figureColumns<(typeof indicators)[number]>(),
          ]}
        />
      </div>
      {observers.length > 0 && (
        <div className="mt-8">
          <DataTable
            caption="Acuerdo de cada persona con quienes observó"
            rows={observers}
            rowKey={({ personId }) => personId}
            empty={null}
            columns={[
              { key: "person", header: "Observa", cell: ({ name }) => name },
              { key: "pairs", header: "Clases", align: "end", cell: ({ pairs }) => formatNumber(pairs) },
              ...figureColumns<(typeof observers)[number]>(),
            ]}
          />
        </div>
      )}
      <p className="mt-4 max-w-measure text-sm text-ink-soft">
        Kappa de Cohen con pesos cuadráticos e intervalo de Fleiss, Cohen y Everitt (1969); correlación
        intraclase de una persona, ICC(A,1), de McGraw y Wong (1996). Las palabras siguen a Landis y Koch
        (1977). «No observado» no es un nivel: cuenta aparte.
      </p>
    </>
  );
}
