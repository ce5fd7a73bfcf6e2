"use client";

import { useContext, useId } from "react";
import { FieldMessage } from "@/components/ui/field-message";
import { FormContext } from "@/components/ui/form-context";

export type Choice = Readonly<{ value: string; label: string; hint?: string }>;

type ChoiceGroupProps = Readonly<{
  name: string;
  legend: string;
  hint?: string;
  choices: readonly Choice[];
  chosen: readonly string[];
}>;

/** Several choices among few under one legend, with one error for all of them. */
export function ChoiceGroup({ name, legend, hint, choices, chosen }: ChoiceGroupProps) {
  const id = useId();
  const error = useContext(FormContext)?.fieldErrors[name];
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset aria-describedby={describedBy || undefined}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      <div className="flex flex-wrap gap-x-6">
        {choices.map((choice) => (
          <label key={choice.value} className="flex min-h-11 items-start gap-3 py-2">
            <input
              type="checkbox"
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <span>
              {choice.label}
              {choice.hint && <span className="block text-sm text-ink-soft">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldMessage id={`${id}-error`} error={error} />
    </fieldset>
  );
}
