import { scaleLinear } from "d3-scale";
import { formatNumber } from "@/lib/format/numbers";
import { forestDomain, forestSummary, type ForestBlock, type ForestRow } from "./forest-data";
import { Marker, MarkerSample } from "./marker";
import { RowAxis } from "./row-axis";
import { seriesStyle } from "./series-style";
import type { Format } from "./trend-data";

type ForestPlotProps = Readonly<{
  caption: string;
  /** What is estimated, one block each: an indicator with its rows. */
  blocks: readonly ForestBlock[];
  /** Up to four; each has its own shape and colour, whichever block it stands in. */
  groups: readonly Readonly<{ id: string; label: string }>[];
  /** What the mark and the line are: "r de Pearson", "Intervalo de 95%". */
  valueLabel: string;
  rangeLabel: string;
  format?: Format;
}>;

const ROW_HEIGHT = 24;
const MIDDLE = ROW_HEIGHT / 2;
const GRID = "grid gap-x-4 @lg:grid-cols-[minmax(0,12rem)_minmax(0,1fr)_11rem] @lg:items-center";

/** Estimates with their intervals beside the line of no relation: what crosses it may be nothing. */
export function ForestPlot(props: ForestPlotProps) {
  const { caption, blocks, groups, format = formatNumber } = props;
  const x = scaleLinear().domain(forestDomain(blocks)).range([2, 98]);
  return (
    <div className="@container text-sm">
      <ForestLegend {...props} />
      {blocks.map((block) => (
        <div key={block.id} className="keep-together border-t border-rule py-2">
          <p className="font-semibold">{block.label}</p>
          {block.rows.map((row) => (
            <div key={row.id} className={GRID}>
              <span className="flex justify-between gap-3">
                {row.label}
                <Figure row={row} format={format} className="@lg:hidden" />
              </span>
              <svg
                role="img"
                aria-label={`${caption}. ${forestSummary(block, row, format)}`}
                width="100%"
                height={ROW_HEIGHT}
                className="overflow-visible"
              >
                <Drawing row={row} x={x} group={groups.findIndex(({ id }) => id === row.group)} />
              </svg>
              <Figure row={row} format={format} className="text-right @max-lg:hidden" />
            </div>
          ))}
        </div>
      ))}
      <RowAxis grid={GRID} x={x} ticks={5} format={format} />
    </div>
  );
}

function ForestLegend({ groups, valueLabel, rangeLabel }: ForestPlotProps) {
  return (
    <ul aria-hidden="true" className="mb-3 flex flex-wrap gap-x-5 gap-y-1">
      {groups.map((group, index) => (
        <li key={group.id} className="inline-flex items-center gap-1.5">
          <MarkerSample kind={seriesStyle(index).marker} colour={seriesStyle(index).colour} />
          {group.label}
        </li>
      ))}
      <li className="inline-flex items-center gap-1.5">
        <svg width="26" height="10">
          <line x1="0" x2="26" y1="5" y2="5" stroke="var(--ink-soft)" strokeWidth="2" />
        </svg>
        {valueLabel}; {rangeLabel.toLowerCase()}
      </li>
    </ul>
  );
}

type FigureProps = Readonly<{ row: ForestRow; format: Format; className: string }>;

function Figure({ row, format, className }: FigureProps) {
  return (
    <span className={`${className} tabular-nums`}>
      {row.value !== null && <strong>{format(row.value)}</strong>}
      {row.value !== null && row.range !== null && (
        <span className="whitespace-nowrap text-ink-soft">
          {" "}
          [{format(row.range[0])}; {format(row.range[1])}]
        </span>
      )}
      {row.note && <span className="text-ink-soft"> {row.note}</span>}
    </span>
  );
}

type DrawingProps = Readonly<{ row: ForestRow; x: (value: number) => number; group: number }>;

function Drawing({ row, x, group }: DrawingProps) {
  const { colour, marker } = seriesStyle(Math.max(0, group));
  return (
    <>
      <line x1={`${x(0)}%`} x2={`${x(0)}%`} y1="0" y2={ROW_HEIGHT} stroke="var(--ink)" strokeWidth="1" />
      {row.range !== null && (
        <line
          x1={`${x(row.range[0])}%`}
          x2={`${x(row.range[1])}%`}
          y1={MIDDLE}
          y2={MIDDLE}
          stroke={colour}
          strokeWidth="2"
        />
      )}
      {row.value !== null && (
        <Marker kind={marker} x={`${x(row.value)}%`} y={MIDDLE} radius={5.5} colour={colour} />
      )}
    </>
  );
}
