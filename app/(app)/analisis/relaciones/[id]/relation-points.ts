import { twoDecimals } from "@/components/analysis/words";
import type { ChartTable } from "@/components/charts/chart-with-table";
import type { ScatterPoint } from "@/components/charts/scatter-data";
import type { OutcomeDto, RelationPoint, RelationRunView } from "@/lib/analysis/schema/relations";
import { formatNumber } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";
import { countOf } from "@/lib/format/text";

/** A point that has both numbers of the pair. */
export interface PairedPoint {
  readonly point: RelationPoint;
  readonly value: number;
}

type Pair = Readonly<{ grade: string; year: number | null; outcome: OutcomeDto }>;

/** The points of one grade and year with a number in the outcome. */
export function pairedPoints(
  { points }: Pick<RelationRunView, "points">,
  { grade, year, outcome }: Pair,
): readonly PairedPoint[] {
  return points.flatMap((point) => {
    const value = point.outcomes[outcome.path];
    const isHere = point.grade === grade && point.year === year;
    return isHere && value !== null && value !== undefined ? [{ point, value }] : [];
  });
}

/** Points as the scatter draws them; one without a name says its zone alone. */
export function scatterPoints(
  run: Pick<RelationRunView, "zones">,
  pairs: readonly PairedPoint[],
  outcome: OutcomeDto,
): readonly ScatterPoint[] {
  return pairs.map(({ point, value }, index) => ({
    id: point.school?.id ?? `${index}`,
    label: [
      point.school === null
        ? `Establecimiento de ${zoneName(run, point)}`
        : `${point.school.name} (RBD ${formatRbd(point.school.rbd)}), ${zoneName(run, point)}`,
      `puntaje ${formatNumber(point.feedback)}`,
      `${outcome.shortName} ${formatNumber(value)}`,
      countOf(Math.round(point.n), "estudiante"),
    ].join(" · "),
    x: point.feedback,
    y: value,
    group: point.zoneCode,
  }));
}

/** The very points, for the table beside the scatter. */
export function pointTable(
  run: Pick<RelationRunView, "zones">,
  pairs: readonly PairedPoint[],
  { score, outcome }: Readonly<{ score: string; outcome: OutcomeDto }>,
): ChartTable {
  return {
    columns: [
      { header: "Establecimiento" },
      { header: "RBD", align: "end" },
      { header: "Zona" },
      { header: score, align: "end" },
      { header: outcome.name, align: "end" },
      { header: "Estudiantes", align: "end" },
      { header: "GSE", align: "end" },
    ],
    rows: pairs.map(({ point, value }) => [
      point.school?.name ?? "Sin nombre",
      point.school === null ? null : formatRbd(point.school.rbd),
      zoneName(run, point),
      twoDecimals(point.feedback),
      formatNumber(value),
      formatNumber(point.n),
      point.gseGroup === null ? null : formatNumber(point.gseGroup),
    ]),
  };
}

function zoneName(run: Pick<RelationRunView, "zones">, { zoneCode }: RelationPoint): string {
  return run.zones.find(({ code }) => code === zoneCode)?.name ?? zoneCode;
}
