import clsx from "clsx";
import type { ReactNode } from "react";

export type NoticeKind = "info" | "warning" | "demo";

type NoticeProps = Readonly<{
  kind?: NoticeKind;
  title?: string;
  children: ReactNode;
  className?: string;
}>;

const KINDS: Readonly<Record<NoticeKind, { className: string; word: string }>> = {
  info: { className: "border-sea", word: "Nota" },
  warning: { className: "border-warn", word: "Atención" },
  demo: { className: "border-rule-strong border-dashed", word: "Demostración" },
};

/** Something to know before going on. A word says the kind, so that colour is not needed. */
export function Notice({ kind = "info", title, children, className }: NoticeProps) {
  const { className: border, word } = KINDS[kind];
  return (
    <div role="note" className={clsx("max-w-measure border-l-4 py-1 pl-4 [&>p+p]:mt-2", border, className)}>
      <p className="font-semibold">{title ?? word}</p>
      {children}
    </div>
  );
}
