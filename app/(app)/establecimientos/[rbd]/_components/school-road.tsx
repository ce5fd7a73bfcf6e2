import type { ReactNode } from "react";
import { EvidenceThread } from "@/components/ui/evidence-thread";
import { Section } from "@/components/ui/section";
import type { GradeResults } from "@/lib/evidence/rules";

type SchoolRoadProps = Readonly<{
  grades: readonly GradeResults[];
  /** What came after the results: diagnosis, foci and cycles of this school. */
  children?: ReactNode;
}>;

/** The road of this school, which starts at its official results. */
export function SchoolRoad({ grades, children }: SchoolRoadProps) {
  const series = grades.flatMap(({ scores, indices }) => [...scores, ...indices]);
  const years = series.flatMap(({ figures }) => figures.map(({ year }) => year));
  const label =
    years.length === 0 ? "Sin resultados oficiales" : `Resultados oficiales ${Math.max(...years)}`;
  return (
    <Section
      title="Camino de este establecimiento"
      lead="Desde sus resultados hasta lo que se hace por mejorarlos."
    >
      <EvidenceThread steps={[{ label, href: "#resultados" }]} />
      {children}
    </Section>
  );
}
