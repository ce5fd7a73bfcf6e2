import clsx from "clsx";
import type { ReactNode } from "react";

type DisclosureProps = Readonly<{
  summary: ReactNode;
  children: ReactNode;
  defaultOpen?: boolean;
  className?: string;
}>;

/** Detail on demand with the browser's own element: works without script and is found by the page search. */
export function Disclosure({ summary, children, defaultOpen, className }: DisclosureProps) {
  return (
    <details open={defaultOpen} className={clsx("group not-open:print:hidden", className)}>
      <summary className="inline-flex min-h-11 list-none items-center gap-2 text-sea hover:text-sea-strong">
        <svg
          viewBox="0 0 10 10"
          aria-hidden="true"
          className="size-2.5 shrink-0 transition-transform group-open:rotate-90 print:hidden"
        >
          <path d="M2.5 1 7 5 2.5 9" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        <span className="link">{summary}</span>
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  );
}
