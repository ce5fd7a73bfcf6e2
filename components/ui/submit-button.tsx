"use client";

import clsx from "clsx";
import { useContext, type ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button";
import { FormContext } from "./form-context";

type SubmitButtonProps = Readonly<{
  children: ReactNode;
  /** What it says while the server answers. */
  pendingLabel?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  /** Sent with the form when this button submits it: tells two buttons apart. */
  name?: string;
  value?: string;
}>;

/** Submits the `Form` around it and says that it is working. It stays focusable meanwhile. */
export function SubmitButton(props: SubmitButtonProps) {
  const { children, pendingLabel = "Guardando…", variant = "primary", size, className } = props;
  const pending = useContext(FormContext)?.pending ?? false;
  return (
    <button
      type="submit"
      name={props.name}
      value={props.value}
      aria-disabled={pending || undefined}
      className={clsx(buttonClass(variant, size), className)}
    >
      {pending ? pendingLabel : children}
    </button>
  );
}
