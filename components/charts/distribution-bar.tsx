import { useId } from "react";
import { formatNumber } from "@/lib/format/numbers";
import { HatchPattern } from "./hatch";
import { RowLabel } from "./row-label";

export type DistributionRow = Readonly<{
  id: string;
  label: string;
  /** One count for each level, low to high. */
  counts: readonly number[];
  notObserved?: number;
  href?: string;
  /** Instead of the bar: "menos de 10, no se muestra". */
  state?: string;
}>;

type DistributionBarProps = Readonly<{
  caption: string;
  /** Names of the levels, low to high; up to four. */
  levels: readonly string[];
  rows: readonly DistributionRow[];
  /** What is counted: "docentes". */
  unit: string;
}>;

const BAR_HEIGHT = 30;
const NARROWEST_WITH_NUMBER = 0.07;
const NOT_OBSERVED = "No observado";

type Segment = Readonly<{
  label: string;
  count: number;
  fill: string;
  text: string;
  start: number;
  share: number;
}>;

/** How many at each level, one bar a row. "No observado" is hatched: it is neither a level nor a zero. */
export function DistributionBar({ caption, levels, rows, unit }: DistributionBarProps) {
  const hatchId = useId();
  const hasNotObserved = rows.some((row) => (row.notObserved ?? 0) > 0);
  return (
    <div className="text-sm">
      <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1" aria-hidden="true">
        {levels.map((level, index) => (
          <LegendItem key={level} label={level} fill={`var(--level-${index + 1})`} hatchId={hatchId} />
        ))}
        {hasNotObserved && (
          <LegendItem label={NOT_OBSERVED} fill={`url(#${hatchId}-l)`} hatchId={`${hatchId}-l`} />
        )}
      </ul>
      <div className="space-y-4">
        {rows.map((row) => (
          <BarRow
            key={row.id}
            row={row}
            levels={levels}
            unit={unit}
            caption={caption}
            hatchId={`${hatchId}-${row.id}`}
          />
        ))}
      </div>
    </div>
  );
}

type LegendItemProps = Readonly<{ label: string; fill: string; hatchId: string }>;

function LegendItem({ label, fill, hatchId }: LegendItemProps) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <svg width="18" height="14" className="shrink-0">
        <defs>
          <HatchPattern id={hatchId} />
        </defs>
        <rect x="0.5" y="0.5" width="17" height="13" fill={fill} stroke="var(--rule-strong)" />
      </svg>
      {label}
    </li>
  );
}

type BarRowProps = Readonly<{
  row: DistributionRow;
  levels: readonly string[];
  unit: string;
  caption: string;
  hatchId: string;
}>;

function BarRow({ row, levels, unit, caption, hatchId }: BarRowProps) {
  const segments = segmentsOf(row, levels, hatchId);
  const total = segments.reduce((sum, segment) => sum + segment.count, 0);
  const words = segments.map((segment) => `${segment.label} ${formatNumber(segment.count)}`).join(", ");
  return (
    <div className="keep-together">
      <p className="mb-1 flex flex-wrap justify-between gap-x-4">
        <span>
          <RowLabel href={row.href}>{row.label}</RowLabel>
        </span>
        <span className="text-ink-soft tabular-nums">
          {row.state ?? (total === 0 ? "sin dato" : `${formatNumber(total)} ${unit}`)}
        </span>
      </p>
      {!row.state && total > 0 && (
        <svg
          role="img"
          aria-label={`${caption}. ${row.label}: ${words}, de ${formatNumber(total)} ${unit}.`}
          width="100%"
          height={BAR_HEIGHT}
          className="block"
        >
          <defs>
            <HatchPattern id={hatchId} />
          </defs>
          {segments.map((segment) => (
            <BarSegment key={segment.label} segment={segment} />
          ))}
          <rect width="100%" height={BAR_HEIGHT} fill="none" stroke="var(--rule-strong)" strokeWidth="2" />
        </svg>
      )}
    </div>
  );
}

function BarSegment({ segment }: Readonly<{ segment: Segment }>) {
  const { label, count, fill, text, start, share } = segment;
  if (count === 0) return null;
  return (
    <g>
      <title>{`${label}: ${formatNumber(count)}`}</title>
      <rect
        x={`${start * 100}%`}
        width={`${share * 100}%`}
        height={BAR_HEIGHT}
        fill={fill}
        stroke="var(--rule-strong)"
      />
      {share >= NARROWEST_WITH_NUMBER && (
        <text
          x={`${(start + share / 2) * 100}%`}
          y={BAR_HEIGHT / 2}
          dy="0.36em"
          textAnchor="middle"
          fill={text}
          stroke={label === NOT_OBSERVED ? "var(--ground)" : undefined}
          strokeWidth={label === NOT_OBSERVED ? 6 : undefined}
          paintOrder="stroke"
          fontWeight="600"
        >
          {formatNumber(count)}
        </text>
      )}
    </g>
  );
}

function segmentsOf(row: DistributionRow, levels: readonly string[], hatchId: string): readonly Segment[] {
  const parts = [
    ...levels.map((label, index) => ({
      label,
      count: row.counts[index] ?? 0,
      fill: `var(--level-${index + 1})`,
      text: `var(--on-level-${index + 1})`,
    })),
    { label: NOT_OBSERVED, count: row.notObserved ?? 0, fill: `url(#${hatchId})`, text: "var(--ink)" },
  ];
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  let start = 0;
  return parts.map((part) => {
    const share = total === 0 ? 0 : part.count / total;
    const segment = { ...part, start, share };
    start += share;
    return segment;
  });
}
