import type { ReactNode } from "react";

type EmptyStateProps = Readonly<{
  /** What there is not, in words: "Todavía no hay visitas". */
  title: string;
  /** Why, and what comes next. */
  children?: ReactNode;
  /** The next step, usually one `LinkButton`. */
  action?: ReactNode;
}>;

/** A list with nothing in it, and the next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="border-y border-rule py-8">
      <p className="font-serif text-lg font-semibold">{title}</p>
      {children && <div className="mt-1 max-w-measure text-ink-soft">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
