"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL_CLASS } from "./control-class";
import { useControlAttributes } from "./field-context";

export type Option = Readonly<{ value: string; label: string; disabled?: boolean }>;

export type OptionGroup = Readonly<{ label: string; options: readonly Option[] }>;

type SelectProps = Readonly<
  Omit<ComponentProps<"select">, "id" | "name" | "children"> & {
    options: readonly (Option | OptionGroup)[];
    /** Text of the empty first choice; without it the first option is chosen. */
    placeholder?: string;
  }
>;

function renderOption(option: Option) {
  return (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  );
}

/** The browser's own select, which is the right one on a phone; inside a `Field`. */
export function Select({ options, placeholder, className, defaultValue, ...rest }: SelectProps) {
  return (
    <div className="relative">
      <select
        {...useControlAttributes()}
        className={clsx(CONTROL_CLASS, "appearance-none pr-10", className)}
        defaultValue={defaultValue ?? (placeholder === undefined ? undefined : "")}
        {...rest}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((entry) =>
          "options" in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map(renderOption)}
            </optgroup>
          ) : (
            renderOption(entry)
          ),
        )}
      </select>
      <svg
        viewBox="0 0 12 8"
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3.5 w-3 -translate-y-1/2 text-ink-soft"
      >
        <path d="M1 1.5 6 6.5 11 1.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    </div>
  );
}
