"use client";

import { createContext } from "react";

/** Closes the dialog around; null outside a dialog. */
export const CloseDialogContext = createContext<(() => void) | null>(null);
