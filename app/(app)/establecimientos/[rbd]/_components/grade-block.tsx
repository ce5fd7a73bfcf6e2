import type { GradeResults } from "@/lib/evidence/rules/figures";
import { formatGrade } from "@/lib/format/grade";
import { IndexResults } from "./index-results";
import { SubjectResults } from "./subject-results";

type GradeBlockProps = Readonly<{ results: GradeResults }>;

/** All the results of one grade: each Simce subject, then the IDPS. */
export function GradeBlock({ results }: GradeBlockProps) {
  const { grade, scores, standards, indices, dimensions } = results;
  const headingId = `nivel-${grade}`;
  return (
    <section aria-labelledby={headingId} className="mb-14">
      <h3 id={headingId} className="mb-5 border-b border-ink pb-1 text-lg first-letter:uppercase">
        {formatGrade(grade)}
      </h3>
      {scores.map((series) => (
        <SubjectResults
          key={series.indicator.path}
          series={series}
          standards={standards.filter(({ indicator }) => indicator.parentPath === series.indicator.path)}
        />
      ))}
      {indices.length > 0 && <IndexResults grade={grade} indices={indices} dimensions={dimensions} />}
    </section>
  );
}
