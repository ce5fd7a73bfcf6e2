import type { ReactNode } from "react";

type PageHeaderProps = Readonly<{
  title: string;
  /** One line above the title that says where we are: "Escuela Ramón Freire · RBD 459-1". */
  kicker?: ReactNode;
  /** One or two sentences that say what this page is for. */
  lead?: ReactNode;
  actions?: ReactNode;
}>;

/** The head of every page, with its only h1. */
export function PageHeader({ title, kicker, lead, actions }: PageHeaderProps) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="max-w-measure min-w-0 flex-1 basis-80">
        {kicker && <p className="mb-1 text-sm text-ink-soft">{kicker}</p>}
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {lead && <div className="mt-3 text-lg text-ink-soft">{lead}</div>}
      </div>
      {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
    </header>
  );
}
