import { formatNumber } from "@/lib/format/numbers";
import type { Format } from "./trend-data";

type PathPictureProps = Readonly<{
  caption: string;
  factors: readonly string[];
  /** In the order in which they are drawn, from top to bottom. */
  items: readonly Readonly<{ label: string; loadings: readonly number[] }>[];
  /** Correlations between factors; null when they were kept apart. */
  phi: readonly (readonly number[])[] | null;
  /** Loadings smaller than this are not drawn. */
  threshold: number;
  format?: Format;
}>;

const WIDTH = 360;
const ROW = 30;
const ITEM = { width: 96, height: 22 };
const FACTOR = { x: 262, radius: 22 };
const LEAST_ARC = 0.1;
const twoDecimals: Format = (value) => formatNumber(value, { min: 2, max: 2 });

/** Which items each factor explains: the thicker the line, the larger the loading; negative ones are broken. Arcs join factors that go together. */
export function PathPicture(props: PathPictureProps) {
  const { caption, factors, items, phi, threshold, format = twoDecimals } = props;
  const height = Math.max(items.length * ROW, factors.length * (FACTOR.radius * 2 + 16)) + 8;
  const itemY = (index: number) => ((index + 0.5) / items.length) * (height - 8) + 4;
  const factorY = (index: number) => ((index + 0.5) / factors.length) * (height - 8) + 4;
  return (
    <svg
      role="img"
      aria-label={summaryOf(props, format)}
      viewBox={`0 0 ${WIDTH} ${height}`}
      className="w-full max-w-md text-chart"
    >
      {items.map((item, row) =>
        item.loadings.map((loading, column) =>
          Math.abs(loading) < threshold ? null : (
            <Arrow
              key={`${item.label} ${column}`}
              loading={loading}
              from={{ x: FACTOR.x - FACTOR.radius, y: factorY(column) }}
              to={{ x: ITEM.width + 34, y: itemY(row) }}
            />
          ),
        ),
      )}
      {items.map((item, row) => (
        <ItemBox key={item.label} item={item} y={itemY(row)} threshold={threshold} format={format} />
      ))}
      {phi !== null && <Arcs phi={phi} factorY={factorY} format={format} />}
      {factors.map((factor, index) => (
        <g key={factor} transform={`translate(${FACTOR.x} ${factorY(index)})`}>
          <circle r={FACTOR.radius} fill="var(--ground)" stroke="var(--ink)" strokeWidth="1.5" />
          <text
            textAnchor="middle"
            dominantBaseline="central"
            fill="var(--ink)"
            fontSize="13"
            fontWeight="600"
          >
            {factor}
          </text>
        </g>
      ))}
      <title>{caption}</title>
    </svg>
  );
}

type Point = Readonly<{ x: number; y: number }>;

function Arrow({ loading, from, to }: Readonly<{ loading: number; from: Point; to: Point }>) {
  return (
    <line
      x1={from.x}
      y1={from.y}
      x2={to.x}
      y2={to.y}
      stroke={loading < 0 ? "var(--accent)" : "var(--sea)"}
      strokeWidth={0.75 + Math.abs(loading) * 3}
      strokeDasharray={loading < 0 ? "6 4" : undefined}
    />
  );
}

type ItemBoxProps = Readonly<{
  item: PathPictureProps["items"][number];
  y: number;
  threshold: number;
  format: Format;
}>;

function ItemBox({ item, y, threshold, format }: ItemBoxProps) {
  const main = item.loadings.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return (
    <g transform={`translate(0 ${y})`}>
      <rect
        x="0.75"
        y={-ITEM.height / 2}
        width={ITEM.width}
        height={ITEM.height}
        fill="var(--ground)"
        stroke="var(--ink)"
        strokeDasharray={Math.abs(main) < threshold ? "3 3" : undefined}
      />
      <text x={ITEM.width / 2} textAnchor="middle" dominantBaseline="central" fill="var(--ink)" fontSize="13">
        {short(item.label)}
      </text>
      {Math.abs(main) >= threshold && (
        <text
          x={ITEM.width + 4}
          dominantBaseline="central"
          fill="var(--ink)"
          stroke="var(--ground)"
          strokeWidth="3"
          paintOrder="stroke"
          fontSize="12"
        >
          {format(main)}
        </text>
      )}
    </g>
  );
}

type ArcsProps = Readonly<{
  phi: readonly (readonly number[])[];
  factorY: (index: number) => number;
  format: Format;
}>;

function Arcs({ phi, factorY, format }: ArcsProps) {
  return phi.flatMap((row, upper) =>
    row.slice(upper + 1).map((value, offset) => {
      const lower = upper + 1 + offset;
      if (Math.abs(value) < LEAST_ARC) return null;
      const x = FACTOR.x + FACTOR.radius;
      const [top, bottom] = [factorY(upper), factorY(lower)];
      const bulge = Math.min(70, 26 + offset * 22);
      return (
        <g key={`${upper} ${lower}`}>
          <path
            d={`M${x} ${top}C${x + bulge} ${top} ${x + bulge} ${bottom} ${x} ${bottom}`}
            fill="none"
            stroke="var(--ink-soft)"
            strokeWidth={0.75 + Math.abs(value) * 2}
            strokeDasharray={value < 0 ? "6 4" : undefined}
          />
          <text
            x={x + bulge * 0.75}
            y={(top + bottom) / 2}
            textAnchor="middle"
            dominantBaseline="central"
            fill="var(--ink)"
            stroke="var(--ground)"
            strokeWidth="4"
            paintOrder="stroke"
            fontSize="12"
          >
            {format(value)}
          </text>
        </g>
      );
    }),
  );
}

const MOST_LETTERS = 12;

function short(label: string): string {
  return label.length <= MOST_LETTERS ? label : `…${label.slice(1 - MOST_LETTERS)}`;
}

function summaryOf({ caption, factors, items, threshold }: PathPictureProps, format: Format): string {
  const lines = factors.map((factor, column) => {
    const explained = items.flatMap(({ label, loadings }) => {
      const loading = loadings[column] ?? 0;
      return Math.abs(loading) < threshold ? [] : [`${label} ${format(loading)}`];
    });
    return `${factor}: ${explained.length === 0 ? "ningún ítem" : explained.join(", ")}.`;
  });
  return `${caption}. ${lines.join(" ")}`;
}
