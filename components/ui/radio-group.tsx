"use client";

import clsx from "clsx";
import { useContext, useId, type ReactNode } from "react";
import { FieldMessage } from "./field-message";
import { FormContext } from "./form-context";

export type RadioOption = Readonly<{
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}>;

type RadioGroupProps = Readonly<{
  name: string;
  legend: string;
  options: readonly RadioOption[];
  hint?: ReactNode;
  optional?: boolean;
  defaultValue?: string;
  /** `row` suits two to five short labels. */
  direction?: "column" | "row";
  onValueChange?: (value: string) => void;
}>;

/** One choice among few, all of them in sight. The browser's own radios, in a fieldset. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, legend, options, hint, optional, defaultValue, direction, onValueChange } = props;
  const id = useId();
  const error = useContext(FormContext)?.fieldErrors[name];
  const describedBy =
    [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset aria-describedby={describedBy} className="max-w-measure">
      <legend className="mb-1 font-semibold">
        {legend}
        {optional && <span className="font-normal text-ink-soft"> (opcional)</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      <div className={clsx("flex", direction === "row" ? "flex-wrap gap-x-6" : "flex-col")}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              onChange={onValueChange && (() => onValueChange(option.value))}
              aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <span>
              {option.label}
              {option.hint && (
                <span id={`${id}-${option.value}`} className="block text-sm text-ink-soft">
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      <FieldMessage id={`${id}-error`} error={error} />
    </fieldset>
  );
}
