import type { ReactNode } from "react";

/** Says on every page that people and lessons are invented. */
export function DemoBanner({ children }: Readonly<{ children?: ReactNode }>) {
  return (
    <div
      role="note"
      className="border-b border-dashed border-rule-strong px-4 py-1.5 text-center text-sm text-ink-soft"
    >
      {children ?? (
        <>
          <strong className="text-ink">Demostración.</strong> Resultados oficiales; personas y clases
          inventadas.
        </>
      )}
    </div>
  );
}
