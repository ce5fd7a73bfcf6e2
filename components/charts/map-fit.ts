import { geoPath, geoTransform } from "d3-geo";
import type { CommuneGeometry } from "./commune-geometry";
import { outerRings, placeName } from "./map-labels";

export type MapCommune = Readonly<{ code: string; name: string; geometry: CommuneGeometry }>;

type MapPoint = Readonly<{ longitude: number; latitude: number }>;

export type FittedMap = Readonly<{
  width: number;
  height: number;
  communes: readonly Readonly<{ code: string; name: string; path: string; labelX: number; labelY: number }>[];
  /** Longitude and latitude to percentages of the drawing. */
  toPercent: (longitude: number, latitude: number) => Readonly<{ x: number; y: number }>;
  /** How much of the width one kilometre takes, in percent. */
  percentPerKm: number;
}>;

const WIDTH = 1000;
const MARGIN = 20;
const KM_PER_DEGREE = 111.2;

/**
 * Fits communes into a drawing 1000 units wide, degrees of longitude shortened by the latitude in the middle:
 * enough for a territory. It is a plane transform, so the winding of the official polygons does not matter.
 */
export function fitMap(communes: readonly MapCommune[], points: readonly MapPoint[]): FittedMap {
  const collection = {
    type: "GeometryCollection" as const,
    geometries: communes.map((commune) => commune.geometry),
  };
  const [[west, south], [east, north]] = geoPath(planar((x, y) => [x, y])).bounds(collection);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / ((east - west) * shrink);
  const height = (north - south) * scale + 2 * MARGIN;
  const place = (longitude: number, latitude: number): [number, number] => [
    MARGIN + (longitude - west) * shrink * scale,
    MARGIN + (north - latitude) * scale,
  ];
  const path = geoPath(planar(place)).digits(1);
  const share = ([x, y]: readonly [number, number]) => ({ x: (x / WIDTH) * 100, y: (y / WIDTH) * 100 });
  const marks = points.map((point) => share(place(point.longitude, point.latitude)));
  return {
    width: WIDTH,
    height,
    communes: communes.map(({ code, name, geometry }) => {
      const rings = outerRings(geometry).map((ring) => ring.map(([x = 0, y = 0]) => share(place(x, y))));
      const label = placeName({ name, rings, middle: share(path.centroid(geometry)), marks });
      return { code, name, path: path(geometry) ?? "", labelX: label.x, labelY: (label.y * WIDTH) / height };
    }),
    toPercent: (longitude, latitude) => {
      const [x, y] = place(longitude, latitude);
      return { x: (x / WIDTH) * 100, y: (y / height) * 100 };
    },
    percentPerKm: (scale / KM_PER_DEGREE / WIDTH) * 100,
  };
}

function planar(place: (x: number, y: number) => [number, number]) {
  return geoTransform({
    point(x, y) {
      this.stream.point(...place(x, y));
    },
  });
}
