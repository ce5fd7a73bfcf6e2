"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL_CLASS } from "./control-class";
import { useControlAttributes } from "./field-context";

type TextInputProps = Readonly<Omit<ComponentProps<"input">, "id" | "name">>;

/** One line of text, inside a `Field`. */
export function TextInput({ className, type = "text", ...rest }: TextInputProps) {
  return (
    <input {...useControlAttributes()} type={type} className={clsx(CONTROL_CLASS, className)} {...rest} />
  );
}
