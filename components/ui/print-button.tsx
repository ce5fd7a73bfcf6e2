"use client";

import { Button, type ButtonSize } from "./button";

type PrintButtonProps = Readonly<{ children?: string; size?: ButtonSize }>;

/** Opens the browser's print dialog; the page's own print styles do the rest. */
export function PrintButton({ children = "Imprimir", size }: PrintButtonProps) {
  return (
    <Button size={size} onClick={() => window.print()}>
      {children}
    </Button>
  );
}
