import type { ThreadStep } from "@/components/ui/evidence-thread";
import { countOf } from "@/lib/format/text";
import type { FocusView } from "@/lib/support/schema";

/** The road from the results to a focus, through its first need; what the reader may not open stays as words. */
export function threadToFocus(focus: FocusView): readonly ThreadStep[] {
  const [need] = focus.needs;
  const ofFocus: ThreadStep = { label: `Foco: ${focus.title}`, href: `/focos/${focus.id}` };
  if (!need) return [ofFocus];
  const page = `/diagnosticos/${need.diagnosisId}?version=${need.version}`;
  const open = (href: string) => (need.canOpen ? { href } : {});
  const { coverage, resultsLabel } = need;
  return [
    ...(resultsLabel === null
      ? []
      : [{ label: resultsLabel, href: `/establecimientos/${focus.school.rbd}#resultados` }]),
    ...(coverage === null
      ? []
      : [
          {
            label: `${coverage.teachersObserved} de ${countOf(coverage.teachersTotal, "docente observado", "docentes observados")}`,
            ...open(`${page}#cobertura`),
          },
        ]),
    { label: `Diagnóstico v${need.version}`, ...open(page) },
    ofFocus,
  ];
}
