"use client";

import { createContext } from "react";

export type FormWiring = Readonly<{
  formId: string;
  pending: boolean;
  fieldErrors: Readonly<Record<string, string>>;
}>;

/** What a `Form` tells the fields and buttons inside it. Outside a form there is nothing pending. */
export const FormContext = createContext<FormWiring | null>(null);
