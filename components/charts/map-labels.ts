import type { CommuneGeometry } from "./commune-geometry";

type Place = Readonly<{ x: number; y: number }>;

const GRID_STEPS = 14;
const CHARACTER_WIDTH = 1.3;
const LABEL_HEIGHT = 4.5;
const COST_OF_A_HIDDEN_MARK = 30;

type NameToPlace = Readonly<{
  name: string;
  rings: readonly (readonly Place[])[];
  middle: Place;
  marks: readonly Place[];
}>;

/**
 * Where a commune's name hides the fewest marks, staying inside the commune and near its middle. All positions are
 * percentages of the drawing's width.
 */
export function placeName({ name, rings, middle, marks }: NameToPlace): Place {
  const halfWidth = (name.length * CHARACTER_WIDTH) / 2 + 1;
  const cost = (place: Place) => {
    const hidden = marks.filter(
      (mark) => Math.abs(mark.x - place.x) < halfWidth && Math.abs(mark.y - place.y) < LABEL_HEIGHT / 2,
    ).length;
    return hidden * COST_OF_A_HIDDEN_MARK + Math.hypot(place.x - middle.x, place.y - middle.y);
  };
  const candidates = gridOver(rings).filter((place) => rings.some((ring) => isInside(place, ring)));
  return candidates.reduce((best, place) => (cost(place) < cost(best) ? place : best), middle);
}

/** The outer ring of each part of a commune. */
export function outerRings(geometry: CommuneGeometry): readonly number[][][] {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts.flatMap((rings) => (rings[0] ? [rings[0]] : []));
}

function gridOver(rings: readonly (readonly Place[])[]): readonly Place[] {
  const xs = rings.flat().map((place) => place.x);
  const ys = rings.flat().map((place) => place.y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const steps = Array.from({ length: GRID_STEPS }, (_, step) => (step + 0.5) / GRID_STEPS);
  return steps.flatMap((across) =>
    steps.map((down) => ({ x: west + (east - west) * across, y: top + (bottom - top) * down })),
  );
}

/** Even-odd rule: a line from the place crosses the ring an odd number of times. */
function isInside(place: Place, ring: readonly Place[]): boolean {
  let inside = false;
  ring.forEach((end, index) => {
    const start = ring.at(index - 1) ?? end;
    const straddles = end.y > place.y !== start.y > place.y;
    if (straddles && place.x < ((start.x - end.x) * (place.y - end.y)) / (start.y - end.y) + end.x) {
      inside = !inside;
    }
  });
  return inside;
}
