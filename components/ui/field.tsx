"use client";

import clsx from "clsx";
import { useContext, useId, useMemo, type ReactNode } from "react";
import { FieldContext } from "./field-context";
import { FieldMessage } from "./field-message";
import { FormContext } from "./form-context";

type FieldProps = Readonly<{
  name: string;
  label: string;
  hint?: ReactNode;
  /** Overrides the error that the surrounding form holds for this name. */
  error?: string;
  /** Fields are required unless said otherwise; the optional ones are the ones marked. */
  optional?: boolean;
  /** Keeps the label for screen readers only; for search boxes and toolbars. */
  labelHidden?: boolean;
  className?: string;
  children: ReactNode;
}>;

/** Label, hint and error of one control; the control inside picks up its id, name and description. */
export function Field(props: FieldProps) {
  const { name, label, hint, optional = false, labelHidden = false, className, children } = props;
  const form = useContext(FormContext);
  const ownId = useId();
  const id = form ? `${form.formId}-${name}` : ownId;
  const error = props.error ?? form?.fieldErrors[name];
  const describedBy = clsx(hint && `${id}-hint`, error && `${id}-error`) || undefined;
  const wiring = useMemo(
    () => ({ id, name, required: !optional, invalid: Boolean(error), describedBy }),
    [id, name, optional, error, describedBy],
  );
  return (
    <FieldContext value={wiring}>
      <div className={clsx("keep-together max-w-measure", className)}>
        <label htmlFor={id} className={labelHidden ? "sr-only" : "mb-1 block font-semibold text-ink"}>
          {label}
          {optional && <span className="font-normal text-ink-soft"> (opcional)</span>}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="mb-1.5 text-sm text-ink-soft">
            {hint}
          </p>
        )}
        {children}
        <FieldMessage id={`${id}-error`} error={error} />
      </div>
    </FieldContext>
  );
}
