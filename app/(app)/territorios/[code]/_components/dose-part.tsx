import { BarList } from "@/components/charts/bar-list";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { Section } from "@/components/ui/section";
import { Stat } from "@/components/ui/stat";
import type { LabelledCell, TerritoryDashboard } from "@/lib/dashboards/schema";
import { formatMinutes } from "@/lib/format/duration";
import { readCell, valueOf, withheld } from "./cells";

type PartProps = Readonly<{ panel: TerritoryDashboard }>;

/** How much coaching there was: cycles by phase, sessions by kind, hours held, travelled and released. */
export function DosePart({ panel }: PartProps) {
  const minutes = new Map(panel.minutesByKind.map((row) => [row.key, row.minutes]));
  const time = (value: number | null | undefined) =>
    value === null || value === undefined ? withheld : formatMinutes(value);
  const here = `territorio=${panel.territory.code}&anio=${panel.schoolYear}`;
  const href = (path: string) => (panel.mayListPersons ? `${path}&${here}` : undefined);
  return (
    <Section title="Dosis" id="dosis">
      <div className="mb-8 grid gap-6 sm:grid-cols-3">
        <Stat
          value={formatMinutes(panel.releasedMinutesPerWeek)}
          of="Horas liberadas"
          when="Por semana, hoy"
          n={`${formatMinutes(panel.assignedMinutesPerWeek)} en asignaciones`}
          {...(panel.mayListPersons && { href: "/asignaciones/asesores" })}
        />
        <Stat
          value={
            panel.minutesByKind.some((row) => row.minutes === null)
              ? withheld
              : formatMinutes(sum(panel.minutesByKind.map((row) => row.minutes ?? 0)))
          }
          of="Horas de acompañamiento"
          when={`Año escolar ${panel.schoolYear}`}
          n="sesiones realizadas"
          {...(panel.mayListPersons && { href: `/acompanamiento/sesiones?estado=done&${here}` })}
        />
        <Stat
          value={time(panel.travelMinutes)}
          of="Horas de viaje"
          when={`Año escolar ${panel.schoolYear}`}
          n="registradas en las sesiones"
          {...(panel.mayListPersons && { href: `/acompanamiento/sesiones?estado=done&${here}` })}
        />
      </div>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <CountChart
          caption="Ciclos por fase"
          unit="ciclos"
          rows={panel.cyclesByPhase}
          hrefOf={(key) => href(`/acompanamiento?fase=${key}`)}
        />
        <CountChart
          caption="Sesiones realizadas por clase"
          unit="sesiones"
          rows={panel.sessionsByKind}
          noteOf={(key) => time(minutes.get(key))}
          hrefOf={(key) => href(`/acompanamiento/sesiones?tipo=${key}&estado=done`)}
        />
      </div>
    </Section>
  );
}

type CountChartProps = Readonly<{
  caption: string;
  unit: string;
  rows: readonly LabelledCell[];
  hrefOf: (key: string) => string | undefined;
  noteOf?: (key: string) => string;
}>;

function CountChart({ caption, unit, rows, hrefOf, noteOf }: CountChartProps) {
  return (
    <ChartWithTable
      caption={caption}
      table={{
        columns: [{ header: caption }, { header: unit, align: "end" }],
        rows: rows.map((row) => [row.label, readCell(row.cell)]),
      }}
    >
      <BarList
        caption={caption}
        unit={unit}
        rows={rows.map((row) => {
          const target = hrefOf(row.key);
          const note = row.cell.state === "suppressed" ? withheld : noteOf?.(row.key);
          return {
            id: row.key,
            label: row.label,
            value: valueOf(row.cell),
            ...(note !== undefined && { note }),
            ...(target !== undefined && { href: target }),
          };
        })}
      />
    </ChartWithTable>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
