import { scaleLinear } from "d3-scale";
import { formatNumber } from "@/lib/format/numbers";
import { Marker, MarkerSample } from "./marker";
import { RowAxis } from "./row-axis";
import { RowLabel } from "./row-label";
import type { Format } from "./trend-data";

export type DotRangeRow = Readonly<{
  id: string;
  label: string;
  /** Null when there is no figure; `note` then says why. */
  value: number | null;
  low?: number;
  high?: number;
  reference?: number;
  /** "n 8", "sin dato". */
  note?: string;
  href?: string;
}>;

type DotRangeProps = Readonly<{
  caption: string;
  rows: readonly DotRangeRow[];
  domain: readonly [number, number];
  /** What the dot is: "Esta escuela". */
  valueLabel: string;
  /** What the line is: "Mitad central de los docentes". */
  rangeLabel?: string;
  /** What the hollow mark is: "Escuelas similares". */
  referenceLabel?: string;
  format?: Format;
}>;

const ROW_HEIGHT = 26;
const MIDDLE = ROW_HEIGHT / 2;
const GRID = "grid gap-x-4 @lg:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_7rem] @lg:items-center";

/** One value a row with its range, beside a reference: for comparing like with like on one scale. */
export function DotRange(props: DotRangeProps) {
  const { caption, rows, domain, valueLabel, rangeLabel, referenceLabel, format = formatNumber } = props;
  const x = scaleLinear().domain(domain).range([3, 97]);
  return (
    <div className="@container text-sm">
      <ul aria-hidden="true" className="mb-3 flex flex-wrap gap-x-5 gap-y-1">
        <li className="inline-flex items-center gap-1.5">
          <MarkerSample kind="circle" colour="var(--sea)" />
          {valueLabel}
        </li>
        {rangeLabel && (
          <li className="inline-flex items-center gap-1.5">
            <svg width="22" height="8">
              <line x1="0" x2="22" y1="4" y2="4" stroke="var(--rule-strong)" strokeWidth="5" />
            </svg>
            {rangeLabel}
          </li>
        )}
        {referenceLabel && (
          <li className="inline-flex items-center gap-1.5">
            <MarkerSample kind="diamond" colour="var(--ink)" isHollow />
            {referenceLabel}
          </li>
        )}
      </ul>
      {rows.map((row) => (
        <div key={row.id} className={`${GRID} border-t border-rule py-1.5`}>
          <span className="flex justify-between gap-3">
            <RowLabel href={row.href}>{row.label}</RowLabel>
            <Figure row={row} format={format} className="@lg:hidden" />
          </span>
          <svg
            role="img"
            aria-label={`${caption}. ${summaryOf(row, props, format)}`}
            width="100%"
            height={ROW_HEIGHT}
            className="overflow-visible"
          >
            <RowDrawing row={row} x={x} />
          </svg>
          <Figure row={row} format={format} className="text-right @max-lg:hidden" />
        </div>
      ))}
      <RowAxis grid={GRID} x={x} ticks={4} format={format} />
    </div>
  );
}

type FigureProps = Readonly<{ row: DotRangeRow; format: Format; className: string }>;

function Figure({ row, format, className }: FigureProps) {
  return (
    <span className={`${className} whitespace-nowrap tabular-nums`}>
      {row.value !== null && <strong>{format(row.value)}</strong>}
      <span className="text-ink-soft"> {row.note ?? (row.value === null ? "sin dato" : "")}</span>
    </span>
  );
}

type RowDrawingProps = Readonly<{ row: DotRangeRow; x: (value: number) => number }>;

function RowDrawing({ row, x }: RowDrawingProps) {
  const { value, low, high, reference } = row;
  return (
    <>
      <line x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} stroke="var(--rule)" />
      {low !== undefined && high !== undefined && (
        <line
          x1={`${x(low)}%`}
          x2={`${x(high)}%`}
          y1={MIDDLE}
          y2={MIDDLE}
          stroke="var(--rule-strong)"
          strokeWidth="6"
        />
      )}
      {reference !== undefined && (
        <Marker kind="diamond" x={`${x(reference)}%`} y={MIDDLE} radius={5.5} colour="var(--ink)" isHollow />
      )}
      {value !== null && (
        <Marker kind="circle" x={`${x(value)}%`} y={MIDDLE} radius={6} colour="var(--sea)" />
      )}
    </>
  );
}

function summaryOf(row: DotRangeRow, props: DotRangeProps, format: Format): string {
  if (row.value === null) return `${row.label}: ${row.note ?? "sin dato"}.`;
  const parts = [`${props.valueLabel} ${format(row.value)}`];
  if (row.low !== undefined && row.high !== undefined) {
    parts.push(`${props.rangeLabel ?? "rango"} de ${format(row.low)} a ${format(row.high)}`);
  }
  if (row.reference !== undefined) {
    parts.push(`${props.referenceLabel ?? "referencia"} ${format(row.reference)}`);
  }
  return `${row.label}: ${parts.join(", ")}${row.note ? `, ${row.note}` : ""}.`;
}
