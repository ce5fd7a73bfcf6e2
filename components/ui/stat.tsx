import Link from "next/link";
import type { ReactNode } from "react";

type StatProps = Readonly<{
  /** Already written by lib/format, or the words of a missing value: "Sin dato". */
  value: string;
  /** Of what: "Lectura 4° básico". */
  of: string;
  /** Of when: "2024". */
  when: string;
  /** Of how many: "62 estudiantes". */
  n: string;
  /** How to read it: "similar a su GSE". */
  note?: ReactNode;
  /** The list behind the number. */
  href?: string;
  /** A missing value is set in words, smaller than a number. */
  isMissing?: boolean;
}>;

/** A number that says of what, of when and of how many. */
export function Stat({ value, of, when, n, note, href, isMissing }: StatProps) {
  const figure = isMissing ? (
    <span className="text-lg text-ink-soft">{value}</span>
  ) : (
    <span className="font-serif text-3xl font-semibold tabular-nums">{value}</span>
  );
  return (
    <div className="border-t-2 border-ink pt-2">
      <p className="text-sm font-semibold">{of}</p>
      <p className="flex min-h-12 items-center">
        {href ? (
          <Link
            href={href}
            className="underline decoration-rule-strong decoration-1 underline-offset-6 hover:text-sea hover:decoration-2"
          >
            {figure}
          </Link>
        ) : (
          figure
        )}
      </p>
      <p className="text-sm text-ink-soft">
        {when} · {n}
      </p>
      {note && <div className="text-sm">{note}</div>}
    </div>
  );
}
