import type { ReactNode } from "react";

type WhoSeesProps = Readonly<{
  /** "Usted y su asesor/a": read after "Lo ven". */
  summary: string;
  /** The full answer and, where there is one, the way to the access log. */
  children: ReactNode;
}>;

/** The small line on every confidential text that says who can read it and opens the full answer. */
export function WhoSees({ summary, children }: WhoSeesProps) {
  return (
    <details className="group text-sm text-ink-soft">
      <summary className="inline-flex min-h-8 list-none items-baseline gap-1.5 hover:text-ink">
        <span className="underline decoration-dotted underline-offset-4">
          Quién ve esto: <span className="font-semibold text-ink">{summary}</span>
        </span>
      </summary>
      <div className="mt-1 max-w-measure border-l border-rule-strong pl-4 [&>p+p]:mt-2">{children}</div>
    </details>
  );
}
