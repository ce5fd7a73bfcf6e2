import {
  isComputed,
  notebookStepAnchors,
  notebookStepNumber,
  notebookSteps,
  notebookStepTitles,
} from "@/components/analysis/workbench/notebook-steps";
import { StepStateMark } from "@/components/analysis/workbench/step-state";
import { TextLink } from "@/components/ui/text-link";
import type { FactorRunView } from "@/lib/analysis/schema/factors";

/** The steps of the notebook with how each stands, and the way to each. */
export function StepList({ steps }: Pick<FactorRunView, "steps">) {
  return (
    <nav aria-label="Pasos del análisis" className="mb-10">
      <ol className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
        {notebookSteps.map((step) => (
          <li key={step} className="flex min-h-11 items-center justify-between gap-3 border-b border-rule">
            <TextLink href={`#${notebookStepAnchors[step]}`} className="inline-flex min-h-11 items-center">
              {`${notebookStepNumber(step)}. ${notebookStepTitles[step]}`}
            </TextLink>
            {isComputed(step) && (
              <span className="text-sm">
                <StepStateMark state={steps[step]} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
