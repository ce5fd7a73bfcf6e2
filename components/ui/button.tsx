import clsx from "clsx";
import type { ComponentProps } from "react";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

export type ButtonSize = "normal" | "small";

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-rule-strong bg-transparent text-ink hover:border-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-accent hover:bg-accent-soft hover:text-accent-strong",
  danger: "border-bad bg-transparent text-bad hover:bg-bad hover:text-on-bad",
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  normal: "min-h-11 px-4 py-2 text-base",
  small: "min-h-11 px-3 py-1 text-sm md:min-h-9",
};

/** The class of anything that looks like a button, shared by buttons and links. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "normal") {
  return clsx(
    "inline-flex items-center justify-center gap-2 rounded-sm border text-center leading-tight font-semibold no-underline transition-colors print:hidden",
    "disabled:cursor-not-allowed disabled:border-rule-strong disabled:bg-transparent disabled:text-ink-soft disabled:hover:bg-transparent",
    "aria-disabled:cursor-progress",
    VARIANTS[variant],
    SIZES[size],
  );
}

type ButtonProps = Readonly<ComponentProps<"button"> & { variant?: ButtonVariant; size?: ButtonSize }>;

/** A plain button; inside a form prefer `SubmitButton`, which shows that it is working. */
export function Button({ variant, size, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={clsx(buttonClass(variant, size), className)} {...rest} />;
}
