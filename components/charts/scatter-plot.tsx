import { scaleLinear } from "d3-scale";
import { formatNumber } from "@/lib/format/numbers";
import { Marker, MarkerSample } from "./marker";
import { scatterDomain, scatterSummary, type ScatterPoint, type ScatterQuadrants } from "./scatter-data";
import { ScatterGround } from "./scatter-ground";
import { placeNames, type NameSide } from "./scatter-names";
import { seriesStyle } from "./series-style";
import type { Format } from "./trend-data";

type ScatterPlotProps = Readonly<{
  caption: string;
  points: readonly ScatterPoint[];
  /** Up to four; each has its own shape and colour. */
  groups: readonly Readonly<{ id: string; label: string }>[];
  xLabel: string;
  yLabel: string;
  quadrants?: ScatterQuadrants;
  format?: Format;
}>;

/** One mark a thing on two measures. Groups differ by shape as well as colour; every mark says its name when pointed at, and the table beside has them all. */
export function ScatterPlot(props: ScatterPlotProps) {
  const { points, groups, xLabel, yLabel, quadrants, format = formatNumber } = props;
  const inSight = quadrants === undefined ? [] : [-quadrants.threshold * 2, quadrants.threshold * 2];
  const x = scaleLinear()
    .domain(
      scatterDomain(
        points.map((point) => point.x),
        inSight,
      ),
    )
    .range([0, 100]);
  const y = scaleLinear()
    .domain(
      scatterDomain(
        points.map((point) => point.y),
        inSight,
      ),
    )
    .range([100, 0]);
  const placeOf = (point: ScatterPoint) => ({ x: x(point.x), y: y(point.y) });
  const drawingOf = (point: ScatterPoint) => ({
    point,
    at: placeOf(point),
    group: groups.findIndex(({ id }) => id === point.group),
  });
  // Those set apart are drawn last, over the others.
  const plain = points.filter(({ name }) => name === undefined);
  const apart = points.filter(({ name }) => name !== undefined);
  const sides = placeNames(apart.map(placeOf));
  return (
    <div className="keep-together max-w-measure text-chart">
      <ul aria-hidden="true" className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {groups.map((group, index) => (
          <li key={group.id} className="inline-flex items-center gap-1.5">
            <MarkerSample kind={seriesStyle(index).marker} colour={seriesStyle(index).colour} />
            {group.label} ({formatNumber(points.filter((point) => point.group === group.id).length)})
          </li>
        ))}
      </ul>
      <p aria-hidden="true" className="mb-1 text-ink-soft">
        ↑ {yLabel}
      </p>
      <div
        role="img"
        aria-label={scatterSummary(props)}
        className="relative mr-3 mb-7 ml-11 aspect-square border-b border-l border-ink sm:aspect-4/3"
      >
        <ScatterGround x={x} y={y} quadrants={quadrants} format={format} />
        <svg className="absolute inset-0 h-full w-full overflow-visible">
          {plain.map((point) => (
            <Plain key={point.id} {...drawingOf(point)} />
          ))}
          {apart.map((point, at) => (
            <Apart key={point.id} {...drawingOf(point)} side={sides[at]} />
          ))}
        </svg>
      </div>
      <p aria-hidden="true" className="text-right text-ink-soft">
        {xLabel} →
      </p>
    </div>
  );
}

type PointProps = Readonly<{
  point: ScatterPoint;
  /** In percent of the plot. */
  at: Readonly<{ x: number; y: number }>;
  group: number;
}>;

function Plain({ point, at, group }: PointProps) {
  const { colour, marker } = seriesStyle(Math.max(0, group));
  return (
    <g>
      <title>{point.label}</title>
      <Marker kind={marker} x={`${at.x}%`} y={`${at.y}%`} radius={4.5} colour={colour} isHollow />
    </g>
  );
}

/** One set apart: full, larger, and with its name. */
function Apart({ point, at, group, side }: PointProps & Readonly<{ side: NameSide | undefined }>) {
  const { colour, marker } = seriesStyle(Math.max(0, group));
  return (
    <g>
      <title>{point.label}</title>
      <Marker kind={marker} x={`${at.x}%`} y={`${at.y}%`} radius={7.5} colour={colour} />
      <text
        x={`${at.x}%`}
        y={`${at.y}%`}
        dx={side?.dx}
        dy={side?.dy}
        textAnchor={side?.anchor}
        fill="var(--ink)"
        stroke="var(--ground)"
        strokeWidth="4"
        paintOrder="stroke"
        fontWeight="600"
      >
        {point.name}
      </text>
    </g>
  );
}
