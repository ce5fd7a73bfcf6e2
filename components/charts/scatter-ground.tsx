import type { ScaleLinear } from "d3-scale";
import type { ScatterQuadrants } from "./scatter-data";
import type { Format } from "./trend-data";

type ScatterGroundProps = Readonly<{
  /** Values to percent from the left. */
  x: ScaleLinear<number, number>;
  /** Values to percent from the top. */
  y: ScaleLinear<number, number>;
  quadrants: ScatterQuadrants | undefined;
  format: Format;
}>;

/** Gridlines, figures of the axes and, where there are any, the quadrants behind the points of a scatter. */
export function ScatterGround({ x, y, quadrants, format }: ScatterGroundProps) {
  return (
    <>
      <svg className="absolute inset-0 h-full w-full overflow-visible">
        {y.ticks(5).map((tick) => (
          <Across key={tick} at={y(tick)} colour="var(--rule)" />
        ))}
        {x.ticks(5).map((tick) => (
          <Down key={tick} at={x(tick)} colour="var(--rule)" />
        ))}
        {quadrants && <Quadrants x={x} y={y} threshold={quadrants.threshold} />}
      </svg>
      {y.ticks(5).map((tick) => (
        <span
          key={tick}
          className="absolute right-full mr-2 -translate-y-1/2 text-ink-soft"
          style={{ top: `${y(tick)}%` }}
        >
          {format(tick)}
        </span>
      ))}
      {x.ticks(5).map((tick) => (
        <span
          key={tick}
          className="absolute top-full mt-1 -translate-x-1/2 text-ink-soft"
          style={{ left: `${x(tick)}%` }}
        >
          {format(tick)}
        </span>
      ))}
      {quadrants && <Corners quadrants={quadrants} />}
    </>
  );
}

type LineProps = Readonly<{ at: number; colour: string; dash?: string }>;

function Across({ at, colour, dash }: LineProps) {
  return <line x1="0" x2="100%" y1={`${at}%`} y2={`${at}%`} stroke={colour} strokeDasharray={dash} />;
}

function Down({ at, colour, dash }: LineProps) {
  return <line x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" stroke={colour} strokeDasharray={dash} />;
}

type QuadrantsProps = Readonly<Pick<ScatterGroundProps, "x" | "y"> & { threshold: number }>;

function Quadrants({ x, y, threshold }: QuadrantsProps) {
  const edges = threshold > 0 ? [-threshold, threshold] : [];
  return (
    <>
      <Across at={y(0)} colour="var(--ink)" />
      <Down at={x(0)} colour="var(--ink)" />
      {edges.map((edge) => (
        <g key={edge}>
          <Across at={y(edge)} colour="var(--ink-soft)" dash="4 4" />
          <Down at={x(edge)} colour="var(--ink-soft)" dash="4 4" />
        </g>
      ))}
    </>
  );
}

const CORNER =
  "pointer-events-none absolute max-w-[45%] px-1.5 py-1 leading-tight font-semibold text-ink-soft";

function Corners({ quadrants }: Readonly<{ quadrants: ScatterQuadrants }>) {
  return (
    <>
      <span className={`${CORNER} top-0 right-0 text-right`}>{quadrants.highHigh}</span>
      <span className={`${CORNER} right-0 bottom-0 text-right`}>{quadrants.highLow}</span>
      <span className={`${CORNER} top-0 left-0`}>{quadrants.lowHigh}</span>
      <span className={`${CORNER} bottom-0 left-0`}>{quadrants.lowLow}</span>
    </>
  );
}
