import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CommuneBoundaries, DirectoryRecord } from "./records";

type Point = readonly [number, number];
type Ring = { cut: string; points: Point[] };

const officialCommunes = z.object({
  features: z.array(
    z.object({
      properties: z.object({ cod_comuna: z.number().int(), Provincia: z.string() }),
      geometry: z.object({
        type: z.string(),
        coordinates: z.array(z.array(z.tuple([z.number(), z.number()]).rest(z.number()))).or(z.unknown()),
      }),
    }),
  ),
});
const polygon = z.array(z.array(z.tuple([z.number(), z.number()]))).length(1);

type OfficialCommunes = z.infer<typeof officialCommunes>;

/** The publisher's commune polygons, whole country. */
export function readOfficialCommunes(path: string): OfficialCommunes {
  return officialCommunes.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Province of each commune by CUT. */
export function provincesOf(communes: OfficialCommunes): ReadonlyMap<string, string> {
  return new Map(
    communes.features.map(({ properties }) => [cutOf(properties.cod_comuna), properties.Provincia]),
  );
}

/**
 * The publisher generalises each commune on its own, so neighbours leave gaps and overlaps: of up to 0.7 km in the city
 * and 2 km in open country. Corners closer than this are stitched together, so that a shared border is drawn once.
 */
const STITCH_DEGREES: Readonly<Record<DirectoryRecord["territories"][number]["code"], number>> = {
  huasco: 0.018,
  barrancas: 0.0065,
  "andalien-sur": 0.012,
};

/** Outlines of the communes of each territory, four decimals, borders between neighbours made to coincide. */
export function buildBoundaries(
  communes: OfficialCommunes,
  territories: DirectoryRecord["territories"],
): CommuneBoundaries {
  const ringByCut = new Map(
    communes.features.map((feature) => [cutOf(feature.properties.cod_comuna), feature.geometry]),
  );
  const features = territories.flatMap((territory) => {
    const rings = territory.communes.map((cut): Ring => {
      const [outline = []] = polygon.parse(ringByCut.get(cut)?.coordinates);
      return { cut, points: outline.slice(0, -1) };
    });
    return stitch(rings, STITCH_DEGREES[territory.code]).map(toFeature);
  });
  return { type: "FeatureCollection", features };
}

function stitch(rings: readonly Ring[], tolerance: number): readonly Ring[] {
  const merged = mergeCorners(rings, tolerance);
  return merged.map((ring) => {
    const foreign = foreignCorners(ring, merged);
    const points = ring.points.flatMap((point, index) => {
      const next = ring.points[(index + 1) % ring.points.length] ?? point;
      return [point, ...cornersAlong([point, next], foreign, tolerance)];
    });
    return { cut: ring.cut, points };
  });
}

/** Corners of different communes that lie within the tolerance become one, the first met. */
function mergeCorners(rings: readonly Ring[], tolerance: number): readonly Ring[] {
  const kept: { point: Point; cut: string }[] = [];
  return rings.map(({ cut, points }) => {
    const moved = points.map((point) => {
      const near = kept
        .filter((corner) => corner.cut !== cut && distance(corner.point, point) < tolerance)
        .sort((a, b) => distance(a.point, point) - distance(b.point, point))[0];
      if (near === undefined) kept.push({ point, cut });
      return near?.point ?? point;
    });
    return { cut, points: moved.filter((point, index) => point !== moved[index - 1]) };
  });
}

/** Corners of the other communes that are not corners of this one. */
function foreignCorners(own: Ring, rings: readonly Ring[]): readonly Point[] {
  const known = new Set(own.points.map(String));
  return rings.flatMap(({ points }) => points).filter((point) => !known.has(String(point)));
}

/** The corners that lie along an edge, in order. */
function cornersAlong(
  [start, end]: readonly [Point, Point],
  corners: readonly Point[],
  tolerance: number,
): Point[] {
  const found = corners
    .map((point) => ({ point, ...project(point, start, end) }))
    .filter(({ share, gap }) => share > 0 && share < 1 && gap < tolerance)
    .sort((a, b) => a.share - b.share);
  return found.filter(({ share }, index) => share !== found[index - 1]?.share).map(({ point }) => point);
}

function project(point: Point, start: Point, end: Point): { share: number; gap: number } {
  const scale = Math.cos((start[1] * Math.PI) / 180);
  const [dx, dy] = [(end[0] - start[0]) * scale, end[1] - start[1]];
  const [px, py] = [(point[0] - start[0]) * scale, point[1] - start[1]];
  const share = (px * dx + py * dy) / (dx * dx + dy * dy || 1);
  return { share, gap: Math.hypot(px - share * dx, py - share * dy) };
}

function distance(a: Point, b: Point): number {
  return Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]);
}

function toFeature({ cut, points }: Ring): CommuneBoundaries["features"][number] {
  const ring = [...points, ...points.slice(0, 1)].map(([longitude, latitude]): [number, number] => [
    Math.round(longitude * 1e4) / 1e4,
    Math.round(latitude * 1e4) / 1e4,
  ]);
  return { type: "Feature", properties: { cut }, geometry: { type: "Polygon", coordinates: [ring] } };
}

function cutOf(code: number): string {
  return String(code).padStart(5, "0");
}
