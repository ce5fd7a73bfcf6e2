import { formatNumber } from "@/lib/format/numbers";
import type { Format } from "./trend-data";

type CorrelationHeatMapProps = Readonly<{
  caption: string;
  /** Short names, in the order of rows and columns. */
  labels: readonly string[];
  /** A row for each label; null where there was nothing to correlate. */
  values: readonly (readonly (number | null)[])[];
  format?: Format;
}>;

const LABEL = 88;
const ROOMY = { cell: 40, upTo: 16 };
const TIGHT_CELL = 20;
const STRONG = 0.55;
const twoDecimals: Format = (value) => formatNumber(value, { min: 2, max: 2 });

/**
 * The lower half of a matrix of correlations as cells: the stronger, the fuller. Negative ones carry a stroke across, so that
 * sign survives without colour. With sixteen variables or fewer each cell has its number.
 */
export function CorrelationHeatMap(props: CorrelationHeatMapProps) {
  const { caption, labels, values, format = twoDecimals } = props;
  const isRoomy = labels.length <= ROOMY.upTo;
  const cell = isRoomy ? ROOMY.cell : TIGHT_CELL;
  const width = LABEL + labels.length * cell;
  const height = labels.length * cell + 8;
  return (
    <div className="text-chart">
      <div
        className="overflow-x-auto focus-visible:outline-2 focus-visible:outline-focus"
        role="region"
        tabIndex={0}
        aria-label={`${caption}: se puede desplazar hacia los lados`}
      >
        <svg
          role="img"
          aria-label={summaryOf(props, format)}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          className="block max-w-none print:h-auto print:max-w-full"
        >
          {labels.map((label, row) => (
            <g key={label} transform={`translate(0 ${row * cell + 4})`}>
              <text x={LABEL - 8} y={cell / 2} textAnchor="end" dominantBaseline="central" fill="var(--ink)">
                {short(label)}
              </text>
              {labels.slice(0, row).map((other, column) => (
                <Cell
                  key={other}
                  x={LABEL + column * cell}
                  size={cell}
                  value={values[row]?.[column] ?? null}
                  hasNumber={isRoomy}
                  format={format}
                />
              ))}
              <text x={LABEL + row * cell + 6} y={cell / 2} dominantBaseline="central" fill="var(--ink-soft)">
                {row + 1}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <Legend />
    </div>
  );
}

type CellProps = Readonly<{
  x: number;
  size: number;
  value: number | null;
  hasNumber: boolean;
  format: Format;
}>;

function Cell({ x, size, value, hasNumber, format }: CellProps) {
  if (value === null) {
    return (
      <rect
        x={x + 0.5}
        y={0.5}
        width={size - 1}
        height={size - 1}
        fill="none"
        stroke="var(--rule-strong)"
        strokeDasharray="2 2"
      />
    );
  }
  const isStrong = Math.abs(value) >= STRONG;
  return (
    <g>
      <rect
        x={x + 0.5}
        y={0.5}
        width={size - 1}
        height={size - 1}
        style={{ fill: fillOf(value) }}
        stroke="var(--rule)"
      />
      {value < 0 && (
        <line
          x1={x + 2}
          y1={size - 2}
          x2={x + size - 2}
          y2={2}
          stroke={isStrong ? "var(--ground)" : "var(--accent-strong)"}
          strokeWidth="1"
        />
      )}
      {hasNumber && (
        <text
          x={x + size / 2}
          y={size / 2}
          textAnchor="middle"
          dominantBaseline="central"
          fill={isStrong ? "var(--ground)" : "var(--ink)"}
          className="tabular-nums"
        >
          {format(value)}
        </text>
      )}
    </g>
  );
}

/** Between the two shades where letters of neither colour would be read there is none: weak cells stay light, strong ones are dark. */
function fillOf(value: number): string {
  const strength = Math.abs(value);
  const percent =
    strength < STRONG ? (strength / STRONG) * 38 : 78 + ((strength - STRONG) / (1 - STRONG)) * 22;
  return `color-mix(in oklab, var(${value < 0 ? "--accent" : "--sea"}) ${Math.round(percent)}%, var(--ground))`;
}

const SAMPLES = [-0.7, -0.3, 0, 0.2, 0.4, 0.6, 0.9] as const;

function Legend() {
  return (
    <div aria-hidden="true" className="mt-2 flex flex-wrap items-end gap-x-1">
      {SAMPLES.map((value) => (
        <span key={value} className="text-center">
          <svg width="38" height="18" className="block">
            <g>
              <rect
                x="0.5"
                y="0.5"
                width="37"
                height="17"
                style={{ fill: fillOf(value) }}
                stroke="var(--rule)"
              />
              {value < 0 && (
                <line
                  x1="3"
                  y1="16"
                  x2="35"
                  y2="2"
                  stroke={value <= -STRONG ? "var(--ground)" : "var(--accent-strong)"}
                />
              )}
            </g>
          </svg>
          {formatNumber(value)}
        </span>
      ))}
      <span className="ml-3 text-ink-soft">rayada: negativa</span>
    </div>
  );
}

const MOST_LETTERS = 12;

function short(label: string): string {
  return label.length <= MOST_LETTERS ? label : `…${label.slice(1 - MOST_LETTERS)}`;
}

function summaryOf({ caption, labels, values }: CorrelationHeatMapProps, format: Format): string {
  const pairs = labels.flatMap((label, row) =>
    labels.slice(0, row).flatMap((other, column) => {
      const value = values[row]?.[column] ?? null;
      return value === null ? [] : [{ label, other, value }];
    }),
  );
  const ordered = pairs.sort((a, b) => b.value - a.value);
  const [highest, lowest] = [ordered[0], ordered.at(-1)];
  if (!highest || !lowest) return `${caption}. Sin correlaciones.`;
  const words = ({ label, other, value }: typeof highest) => `${label} con ${other}, ${format(value)}`;
  return `${caption}. ${labels.length} variables. La más alta: ${words(highest)}. La más baja: ${words(lowest)}.`;
}
