import { formatNumber } from "@/lib/format/numbers";
import { RowLabel } from "./row-label";
import type { Format } from "./trend-data";

export type BarListRow = Readonly<{
  id: string;
  label: string;
  /** Null when it is not shown; `note` then says why. */
  value: number | null;
  note?: string;
  href?: string;
}>;

type BarListProps = Readonly<{
  caption: string;
  rows: readonly BarListRow[];
  /** The length of a full bar; the largest value unless said. */
  max?: number;
  /** "necesidades": said after each figure to screen readers. */
  unit: string;
  format?: Format;
}>;

/** A short list of amounts from one zero, each opening the list behind it. */
export function BarList({ caption, rows, max, unit, format = formatNumber }: BarListProps) {
  const full = max ?? Math.max(0, ...rows.map((row) => row.value ?? 0));
  return (
    <ul className="space-y-3 text-sm" aria-label={caption}>
      {rows.map((row) => (
        <li key={row.id} className="keep-together">
          <p className="flex justify-between gap-4">
            <span>
              <RowLabel href={row.href}>{row.label}</RowLabel>
            </span>
            <span className="shrink-0 text-right tabular-nums">
              {row.value !== null && <strong>{format(row.value)}</strong>}
              <span className="sr-only"> {unit}</span>
              <span className="text-ink-soft"> {row.note ?? (row.value === null ? "sin dato" : "")}</span>
            </span>
          </p>
          <svg aria-hidden="true" width="100%" height="10" className="mt-0.5 block">
            <line x1="0" x2="100%" y1="9.5" y2="9.5" stroke="var(--rule)" />
            {row.value !== null && full > 0 && (
              <rect width={`${(Math.max(0, row.value) / full) * 100}%`} height="9.5" fill="var(--sea)" />
            )}
          </svg>
        </li>
      ))}
    </ul>
  );
}
