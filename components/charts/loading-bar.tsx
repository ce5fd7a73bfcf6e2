import { formatNumber } from "@/lib/format/numbers";

type LoadingBarProps = Readonly<{
  value: number;
  /** From this size on the bar is full; under it, only its outline and softer figures. */
  threshold: number;
  /** The largest of the row: written in bold. */
  isMain: boolean;
}>;

const HALF = 26;

/** One loading from −1 to 1 with its figure, for a cell of a table: to the right of the line when positive, to the left when negative. */
export function LoadingBar({ value, threshold, isMain }: LoadingBarProps) {
  const length = Math.min(1, Math.abs(value)) * HALF;
  const counts = Math.abs(value) >= threshold;
  const text = formatNumber(value, { min: 2, max: 2 });
  return (
    <span className="inline-flex items-center justify-end gap-2 whitespace-nowrap tabular-nums">
      <svg aria-hidden="true" width={HALF * 2 + 2} height="12" className="shrink-0">
        <rect
          x={(value < 0 ? HALF - length : HALF) + 1}
          y="2"
          width={length}
          height="8"
          fill={counts ? (value < 0 ? "var(--accent)" : "var(--sea)") : "none"}
          stroke={value < 0 ? "var(--accent)" : "var(--sea)"}
          strokeWidth="1"
        />
        <line x1={HALF + 1} x2={HALF + 1} y1="0" y2="12" stroke="var(--rule-strong)" />
      </svg>
      {isMain ? (
        <strong>{text}</strong>
      ) : (
        <span className={counts ? undefined : "text-ink-soft"}>{text}</span>
      )}
    </span>
  );
}
