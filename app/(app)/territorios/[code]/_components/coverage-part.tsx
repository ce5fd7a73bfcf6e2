import { BarList } from "@/components/charts/bar-list";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { Section } from "@/components/ui/section";
import { Stat } from "@/components/ui/stat";
import type { Cell, TerritoryDashboard } from "@/lib/dashboards/schema";
import { formatNumber } from "@/lib/format/numbers";
import { readCell, valueOf, withheld } from "./cells";

type PartProps = Readonly<{ panel: TerritoryDashboard }>;

/** Whom the programme reaches: diagnoses by state, teachers observed and teachers coached, each with its list. */
export function CoveragePart({ panel }: PartProps) {
  const { diagnosesByState, teachers, observedTeachers, coachedTeachers, mayListPersons, schoolYear } = panel;
  const of = (cell: Cell) =>
    teachers.state === "shown" && cell.state === "shown"
      ? `de ${formatNumber(teachers.value)} docentes`
      : withheld;
  const when = `Año escolar ${schoolYear}`;
  return (
    <Section title="Cobertura" id="cobertura">
      <div className="mb-8 grid gap-6 sm:grid-cols-3">
        <Stat
          value={formatNumber(panel.schools.filter((school) => school.diagnosisState !== "none").length)}
          of="Escuelas con diagnóstico"
          when={when}
          n={`de ${formatNumber(panel.schools.length)} del servicio`}
          {...(mayListPersons && { href: "/diagnosticos" })}
        />
        <Stat
          value={readCell(observedTeachers)}
          of="Docentes observados"
          when={when}
          n={of(observedTeachers)}
          isMissing={observedTeachers.state !== "shown"}
          {...(mayListPersons && { href: "/observar?cuando=anteriores&estado=done" })}
        />
        <Stat
          value={readCell(coachedTeachers)}
          of="Docentes con ciclo"
          when={when}
          n={of(coachedTeachers)}
          isMissing={coachedTeachers.state !== "shown"}
          {...(mayListPersons && {
            href: `/acompanamiento?territorio=${panel.territory.code}&anio=${schoolYear}`,
          })}
        />
      </div>
      <ChartWithTable
        caption="Diagnósticos por estado"
        table={{
          columns: [{ header: "Estado" }, { header: "Escuelas", align: "end" }],
          rows: diagnosesByState.map((row) => [row.label, readCell(row.cell)]),
        }}
      >
        <BarList
          caption="Diagnósticos por estado"
          unit="escuelas"
          rows={diagnosesByState.map((row) => ({
            id: row.key,
            label: row.label,
            value: valueOf(row.cell),
            ...(mayListPersons && { href: `/diagnosticos?estado=${row.key === "none" ? "sin" : row.key}` }),
          }))}
        />
      </ChartWithTable>
    </Section>
  );
}
