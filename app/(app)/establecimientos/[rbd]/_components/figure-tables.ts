import type { ChartTable } from "@/components/charts/chart-with-table";
import { differenceWords, formatFigureValue, gseName, missingWords } from "@/lib/evidence/rules";
import type { Comparison, Figure, FigureUnit, Series } from "@/lib/evidence/schema";
import { formatNumber } from "@/lib/format/numbers";

/** One subject over the years, newest first; each row leads to the source of its figure. */
export function scoreTable(series: Series, standards: readonly Series[]): ChartTable {
  const figures = series.figures.toReversed();
  return {
    columns: [
      { header: "Año" },
      { header: "Puntaje", align: "end" },
      { header: "Estudiantes", align: "end" },
      { header: "Frente a la aplicación anterior" },
      { header: "Frente a su GSE" },
      { header: "Media de su GSE", align: "end" },
      { header: "Media nacional", align: "end" },
      { header: "Insuficiente / elemental / adecuado", align: "end" },
    ],
    rows: figures.map((figure) => [
      String(figure.year),
      valueCell(figure, series.indicator.unit),
      figure.n === null ? null : formatNumber(figure.n),
      previousCell(figure),
      gseCell(figure),
      meanCell(figure.sameGse, series.indicator.unit),
      meanCell(figure.national, series.indicator.unit),
      standardsCell(standards, figure.year),
    ]),
    hrefs: figures.map(({ id }) => `/evidencia/${id}`),
  };
}

/** Several IDPS indices over the years, newest first within each; each row leads to the source of its figure. */
export function indexTable(series: readonly Series[]): ChartTable {
  const rows = series.flatMap(({ indicator, figures }) =>
    figures.toReversed().map((figure) => ({ indicator, figure })),
  );
  return {
    columns: [
      { header: "Indicador y año" },
      { header: "Índice", align: "end" },
      { header: "Frente a la aplicación anterior" },
      { header: "Frente a su GSE" },
      { header: "Media de su GSE", align: "end" },
      { header: "Media nacional", align: "end" },
    ],
    rows: rows.map(({ indicator, figure }) => [
      `${indicator.name}, ${figure.year}`,
      valueCell(figure, indicator.unit),
      previousCell(figure),
      gseCell(figure),
      meanCell(figure.sameGse, indicator.unit),
      meanCell(figure.national, indicator.unit),
    ]),
    hrefs: rows.map(({ figure }) => `/evidencia/${figure.id}`),
  };
}

function valueCell({ status, value }: Figure, unit: FigureUnit): string | null {
  return missingWords(status) ?? (value === null ? null : formatFigureValue(value, unit));
}

const notPublished = "sin comparación";

function previousCell({ previousDifference, previousSignificance }: Figure): string {
  return (
    differenceWords({ points: previousDifference, significance: previousSignificance }, "previous") ?? notPublished
  );
}

function gseCell({ gseDifference, gseSignificance, gseGroup }: Figure): string {
  const words = differenceWords({ points: gseDifference, significance: gseSignificance }, "gse") ?? notPublished;
  return gseGroup === null ? words : `${words}; GSE ${gseName(gseGroup)}`;
}

function meanCell(comparison: Comparison | null, unit: FigureUnit): string | null {
  return comparison === null ? null : formatFigureValue(comparison.mean, unit);
}

function standardsCell(standards: readonly Series[], year: number): string | null {
  const cells = standards.map((standard) => {
    const figure = standard.figures.find((candidate) => candidate.year === year);
    return figure ? valueCell(figure, standard.indicator.unit) : null;
  });
  const known = cells.filter((cell) => cell !== null);
  if (known.length === 0) return null;
  return new Set(known).size === 1 ? (known[0] ?? null) : known.join(" / ");
}
