import { BarList } from "@/components/charts/bar-list";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { DoseBand } from "@/components/charts/dose-band";
import { Section } from "@/components/ui/section";
import type { Cell, TerritoryDashboard } from "@/lib/dashboards/schema";
import { formatNumber, formatShare, formatSigned } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { readCell, valueOf, withheld } from "./cells";

type PartProps = Readonly<{ panel: TerritoryDashboard }>;

/** Fidelity and change against the baseline, with how sure each figure is. */
export function ChangePart({ panel }: PartProps) {
  const { change, fidelity, minimumCell } = panel;
  const missing = (cell: Cell) => {
    if (cell.state === "shown") return {};
    return {
      note: cell.state === "empty" ? "Sin casos todavía" : `Reservado: menos de ${minimumCell} docentes`,
    };
  };
  const ofCycles =
    fidelity.closedCycles.state === "shown"
      ? countOf(fidelity.closedCycles.value, "ciclo cerrado", "ciclos cerrados")
      : withheld;
  return (
    <Section
      title="Fidelidad y cambio"
      id="cambio"
      lead="Lo que se hizo como se acordó, y lo que cambió en las clases."
    >
      <DoseBand
        label="Ciclos cerrados con modelado"
        value={valueOf(fidelity.closedWithModelling)}
        domain={[0, 1]}
        target={1}
        n={ofCycles}
        format={(value) => formatShare(value, { max: 0 })}
        {...missing(fidelity.closedWithModelling)}
      />
      <DoseBand
        label="Horas entre la clase y su retroalimentación"
        value={valueOf(fidelity.medianHoursToFeedback)}
        domain={[0, 168]}
        target={fidelity.promisedHours}
        n={`mediana; lo acordado son ${formatNumber(fidelity.promisedHours)} horas`}
        format={(value) => `${formatNumber(value, { max: 0 })} h`}
        {...missing(fidelity.medianHoursToFeedback)}
      />
      <DoseBand
        label="Cambio contra la línea base"
        value={valueOf(change.mean)}
        domain={[-3, 3]}
        n={`${readCell(change.n)} ciclos con nivel al comienzo y al final`}
        format={(value) => `${formatSigned(value, { max: 2 })} niveles`}
        {...(change.ci95 && { low: change.ci95[0], high: change.ci95[1] })}
        note="Promedio con su intervalo de confianza del 95%. La línea base es de la escuela y el final, de una clase: describe, no demuestra causa."
        {...missing(change.mean)}
      />
      <div className="mt-8">
        <ChartWithTable
          caption="Cómo quedaron las metas de los ciclos cerrados"
          table={{
            columns: [{ header: "Meta" }, { header: "Ciclos", align: "end" }],
            rows: change.outcomes.map((row) => [row.label, readCell(row.cell)]),
          }}
        >
          <BarList
            caption="Metas de los ciclos cerrados"
            unit="ciclos"
            rows={change.outcomes.map((row) => ({
              id: row.key,
              label: row.label,
              value: valueOf(row.cell),
              ...(row.cell.state === "suppressed" && { note: withheld }),
              ...(panel.mayListPersons && {
                href: `/acompanamiento?fase=closed&territorio=${panel.territory.code}&anio=${panel.schoolYear}`,
              }),
            }))}
          />
        </ChartWithTable>
      </div>
    </Section>
  );
}
