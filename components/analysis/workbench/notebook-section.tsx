import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import type { StepState } from "@/lib/analysis/schema/factors";
import {
  notebookStepAnchors,
  notebookStepNumber,
  notebookStepTitles,
  stepMethods,
  type NotebookStep,
} from "./notebook-steps";
import { StepStateMark } from "./step-state";

type NotebookSectionProps = Readonly<{
  step: NotebookStep;
  /** Of a computed step; the others have none. */
  state?: StepState;
  /** The form that changes this step, folded. */
  settings?: ReactNode;
  children: ReactNode;
}>;

/** One step of the notebook: its sentence of method, what came out, and its settings folded. */
export function NotebookSection({ step, state, settings, children }: NotebookSectionProps) {
  const { sentence, reference } = stepMethods[step];
  return (
    <Section
      id={notebookStepAnchors[step]}
      title={`${notebookStepNumber(step)}. ${notebookStepTitles[step]}`}
      className="mb-16 scroll-mt-6 border-t border-rule pt-8"
      lead={
        <>
          <p>{sentence}</p>
          <p className="mt-1 text-sm">{reference}.</p>
          {state !== undefined && (
            <p className="mt-2 text-ink">
              <StepStateMark state={state} />
              {state === "stale" && (
                <span className="text-ink-soft">
                  {" "}
                  · lo de abajo salió con otros ajustes; recalcular lo pone al día
                </span>
              )}
            </p>
          )}
        </>
      }
    >
      {children}
      {settings !== undefined && (
        <Disclosure summary={`Ajustes: ${notebookStepTitles[step].toLowerCase()}`} className="no-print mt-2">
          {settings}
        </Disclosure>
      )}
    </Section>
  );
}
