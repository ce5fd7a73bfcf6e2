import { scoreWords, signName, standingOf, weakRelation } from "@/components/analysis/case-words";
import { twoDecimals } from "@/components/analysis/words";
import type { ChartTable } from "@/components/charts/chart-with-table";
import type { ScatterPoint, ScatterQuadrants } from "@/components/charts/scatter-data";
import { quadrantLabels, type CaseSchool, type CaseSelectionView } from "@/lib/analysis/schema/cases";
import { formatNumber } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";

/** Every school with both scores; those of zones that the person does not hold have no name. */
export function casePoints(selection: CaseSelectionView): readonly ScatterPoint[] {
  const own = selection.held.flatMap(({ code, schools }) =>
    schools.flatMap((school) => pointOf(school, code)),
  );
  const others = selection.otherPoints.map((point, index) => ({
    id: `${point.zoneCode}-${index}`,
    label: `Establecimiento de ${zoneName(selection, point.zoneCode)} · ${scoresOf(point.feedbackZ, point.outcomeZ)}`,
    x: point.feedbackZ,
    y: point.outcomeZ,
    group: point.zoneCode,
  }));
  return [...others, ...own];
}

function pointOf(school: CaseSchool, zone: string): readonly ScatterPoint[] {
  const { feedbackZ, outcomeZ } = school;
  if (feedbackZ === null || outcomeZ === null) return [];
  const label = `${school.name} (RBD ${formatRbd(school.rbd)}) · ${scoresOf(feedbackZ, outcomeZ)} · ${standingOf(school).word}`;
  const point = { id: school.id, label, x: feedbackZ, y: outcomeZ, group: zone };
  return [school.isCase ? { ...point, name: formatRbd(school.rbd) } : point];
}

function scoresOf(feedback: number, outcome: number): string {
  return `retroalimentación ${twoDecimals(feedback)}, resultados ${twoDecimals(outcome)}`;
}

function zoneName({ zones }: Pick<CaseSelectionView, "zones">, code: string): string {
  return zones.find((zone) => zone.code === code)?.name ?? code;
}

export function quadrantsOf({ settings }: Pick<CaseSelectionView, "settings">): ScatterQuadrants {
  return {
    threshold: settings.threshold,
    highHigh: "Positiva: F y O altas",
    lowLow: "Positiva: F y O bajas",
    highLow: "Negativa: F alta, O baja",
    lowHigh: "Negativa: F baja, O alta",
  };
}

/** The schools that the person may name, for the table beside the scatter. */
export function caseTable(selection: CaseSelectionView): ChartTable {
  return {
    columns: [
      { header: "Establecimiento" },
      { header: "RBD", align: "end" },
      { header: "Zona" },
      { header: "Retroalimentación F (z)", align: "end" },
      { header: "Resultados O (z)", align: "end" },
      { header: "Estudiantes", align: "end" },
      { header: "Cuadrante" },
      { header: "Relación" },
      { header: "Lugar" },
    ],
    rows: selection.held.flatMap(({ name, schools }) =>
      schools.map((school) => [
        school.name,
        formatRbd(school.rbd),
        name,
        scoreWords(school.feedbackZ),
        scoreWords(school.outcomeZ),
        school.n === null ? null : formatNumber(school.n),
        school.quadrant === null ? null : quadrantLabels[school.quadrant],
        weakRelation(school) ?? signName(school.sign),
        standingOf(school).word,
      ]),
    ),
  };
}
