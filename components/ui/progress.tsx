import { formatNumber } from "@/lib/format/numbers";

type ProgressProps = Readonly<{
  /** What is being counted: "Docentes observados". */
  label: string;
  value: number;
  max: number;
  /** The noun after the figures: "docentes". */
  unit: string;
}>;

/** So many of so many: the words first, the bar as their picture. */
export function Progress({ label, value, max, unit }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const words = max > 0 ? `${formatNumber(value)} de ${formatNumber(max)} ${unit}` : `Sin ${unit}`;
  return (
    <div>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{label}</span>
        <span className="text-sm text-ink-soft tabular-nums">{words}</span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(max, 1)}
        aria-valuenow={Math.min(value, Math.max(max, 1))}
        aria-valuetext={words}
        className="print-exact mt-1 h-2.5 border border-rule-strong"
      >
        <div className="print-exact h-full bg-ink" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
