import type { ReactNode } from "react";

/** Around a table of many columns: on paper its letters and the room between them shrink, so that no column is cut off. */
export function WideTable({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <div className="print:[&_table]:text-[6.8pt] print:[&_table]:leading-tight print:[&_td]:py-1 print:[&_td]:pr-1 print:[&_th]:py-1 print:[&_th]:pr-1.5">
      {children}
    </div>
  );
}
