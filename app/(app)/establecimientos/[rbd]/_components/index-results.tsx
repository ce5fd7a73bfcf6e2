import { ChartWithTable } from "@/components/charts/chart-with-table";
import { DotRange, type DotRangeRow } from "@/components/charts/dot-range";
import { Disclosure } from "@/components/ui/disclosure";
import {
  formatFigureValue,
  isTrendable,
  judgementWords,
  missingWords,
  shortGrade,
} from "@/lib/evidence/rules/figures";
import type { Series } from "@/lib/evidence/schema/figures";
import { indexTable } from "./figure-tables";
import { LatestFigure } from "./latest-figure";

type IndexResultsProps = Readonly<{
  grade: string;
  indices: readonly Series[];
  dimensions: readonly Series[];
}>;

/** The four IDPS indicators of a grade, with their dimensions one step away. */
export function IndexResults({ grade, indices, dimensions }: IndexResultsProps) {
  return (
    <div className="max-w-4xl">
      <h4 className="mb-1 text-base font-semibold">Desarrollo personal y social (IDPS)</h4>
      {indices.map((series) => (
        <LatestFigure key={series.indicator.path} series={series} />
      ))}
      <IndexChart title={`Indicadores IDPS, ${shortGrade(grade)}`} series={indices} />
      {dimensions.length > 0 && (
        <Disclosure summary={`Ver las dimensiones de ${shortGrade(grade)}`}>
          <IndexChart title={`Dimensiones IDPS, ${shortGrade(grade)}`} series={dimensions} />
        </Disclosure>
      )}
    </div>
  );
}

type IndexChartProps = Readonly<{ title: string; series: readonly Series[] }>;

/** The indices of the newest year of these series beside schools of the same group, on one scale. */
function IndexChart({ title, series }: IndexChartProps) {
  const year = Math.max(...series.flatMap(({ figures }) => figures.map((figure) => figure.year)));
  const rows = series.map((one) => rowOf(one, year));
  const caption = `${title}, ${year}: índice de 0 a 100`;
  return (
    <ChartWithTable
      caption={caption}
      note="La Agencia no publica cuántos respondieron los cuestionarios; se indica cuántos rindieron Simce en ese nivel y año. La distancia entre establecimientos es de pocos puntos: leer el juicio de la Agencia, no el punto."
      table={indexTable(series)}
    >
      {rows.some(({ value }) => value !== null) ? (
        <DotRange
          caption={caption}
          rows={rows}
          domain={domainOf(rows)}
          valueLabel="Este establecimiento"
          rangeLabel="Mismo GSE: media ± 1 desv. est."
          referenceLabel="Media de su GSE"
          format={(value) => formatFigureValue(value, "index")}
        />
      ) : (
        <p className="text-ink-soft">Sin índices que se puedan mostrar en {year}.</p>
      )}
    </ChartWithTable>
  );
}

function rowOf({ indicator, figures }: Series, year: number): DotRangeRow {
  const row = { id: indicator.path, label: indicator.shortName };
  const figure = figures.find((candidate) => candidate.year === year);
  if (!figure || !isTrendable(figure)) {
    return { ...row, value: null, note: (figure && missingWords(figure.status)) ?? "sin dato" };
  }
  const { value, gseSignificance, sameGse } = figure;
  const spread = sameGse?.standardDeviation ?? null;
  const judgement = judgementWords(gseSignificance);
  return {
    ...row,
    value,
    href: `/evidencia/${figure.id}`,
    ...(judgement === null ? {} : { note: judgement }),
    ...(sameGse === null ? {} : { reference: sameGse.mean }),
    ...(sameGse === null || spread === null
      ? {}
      : { low: sameGse.mean - spread, high: sameGse.mean + spread }),
  };
}

const step = 5;

function domainOf(rows: readonly DotRangeRow[]): readonly [number, number] {
  const drawn = rows.flatMap(({ value, low, high }) => [value ?? [], low ?? [], high ?? []].flat());
  if (drawn.length === 0) return [0, 100];
  return [
    Math.max(0, Math.floor(Math.min(...drawn) / step) * step),
    Math.min(100, Math.ceil(Math.max(...drawn) / step) * step),
  ];
}
