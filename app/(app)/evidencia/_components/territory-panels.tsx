import { ChartWithTable } from "@/components/charts/chart-with-table";
import { StripPlot } from "@/components/charts/strip-plot";
import { hrefWith, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { quantileOf } from "@/lib/evidence/rules/explorer";
import { formatFigureValue, indicatorLabel } from "@/lib/evidence/rules/figures";
import type { Distribution, TerritoryComparison, TerritoryPanel } from "@/lib/evidence/schema/explorer";
import type { FigureUnit } from "@/lib/evidence/schema/figures";
import { formatGrade } from "@/lib/format/grade";
import { formatNumber } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";
import { EXPLORER_PATH } from "../explorer-request";
import { NoFigures } from "./no-figures";

type PanelsProps = Readonly<{ comparison: TerritoryComparison; params: SearchParams }>;

/** The same drawing once for each territory, on one scale: how its schools are spread, never which is which. */
export function TerritoryPanels({ comparison, params }: PanelsProps) {
  const { frame, indicator, panels } = comparison;
  const { grade } = frame.selection;
  const domain = domainOf(panels);
  if (!indicator || grade === null || domain === null) return <NoFigures frame={frame} params={params} />;
  return (
    <div className={panels.length === 1 ? "max-w-3xl" : "grid gap-x-10 lg:grid-cols-2 xl:grid-cols-3"}>
      {panels.map((panel) => (
        <Panel
          key={panel.code}
          panel={panel}
          title={`${panel.name}: ${indicatorLabel(indicator)}, ${formatGrade(grade)}`}
          unit={indicator.unit}
          domain={domain}
          href={hrefWith(EXPLORER_PATH, params, { vista: null, territorio: panel.code, despues: null })}
        />
      ))}
    </div>
  );
}

type PanelProps = Readonly<{
  panel: TerritoryPanel;
  title: string;
  unit: FigureUnit;
  domain: readonly [number, number];
  href: string;
}>;

function Panel({ panel, title, unit, domain, href }: PanelProps) {
  const write = writerOf(unit);
  return (
    <ChartWithTable
      caption={title}
      note={<TextLink href={href}>Ver los establecimientos de {panel.name} con su fuente</TextLink>}
      table={{
        columns: [
          { header: "Año" },
          ...["Con dato", "Primer cuarto", "Mediana", "Tercer cuarto", "País", "Sus GSE"].map((header) => ({
            header,
            align: "end" as const,
          })),
          { header: "Sin número" },
        ],
        rows: panel.distributions.map((one) => cellsOf(one, write)),
      }}
    >
      <StripPlot
        caption={title}
        domain={domain}
        format={write}
        valueLabel="Un establecimiento"
        ownLabel="Su escuela"
        referenceLabel="Media del país"
        groupLabel="Media de los GSE de estas escuelas"
        rows={panel.distributions.map((one) => ({
          id: `${one.year}`,
          label: `${one.year}`,
          values: one.values,
          own: one.ownValue,
          reference: one.national?.mean ?? null,
          group: one.sameGseMean,
          note: noteOf(one),
        }))}
      />
    </ChartWithTable>
  );
}

/** Between two categories there is nothing to write. */
function writerOf(unit: FigureUnit): (value: number) => string {
  return (value) => (unit === "category" && !Number.isInteger(value) ? "" : formatFigureValue(value, unit));
}

function noteOf(one: Distribution): string {
  const count = countOf(one.values.length, "establecimiento");
  const missing = missingOf(one);
  return missing === "" ? count : `${count}; ${missing}`;
}

function missingOf({ fewStudentsCount, reservedCount, noDataCount }: Distribution): string {
  const parts = [
    fewStudentsCount > 0 ? `${formatNumber(fewStudentsCount)} con pocos estudiantes` : "",
    reservedCount > 0 ? `${formatNumber(reservedCount)} reservados` : "",
    noDataCount > 0 ? `${formatNumber(noDataCount)} sin dato` : "",
  ];
  return joinWords(parts.filter((part) => part !== ""));
}

function cellsOf(one: Distribution, write: (value: number) => string): readonly (string | null)[] {
  const quantile = (share: number) => {
    const value = quantileOf(one.values, share);
    return value === null ? null : write(value);
  };
  return [
    `${one.year}`,
    formatNumber(one.values.length),
    ...[quantile(0.25), quantile(0.5), quantile(0.75)],
    one.national === null ? null : write(one.national.mean),
    one.sameGseMean === null ? null : write(one.sameGseMean),
    missingOf(one) || "ninguno",
  ];
}

/** One scale for all panels, with some air at both ends; null when nobody has a number. */
function domainOf(panels: readonly TerritoryPanel[]): readonly [number, number] | null {
  const all = panels.flatMap(({ distributions }) =>
    distributions.flatMap(({ values, national, sameGseMean }) => [
      ...values,
      ...(values.length > 0 ? [national?.mean, sameGseMean].filter((mean) => typeof mean === "number") : []),
    ]),
  );
  if (all.length === 0) return null;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const air = Math.max((high - low) * 0.04, 0.5);
  return [low - air, high + air];
}
