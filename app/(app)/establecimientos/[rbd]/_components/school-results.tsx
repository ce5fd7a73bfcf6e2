import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { GradeResults } from "@/lib/evidence/rules/figures";
import { ComparabilityNote } from "./comparability-note";
import { GradeBlock } from "./grade-block";

type SchoolResultsProps = Readonly<{ grades: readonly GradeResults[] }>;

/** The official results, grade by grade, and what may not be concluded from them. */
export function SchoolResults({ grades }: SchoolResultsProps) {
  return (
    <Section
      id="resultados"
      title="Resultados oficiales"
      lead="Simce e indicadores de desarrollo personal y social (IDPS), como los publicó la Agencia de Calidad de la Educación. Cada cifra lleva a su fuente."
    >
      {grades.length === 0 ? (
        <EmptyState title="Sin resultados oficiales">
          <p>
            Este establecimiento no aparece en los archivos cargados: puede no tener los niveles que se
            evalúan. El diagnóstico se apoya entonces en las observaciones de aula.
          </p>
        </EmptyState>
      ) : (
        <>
          <ComparabilityNote />
          {grades.map((results) => (
            <GradeBlock key={results.grade} results={results} />
          ))}
        </>
      )}
    </Section>
  );
}
