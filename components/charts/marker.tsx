export const MARKER_KINDS = ["circle", "square", "triangle", "diamond"] as const;

export type MarkerKind = (typeof MARKER_KINDS)[number];

const PATHS: Readonly<Record<MarkerKind, string>> = {
  circle: "M1 0A1 1 0 1 1-1 0 1 1 0 1 1 1 0z",
  square: "M-.88-.88H.88V.88H-.88z",
  triangle: "M0-1.15 1.1.85H-1.1z",
  diamond: "M0-1.25 1.25 0 0 1.25-1.25 0z",
};

type MarkerProps = Readonly<{
  kind: MarkerKind;
  /** Position inside the svg around: a percentage across, pixels or a percentage down. */
  x: string;
  y: string | number;
  radius: number;
  colour: string;
  isHollow?: boolean;
}>;

/** One mark of fixed size on screen, placed by percentage: the drawing stretches, the mark does not. */
export function Marker({ kind, x, y, radius, colour, isHollow }: MarkerProps) {
  return (
    <svg x={x} y={y} overflow="visible">
      <path
        d={PATHS[kind]}
        transform={`scale(${radius})`}
        fill={isHollow ? "var(--ground)" : colour}
        stroke={isHollow ? colour : "var(--ground)"}
        strokeWidth={isHollow ? 2 : 1.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

type MarkerSampleProps = Readonly<{ kind: MarkerKind; colour: string; isHollow?: boolean }>;

/** The same mark beside a word, for legends. */
export function MarkerSample({ kind, colour, isHollow }: MarkerSampleProps) {
  return (
    <svg aria-hidden="true" className="inline-block size-3.5 shrink-0 overflow-visible">
      <Marker kind={kind} x="50%" y="50%" radius={4.5} colour={colour} isHollow={isHollow} />
    </svg>
  );
}
