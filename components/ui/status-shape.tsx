import clsx from "clsx";

export type StatusTone = "done" | "now" | "pending" | "attention" | "bad" | "off";

const COLOURS: Readonly<Record<StatusTone, string>> = {
  done: "text-good",
  now: "text-accent",
  pending: "text-ink-soft",
  attention: "text-warn",
  bad: "text-bad",
  off: "text-ink-soft",
};

/** One shape per tone, different in outline and not only in colour: they survive a photocopy. */
function shapeOf(tone: StatusTone) {
  switch (tone) {
    case "done":
      return (
        <>
          <circle cx="8" cy="8" r="7.25" fill="currentColor" />
          <path d="M4.6 8.3 7 10.7l4.4-5" fill="none" stroke="var(--ground)" strokeWidth="1.8" />
        </>
      );
    case "now":
      return (
        <>
          <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
        </>
      );
    case "pending":
      return <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.6" />;
    case "attention":
      return (
        <>
          <path d="M8 1.2 15.2 14.4H.8z" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <path d="M8 6v4M8 11.4v1.4" stroke="currentColor" strokeWidth="1.8" />
        </>
      );
    case "bad":
      return (
        <>
          <path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor" />
          <path d="M8 4.2v4.6M8 10.2v1.6" stroke="var(--ground)" strokeWidth="1.8" />
        </>
      );
    case "off":
      return (
        <>
          <circle
            cx="8"
            cy="8"
            r="6.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            strokeDasharray="2.2 2.2"
          />
          <path d="M5 8h6" stroke="currentColor" strokeWidth="1.8" />
        </>
      );
  }
}

type StatusShapeProps = Readonly<{ tone: StatusTone; className?: string }>;

/** The shape alone, hidden from screen readers; always beside a word. */
export function StatusShape({ tone, className }: StatusShapeProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={clsx("inline-block size-[0.85em] shrink-0", COLOURS[tone], className)}
    >
      {shapeOf(tone)}
    </svg>
  );
}
