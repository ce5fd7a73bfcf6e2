import { DataTable, type Column } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import { Section } from "@/components/ui/section";
import type { CoverageView, MissingTeacher } from "@/lib/diagnosis/schema/views";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

type Department = CoverageView["departments"][number];

const columns: readonly [Column<Department>, ...Column<Department>[]] = [
  { key: "nombre", header: "Departamento", cell: ({ name }) => name },
  { key: "observados", header: "Observados", align: "end", cell: ({ observed }) => formatNumber(observed) },
  {
    key: "faltan",
    header: "Faltan",
    align: "end",
    cell: ({ observed, total }) => formatNumber(total - observed),
  },
  { key: "total", header: "Docentes", align: "end", cell: ({ total }) => formatNumber(total) },
];

type CoverageSectionProps = Readonly<{ coverage: CoverageView; takenOn: CivilDate }>;

/** Who was observed and who is missing, by department; never who scored what. */
export function CoverageSection({ coverage, takenOn }: CoverageSectionProps) {
  return (
    <Section
      id="cobertura"
      title="De cuántos docentes habla"
      lead={`${countOf(coverage.observations, "clase observada y compartida", "clases observadas y compartidas")}, al ${formatDate(takenOn)}.`}
    >
      <div className="mb-5 max-w-measure">
        <Progress
          label="Docentes observados"
          value={coverage.teachersObserved}
          max={coverage.teachersTotal}
          unit="docentes"
        />
      </div>
      <DataTable
        caption="Docentes observados por departamento"
        captionHidden
        columns={columns}
        rows={coverage.departments}
        rowKey={({ name }) => name}
        empty={<EmptyState title="La escuela no tiene docentes registrados" />}
      />
      {coverage.missing !== null && coverage.missing.length > 0 && <Missing teachers={coverage.missing} />}
    </Section>
  );
}

function Missing({ teachers }: Readonly<{ teachers: readonly MissingTeacher[] }>) {
  return (
    <Disclosure summary={`Ver a quiénes falta observar (${teachers.length})`} className="no-print mt-3">
      <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {teachers.map(({ personId, name, department }) => (
          <li key={personId}>
            {name} <span className="text-sm text-ink-soft">· {department}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-ink-soft">
        Estos nombres los ven solo quienes preparan el diagnóstico.
      </p>
    </Disclosure>
  );
}
