"use client";

import { useState, type ReactNode } from "react";
import { RadioGroup, type RadioOption } from "@/components/ui/radio-group";

type EvidenceChoiceProps = Readonly<{
  options: readonly RadioOption[];
  /** What each observation shows, by its id. */
  shown: Readonly<Record<string, ReactNode>>;
  baseline: ReactNode;
}>;

/** The observation that shows where the cycle got to, side by side with its baseline. */
export function EvidenceChoice({ options, shown, baseline }: EvidenceChoiceProps) {
  const latest = options.findLast(({ disabled }) => !disabled)?.value ?? "";
  const [chosen, setChosen] = useState(latest);
  return (
    <>
      <RadioGroup
        name="observationId"
        legend="La observación que muestra hasta dónde se llegó"
        hint="Una de este ciclo, compartida con la o el docente."
        options={options}
        defaultValue={latest}
        onValueChange={setChosen}
      />
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2" aria-live="polite">
        {baseline}
        {shown[chosen]}
      </div>
    </>
  );
}
