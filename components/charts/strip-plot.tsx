import { scaleLinear } from "d3-scale";
import { Marker, MarkerSample } from "./marker";
import { stackDots } from "./strip-dots";
import type { Format } from "./trend-data";

export type StripRow = Readonly<{
  id: string;
  label: string;
  values: readonly number[];
  /** The reader's own, drawn apart; null where there is none. */
  own: number | null;
  reference: number | null;
  group: number | null;
  /** How many, and how many are missing and why. */
  note: string;
}>;

type StripPlotProps = Readonly<{
  caption: string;
  rows: readonly StripRow[];
  domain: readonly [number, number];
  /** What a dot is: "Un establecimiento". */
  valueLabel: string;
  ownLabel: string;
  /** What the solid line is: "Media del país". */
  referenceLabel: string;
  /** What the broken line is. */
  groupLabel: string;
  format: Format;
}>;

const DOT_RADIUS = 3.4;
const DOT_STEP = 7;
const TOP = 8;

/** Every value of a row as a dot on one scale, stacked where they meet, with two lines to read them beside. */
export function StripPlot(props: StripPlotProps) {
  const { rows, domain, format } = props;
  const x = scaleLinear().domain(domain).range([2, 98]);
  return (
    <div className="text-sm">
      <Legend {...props} />
      {rows.map((row) => (
        <div key={row.id} className="border-t border-rule py-1.5">
          <p className="flex flex-wrap justify-between gap-x-3">
            <strong>{row.label}</strong>
            <span className="text-ink-soft">{row.note}</span>
          </p>
          <Strip row={row} x={x} props={props} />
        </div>
      ))}
      <div className="relative h-6 border-t border-ink text-chart text-ink-soft" aria-hidden="true">
        {x.ticks(4).map((tick) => (
          <span key={tick} className="absolute -translate-x-1/2" style={{ left: `${x(tick)}%` }}>
            {format(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}

type StripProps = Readonly<{ row: StripRow; x: (value: number) => number; props: StripPlotProps }>;

function Strip({ row, x, props }: StripProps) {
  if (row.values.length === 0) return null;
  const dots = stackDots(row.values.map(x));
  const height = TOP * 2 + DOT_STEP * (Math.max(...dots.map(({ level }) => level)) + 1);
  const floor = height - TOP;
  return (
    <svg
      role="img"
      aria-label={`${props.caption}. ${summaryOf(row, props)}`}
      width="100%"
      height={height}
      className="overflow-visible"
    >
      <line x1="0" x2="100%" y1={floor + 4} y2={floor + 4} stroke="var(--rule)" />
      {dots.map(({ position, level }, index) => (
        <circle
          key={index}
          cx={`${position}%`}
          cy={floor - level * DOT_STEP}
          r={DOT_RADIUS}
          fill="var(--sea-soft)"
          stroke="var(--sea)"
          strokeWidth="1.2"
        />
      ))}
      {row.group !== null && <VerticalLine at={x(row.group)} height={height} dash="4 3" />}
      {row.reference !== null && <VerticalLine at={x(row.reference)} height={height} />}
      {row.own !== null && (
        <Marker kind="diamond" x={`${x(row.own)}%`} y={floor} radius={6} colour="var(--accent)" />
      )}
    </svg>
  );
}

type LineProps = Readonly<{ at: number; height: number; dash?: string }>;

function VerticalLine({ at, height, dash }: LineProps) {
  return (
    <line
      x1={`${at}%`}
      x2={`${at}%`}
      y1="0"
      y2={height}
      stroke="var(--ink)"
      strokeWidth="1.8"
      strokeDasharray={dash}
    />
  );
}

function Legend({ rows, valueLabel, ownLabel, referenceLabel, groupLabel }: StripPlotProps) {
  const item = "inline-flex items-center gap-1.5";
  return (
    <ul aria-hidden="true" className="mb-3 flex flex-wrap gap-x-5 gap-y-1">
      <li className={item}>
        <svg width="10" height="10">
          <circle cx="5" cy="5" r={DOT_RADIUS} fill="var(--sea-soft)" stroke="var(--sea)" strokeWidth="1.2" />
        </svg>
        {valueLabel}
      </li>
      {rows.some(({ own }) => own !== null) && (
        <li className={item}>
          <MarkerSample kind="diamond" colour="var(--accent)" />
          {ownLabel}
        </li>
      )}
      <li className={item}>
        <LineSample />
        {referenceLabel}
      </li>
      <li className={item}>
        <LineSample dash="4 3" />
        {groupLabel}
      </li>
    </ul>
  );
}

function LineSample({ dash }: Readonly<{ dash?: string }>) {
  return (
    <svg width="8" height="16">
      <line x1="4" x2="4" y1="0" y2="16" stroke="var(--ink)" strokeWidth="1.8" strokeDasharray={dash} />
    </svg>
  );
}

function summaryOf(row: StripRow, { format, ownLabel, referenceLabel, groupLabel }: StripPlotProps): string {
  const [low, high] = [row.values[0], row.values.at(-1)];
  const parts = [
    `${row.label}: ${row.note}`,
    low === undefined || high === undefined ? "" : `de ${format(low)} a ${format(high)}`,
    row.own === null ? "" : `${ownLabel} ${format(row.own)}`,
    row.reference === null ? "" : `${referenceLabel} ${format(row.reference)}`,
    row.group === null ? "" : `${groupLabel} ${format(row.group)}`,
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}
