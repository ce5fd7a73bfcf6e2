import { hiddenOr } from "@/components/analysis/workbench/figures";
import { BarList } from "@/components/charts/bar-list";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { Histogram } from "@/components/charts/histogram";
import { barsOf } from "@/components/charts/histogram-bars";
import type { AuditResult } from "@/lib/analysis/schema/factor-results";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

/** How many students each school and each grade bring; a school is a count of students without a name. */
export function DataPictures({ audit: { schools, grades } }: Readonly<{ audit: AuditResult }>) {
  return (
    <div className="mt-8">
      {schools !== null && schools.sizes !== null && <Schools schools={schools} sizes={schools.sizes} />}
      {grades.length > 0 && <Grades grades={grades} />}
    </div>
  );
}

type SchoolsProps = Readonly<{
  schools: NonNullable<AuditResult["schools"]>;
  sizes: NonNullable<NonNullable<AuditResult["schools"]>["sizes"]>;
}>;

function Schools({ schools: { count, withMinimum }, sizes: { each } }: SchoolsProps) {
  const caption = "Establecimientos por número de estudiantes que contestan";
  const bars = barsOf(each);
  const under = count - withMinimum;
  return (
    <ChartWithTable
      caption={caption}
      note={`${countOf(withMinimum, "establecimiento")} con el mínimo${under === 0 ? "" : ` y ${formatNumber(under)} de menos, que no se dibujan`}. Un promedio de pocos estudiantes se mueve mucho por azar.`}
      table={{
        columns: [{ header: "Estudiantes" }, { header: "Establecimientos", align: "end" }],
        rows: bars.map(({ from, to, count: schools }) => [
          `de ${formatNumber(from)} a ${formatNumber(to)}`,
          formatNumber(schools ?? 0),
        ]),
      }}
    >
      <Histogram
        caption={caption}
        bars={bars}
        unit="Establecimientos"
        hiddenLabel="no se muestra"
        format={formatNumber}
      />
    </ChartWithTable>
  );
}

function Grades({ grades }: Pick<AuditResult, "grades">) {
  const caption = "Estudiantes que contestan, por grado";
  return (
    <ChartWithTable
      caption={caption}
      table={{
        columns: [{ header: "Grado" }, { header: "Estudiantes", align: "end" }],
        rows: grades.map(({ label, count }) => [label, hiddenOr(count)]),
      }}
    >
      <BarList
        caption={caption}
        unit="estudiantes"
        rows={grades.map(({ label, count }) => ({
          id: label,
          label,
          value: count,
          note: count === null ? hiddenOr(count) : undefined,
        }))}
      />
    </ChartWithTable>
  );
}
