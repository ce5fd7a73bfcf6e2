import clsx from "clsx";
import { useId, type ReactNode } from "react";

type SectionProps = Readonly<{
  title: string;
  /** One line under the title. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** For links that lead to this part of the page. */
  id?: string;
  className?: string;
  children: ReactNode;
}>;

/** A part of a page with its h2, set apart by space. */
export function Section({ title, lead, actions, id, className, children }: SectionProps) {
  const ownId = useId();
  const headingId = `${id ?? ownId}-title`;
  return (
    <section id={id} aria-labelledby={headingId} className={clsx("mb-12", className)}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="max-w-measure">
          <h2 id={headingId} className="text-xl">
            {title}
          </h2>
          {lead && <div className="mt-1 text-ink-soft">{lead}</div>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
