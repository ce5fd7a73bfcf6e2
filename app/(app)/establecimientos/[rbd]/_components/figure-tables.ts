import type { ChartCell, ChartTable } from "@/components/charts/chart-with-table";
import { formatFigureValue, gseName, judgementWords, missingWords } from "@/lib/evidence/rules/figures";
import type { Comparison, Figure, FigureUnit, Series, Significance } from "@/lib/evidence/schema/figures";
import { formatNumber, formatSigned } from "@/lib/format/numbers";

/** One subject over the years, newest first; each row leads to the source of its figure. */
export function scoreTable(series: Series, standards: readonly Series[]): ChartTable {
  const figures = series.figures.toReversed();
  return {
    columns: [
      { header: "Año" },
      { header: "Puntaje", align: "end" },
      { header: "Estudiantes", align: "end" },
      { header: "Aplicación anterior" },
      { header: "Frente a su GSE" },
      { header: "Grupo" },
      { header: "Media de su GSE", align: "end" },
      { header: "Media nacional", align: "end" },
      ...standards.map(({ indicator }) => ({ header: indicator.shortName, align: "end" as const })),
    ],
    rows: figures.map((figure) => [
      String(figure.year),
      valueCell(figure, series.indicator.unit),
      figure.n === null ? null : formatNumber(figure.n),
      differenceCell(figure.previousDifference, figure.previousSignificance),
      differenceCell(figure.gseDifference, figure.gseSignificance),
      groupCell(figure),
      meanCell(figure.sameGse, series.indicator.unit),
      meanCell(figure.national, series.indicator.unit),
      ...standards.map((standard) => standardCell(standard, figure.year)),
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
      { header: "Estudiantes en Simce", align: "end" },
      { header: "Aplicación anterior" },
      { header: "Frente a su GSE" },
      { header: "Grupo" },
      { header: "Media de su GSE", align: "end" },
      { header: "Media nacional", align: "end" },
    ],
    rows: rows.map(({ indicator, figure }) => [
      `${indicator.name}, ${figure.year}`,
      valueCell(figure, indicator.unit),
      figure.n === null ? null : formatNumber(figure.n),
      differenceCell(figure.previousDifference, figure.previousSignificance),
      differenceCell(figure.gseDifference, figure.gseSignificance),
      groupCell(figure),
      meanCell(figure.sameGse, indicator.unit),
      meanCell(figure.national, indicator.unit),
    ]),
    hrefs: rows.map(({ figure }) => `/evidencia/${figure.id}`),
  };
}

function valueCell({ status, value }: Figure, unit: FigureUnit): string | null {
  return missingWords(status) ?? (value === null ? null : formatFigureValue(value, unit));
}

/** The heading says against what, so the cell holds the judgement and the points: "más bajo (−23)". */
function differenceCell(points: number | null, significance: Significance): string {
  const judgement = judgementWords(significance);
  if (points === null) return judgement ?? "sin comparación";
  return judgement === null
    ? `${formatSigned(points)}, sin juicio`
    : `${judgement} (${formatSigned(points)})`;
}

function groupCell({ gseGroup }: Figure): string | null {
  return gseGroup === null ? null : gseName(gseGroup);
}

function meanCell(comparison: Comparison | null, unit: FigureUnit): string | null {
  return comparison === null ? null : formatFigureValue(comparison.mean, unit);
}

/** A standard is a figure of its own, so it leads to a source of its own. */
function standardCell(standard: Series, year: number): ChartCell {
  const figure = standard.figures.find((candidate) => candidate.year === year);
  if (!figure) return null;
  return { text: valueCell(figure, standard.indicator.unit) ?? "sin dato", href: `/evidencia/${figure.id}` };
}
