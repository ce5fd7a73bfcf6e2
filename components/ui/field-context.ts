"use client";

import { createContext, useContext } from "react";

export type FieldWiring = Readonly<{
  id: string;
  name: string;
  required: boolean;
  invalid: boolean;
  describedBy: string | undefined;
}>;

export const FieldContext = createContext<FieldWiring | null>(null);

/** What a control takes from the `Field` around it; a control without one is a programming mistake. */
export function useField(): FieldWiring {
  const wiring = useContext(FieldContext);
  if (!wiring) throw new Error("A form control must sit inside a Field");
  return wiring;
}

/** The attributes every native control takes from its `Field`. */
export function useControlAttributes() {
  const { id, name, required, invalid, describedBy } = useField();
  return {
    id,
    name,
    "aria-required": required || undefined,
    "aria-invalid": invalid || undefined,
    "aria-describedby": describedBy,
  };
}
