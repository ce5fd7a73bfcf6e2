import { ChartWithTable } from "@/components/charts/chart-with-table";
import { ScatterPlot } from "@/components/charts/scatter-plot";
import { Section } from "@/components/ui/section";
import { twoDecimals } from "@/components/analysis/words";
import type { CaseSelectionView } from "@/lib/analysis/schema/cases";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { casePoints, caseTable, quadrantsOf } from "../case-points";

/** Every school on the two scores, with the quadrants that give a relation its sign. */
export function QuadrantSection({ selection }: Readonly<{ selection: CaseSelectionView }>) {
  const caption = "Retroalimentación y resultados de cada establecimiento, controlados";
  const points = casePoints(selection);
  return (
    <Section
      title="Cuadrantes"
      lead="F y O de cada establecimiento, en desviaciones estándar: las dos medidas van juntas (positiva) o al revés (negativa)."
    >
      <ChartWithTable
        caption={caption}
        note={`${countOf(points.length, "establecimiento")} con ambas medidas. Los casos llevan su RBD. La franja entre líneas cortadas (±${formatNumber(selection.settings.threshold)} desviaciones estándar) queda cerca del promedio y no da signo. ${selection.basis.text}`}
        table={caseTable(selection)}
      >
        <ScatterPlot
          caption={caption}
          points={points}
          groups={selection.zones.map(({ code, name }) => ({ id: code, label: name }))}
          xLabel="Retroalimentación F (z)"
          yLabel="Resultados O (z)"
          quadrants={quadrantsOf(selection)}
          format={twoDecimals}
        />
      </ChartWithTable>
    </Section>
  );
}
