import type { ReactNode } from "react";

type LevelSideProps = Readonly<{ title: string; value: string; detail: string; children?: ReactNode }>;

/** One side of the comparison: a level, of when and of how many. */
export function LevelSide({ title, value, detail, children }: LevelSideProps) {
  return (
    <div className="border-t-2 border-ink pt-2">
      <p className="text-sm font-semibold">{title}</p>
      <p className="font-serif text-2xl font-semibold tabular-nums">{value}</p>
      <p className="text-sm text-ink-soft">{detail}</p>
      {children && <div className="mt-2">{children}</div>}
    </div>
  );
}
