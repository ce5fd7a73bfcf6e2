import clsx from "clsx";
import type { ReactNode } from "react";

type BadgeProps = Readonly<{
  children: ReactNode;
  /** `sea` for evidence, `accent` for what is under way, `plain` for everything else. */
  tone?: "plain" | "sea" | "accent";
  className?: string;
}>;

const TONES = {
  plain: "border-rule-strong text-ink",
  sea: "border-sea text-sea",
  accent: "border-accent text-accent",
} as const;

/** A short tag beside a name: a subject, a grade, a version. States use `StatusMark`. */
export function Badge({ children, tone = "plain", className }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex items-center rounded-sm border px-1.5 text-sm leading-6 whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
