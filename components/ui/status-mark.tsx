import clsx from "clsx";
import { StatusShape, type StatusTone } from "./status-shape";

type StatusMarkProps = Readonly<{ tone: StatusTone; children: string; className?: string }>;

/** A state as shape, word and colour. The word is the state's name in Spanish. */
export function StatusMark({ tone, children, className }: StatusMarkProps) {
  return (
    <span className={clsx("inline-flex items-baseline gap-1.5 whitespace-nowrap", className)}>
      <StatusShape tone={tone} className="translate-y-[0.06em]" />
      {children}
    </span>
  );
}
