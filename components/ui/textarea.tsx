"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL_CLASS } from "./control-class";
import { useControlAttributes } from "./field-context";

type TextareaProps = Readonly<Omit<ComponentProps<"textarea">, "id" | "name">>;

/** Several lines of text, inside a `Field`; grows with what is written where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: TextareaProps) {
  return (
    <textarea
      {...useControlAttributes()}
      rows={rows}
      className={clsx(CONTROL_CLASS, "max-h-[60vh] [field-sizing:content]", className)}
      style={{ minHeight: `calc(${rows} * 1.55em + 1.1rem)` }}
      {...rest}
    />
  );
}
