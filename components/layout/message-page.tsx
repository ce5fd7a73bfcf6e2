import type { ReactNode } from "react";

type MessagePageProps = Readonly<{
  title: string;
  children: ReactNode;
  /** The next step. */
  actions?: ReactNode;
}>;

/** A page with one message and the next step: not found, no signal, a fault of ours. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  return (
    <div className="max-w-measure py-8">
      <h1 className="text-2xl sm:text-3xl">{title}</h1>
      <div className="mt-4 space-y-3 text-lg text-ink-soft">{children}</div>
      {actions && <div className="mt-8 flex flex-wrap gap-3">{actions}</div>}
    </div>
  );
}
