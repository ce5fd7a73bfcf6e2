import { stabilityWords } from "@/components/analysis/case-words";
import { StatusMark } from "@/components/ui/status-mark";
import type { CaseSchool } from "@/lib/analysis/schema/cases";

/** In what share of the runs the school came out, flagged when it came out in few. */
export function Stability({ school }: Readonly<{ school: CaseSchool }>) {
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      <span className="tabular-nums">{stabilityWords(school)}</span>
      {school.isUnstable && <StatusMark tone="attention">Inestable</StatusMark>}
    </span>
  );
}
