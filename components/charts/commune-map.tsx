import Link from "next/link";
import { formatNumber } from "@/lib/format/numbers";
import { fitMap, type FittedMap, type MapCommune } from "./map-fit";
import { Marker, MarkerSample } from "./marker";
import { seriesStyle } from "./series-style";

export type MapMark = Readonly<{
  id: string;
  /** Said when pointed at: "Escuela Ramón Freire · 2 ciclos abiertos". */
  label: string;
  longitude: number;
  latitude: number;
  /** The id of one of the categories. */
  category: string;
  /** Any amount from zero up; the area of the mark follows it. */
  size?: number;
  href?: string;
}>;

/** A straight line between two places: who goes where. It says nothing that its table does not. */
export type MapLink = Readonly<{
  id: string;
  label: string;
  from: Readonly<{ longitude: number; latitude: number }>;
  to: Readonly<{ longitude: number; latitude: number }>;
}>;

export type MapCategory = Readonly<{ id: string; label: string }>;

type CommuneMapProps = Readonly<{
  caption: string;
  communes: readonly MapCommune[];
  marks: readonly MapMark[];
  links?: readonly MapLink[];
  /** Up to four; each has its own shape and colour. */
  categories: readonly MapCategory[];
}>;

const SMALLEST = 3.5;
const LARGEST = 9;
const SCALE_STEPS_KM = [1, 2, 5, 10, 20, 50, 100] as const;

/**
 * Communes with their schools. The marks open their page with the pointer; keyboard and screen readers have the
 * same links in the table beside it, so the drawing itself stays out of their way.
 */
export function CommuneMap({ caption, communes, marks, links = [], categories }: CommuneMapProps) {
  if (communes.length === 0) return <p className="text-ink-soft">Sin mapa para este territorio.</p>;
  const map = fitMap(communes, marks);
  const largest = Math.max(0, ...marks.map((mark) => mark.size ?? 0));
  const used = categories.map((category) => ({
    ...category,
    count: marks.filter((mark) => mark.category === category.id).length,
  }));
  const summary = used.map((category) => `${category.label}: ${formatNumber(category.count)}`).join(", ");
  const names = communes.map((commune) => commune.name).join(", ");
  return (
    <div className="text-chart">
      <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {used.map((category, index) => (
          <li key={category.id} className="inline-flex items-center gap-1.5">
            <MarkerSample kind={seriesStyle(index).marker} colour={seriesStyle(index).colour} />
            {category.label} ({formatNumber(category.count)})
          </li>
        ))}
      </ul>
      <div
        className="keep-together relative w-full"
        style={{
          aspectRatio: `${map.width} / ${map.height}`,
          maxWidth: `calc(36rem * ${(map.width / map.height).toFixed(3)})`,
        }}
      >
        <Ground map={map} label={`${caption}. Comunas: ${names}. ${summary}.`} />
        <svg aria-hidden="true" className="absolute inset-0 h-full w-full overflow-visible">
          {links.map((link) => (
            <MapLine key={link.id} link={link} map={map} />
          ))}
          {byArea(marks).map((mark) => {
            const at = map.toPercent(mark.longitude, mark.latitude);
            const category = categories.findIndex((candidate) => candidate.id === mark.category);
            const radius = radiusOf(mark.size, largest);
            return <MapPoint key={mark.id} mark={mark} at={at} category={category} radius={radius} />;
          })}
        </svg>
        {map.communes.map((commune) => (
          <span
            key={commune.code}
            aria-hidden="true"
            className="pointer-events-none absolute -translate-1/2 font-semibold whitespace-nowrap text-ink-soft [text-shadow:0_0_3px_var(--sunken),0_0_3px_var(--sunken),0_0_6px_var(--sunken)]"
            style={{ left: `${commune.labelX}%`, top: `${commune.labelY}%` }}
          >
            {commune.name}
          </span>
        ))}
      </div>
      <ScaleBar percentPerKm={map.percentPerKm} maxWidth={map.width / map.height} />
    </div>
  );
}

function Ground({ map, label }: Readonly<{ map: FittedMap; label: string }>) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${map.width} ${map.height.toFixed(1)}`}
      className="absolute inset-0 h-full w-full"
    >
      {map.communes.map((commune) => (
        <path
          key={commune.code}
          d={commune.path}
          fill="var(--sunken)"
          stroke="var(--rule-strong)"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

function MapLine({ link, map }: Readonly<{ link: MapLink; map: FittedMap }>) {
  const from = map.toPercent(link.from.longitude, link.from.latitude);
  const to = map.toPercent(link.to.longitude, link.to.latitude);
  return (
    <line
      x1={`${from.x}%`}
      y1={`${from.y}%`}
      x2={`${to.x}%`}
      y2={`${to.y}%`}
      stroke="var(--ink)"
      strokeWidth="1.5"
      strokeOpacity="0.6"
    >
      <title>{link.label}</title>
    </line>
  );
}

type MapPointProps = Readonly<{
  mark: MapMark;
  at: Readonly<{ x: number; y: number }>;
  category: number;
  radius: number;
}>;

function MapPoint({ mark, at, category, radius }: MapPointProps) {
  const { colour, marker } = seriesStyle(Math.max(0, category));
  const drawing = (
    <>
      <title>{mark.label}</title>
      <Marker kind={marker} x={`${at.x}%`} y={`${at.y}%`} radius={radius} colour={colour} />
    </>
  );
  if (!mark.href) return <g>{drawing}</g>;
  return (
    <Link href={mark.href} tabIndex={-1} prefetch={false} className="hover:opacity-70">
      {drawing}
    </Link>
  );
}

type ScaleBarProps = Readonly<{ percentPerKm: number; maxWidth: number }>;

function ScaleBar({ percentPerKm, maxWidth }: ScaleBarProps) {
  const km = SCALE_STEPS_KM.findLast((step) => step * percentPerKm <= 30) ?? SCALE_STEPS_KM[0];
  return (
    <div
      aria-hidden="true"
      className="mt-1 text-ink-soft"
      style={{ maxWidth: `calc(36rem * ${maxWidth.toFixed(3)})` }}
    >
      <div
        className="h-1.5 border-x border-b border-rule-strong"
        style={{ width: `${(km * percentPerKm).toFixed(2)}%` }}
      />
      {formatNumber(km)} km
    </div>
  );
}

/** Small marks are drawn last, so that none hides under a large one. */
function byArea(marks: readonly MapMark[]): readonly MapMark[] {
  return [...marks].sort((a, b) => (b.size ?? 0) - (a.size ?? 0));
}

function radiusOf(size: number | undefined, largest: number): number {
  if (size === undefined || largest === 0) return 6;
  return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, size) / largest);
}
