"use client";

import { useContext, useId, type ComponentProps, type ReactNode } from "react";
import { FieldMessage } from "./field-message";
import { FormContext } from "./form-context";

type CheckboxProps = Readonly<
  Omit<ComponentProps<"input">, "type" | "id" | "children"> & {
    name: string;
    label: ReactNode;
    hint?: ReactNode;
  }
>;

/** One yes-or-no choice with its own label; it needs no `Field` around it. */
export function Checkbox({ name, label, hint, ...rest }: CheckboxProps) {
  const id = useId();
  const error = useContext(FormContext)?.fieldErrors[name];
  const describedBy =
    [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className="max-w-measure">
      <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
        <input
          type="checkbox"
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          className="mt-0.5 size-6 shrink-0 accent-accent"
          {...rest}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ml-9 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      <FieldMessage id={`${id}-error`} error={error} />
    </div>
  );
}
