import type { ThreadStep } from "@/components/ui/evidence-thread";
import { coverageWords, versionWords } from "@/lib/diagnosis/rules/road-words";
import type { DiagnosisState } from "@/lib/diagnosis/schema/versions";

interface DiagnosisFacts {
  readonly rbd: number;
  readonly diagnosisId: string;
  readonly version: number;
  readonly state: DiagnosisState;
  readonly coverage: { readonly teachersObserved: number; readonly teachersTotal: number } | null;
  readonly resultsLabel: string | null;
  /** False where this person does not read that version: the words stay without a link. */
  readonly canOpen: boolean;
}

/** The thread from the official results to a version of the diagnosis. */
export function roadToDiagnosis(facts: DiagnosisFacts): readonly ThreadStep[] {
  const { rbd, diagnosisId, version, coverage, resultsLabel, canOpen } = facts;
  const page = `/diagnosticos/${diagnosisId}?version=${version}`;
  const hrefOf = (href: string) => (canOpen ? href : undefined);
  return [
    ...(resultsLabel === null ? [] : [{ label: resultsLabel, href: `/establecimientos/${rbd}#resultados` }]),
    ...(coverage === null ? [] : [{ label: coverageWords(coverage), href: hrefOf(`${page}#cobertura`) }]),
    { label: versionWords(facts), href: hrefOf(page) },
  ];
}
