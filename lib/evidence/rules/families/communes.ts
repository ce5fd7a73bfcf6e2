import { parseCommuneCode } from "@/lib/format/commune-code";
import type { CommuneBoundaryRow, Reading, Rejection } from "../../schema/parsed";
import type { RowsRead } from "./read-rows";

type Position = readonly [number, number];

export interface CommunesRead {
  readonly rows: RowsRead;
  readonly communes: readonly CommuneBoundaryRow[];
  readonly reading: Reading;
}

const MAPPED = [
  ["cod_comuna", "Código de la comuna (CUT)"],
  ["Comuna", "Nombre de la comuna"],
  ["Provincia", "Nombre de la provincia"],
  ["codregion", "Número de la región"],
  ["Region", "Nombre de la región"],
] as const;
const IGNORED = ["objectid", "shape_leng", "dis_elec", "cir_sena", "st_area_sh", "st_length_"];
/** Four decimals are eleven metres: more than an outline of a whole commune can show. */
const PRECISION = 1e4;

/** The features of a collection, or null if the document is none. */
export function featuresOf(document: unknown): readonly unknown[] | null {
  return isRecord(document) && document["type"] === "FeatureCollection" && Array.isArray(document["features"])
    ? document["features"]
    : null;
}

/** The outline of every commune, with its holes and islands. A feature that is no commune is refused, by its number in the file. */
export function readCommunes(features: readonly unknown[]): CommunesRead {
  const communes: CommuneBoundaryRow[] = [];
  const rejections: Rejection[] = [];
  const rowOf = new Map<string, number>();
  const properties = new Set<string>();
  features.forEach((feature, index) => {
    const sourceRow = index + 1;
    for (const name of Object.keys(propertiesOf(feature))) properties.add(name);
    const read = readCommune(feature, sourceRow);
    const repeated = "cut" in read ? rowOf.get(read.cut) : undefined;
    if (!("cut" in read)) rejections.push(read);
    else if (repeated !== undefined)
      rejections.push(
        refusal(sourceRow, ["cod_comuna", read.cut], `La comuna ya está en el polígono ${repeated}.`),
      );
    else {
      rowOf.set(read.cut, sourceRow);
      communes.push(read);
    }
  });
  return {
    rows: { rowCount: features.length, rejections },
    communes: communes.sort((a, b) => (a.cut < b.cut ? -1 : 1)),
    reading: readingOf([...properties]),
  };
}

function readCommune(feature: unknown, sourceRow: number): CommuneBoundaryRow | Rejection {
  const properties = propertiesOf(feature);
  const code = properties["cod_comuna"];
  const cut = typeof code === "number" || typeof code === "string" ? parseCommuneCode(code) : null;
  const name = textOf(properties["Comuna"]);
  const shown = code === undefined || code === null ? null : String(code);
  if (cut === null) {
    const what =
      name === null ? "No tiene el código de una comuna" : `«${name}» no tiene el código de una comuna`;
    return refusal(sourceRow, ["cod_comuna", shown], `${what}. Se espera uno de cuatro o cinco cifras.`);
  }
  const regionCode = Number(properties["codregion"]);
  const provinceName = textOf(properties["Provincia"]);
  const regionName = textOf(properties["Region"]);
  if (name === null) return refusal(sourceRow, ["Comuna", null], "Falta el nombre de la comuna.");
  if (provinceName === null)
    return refusal(sourceRow, ["Provincia", null], "Falta el nombre de la provincia.");
  if (regionName === null) return refusal(sourceRow, ["Region", null], "Falta el nombre de la región.");
  if (!Number.isInteger(regionCode) || regionCode < 1 || regionCode > 16)
    return refusal(
      sourceRow,
      ["codregion", String(properties["codregion"])],
      "Se espera una región de 1 a 16.",
    );
  const geometry = geometryOf(isRecord(feature) ? feature["geometry"] : null);
  if (geometry === null)
    return refusal(
      sourceRow,
      ["geometry", null],
      `El polígono de ${name} no se puede dibujar. Se espera Polygon o MultiPolygon con anillos cerrados en grados.`,
    );
  return { sourceRow, cut, name, provinceName, regionCode, regionName, geometry };
}

function geometryOf(geometry: unknown): CommuneBoundaryRow["geometry"] | null {
  if (!isRecord(geometry) || !Array.isArray(geometry["coordinates"])) return null;
  const { type, coordinates } = geometry;
  if (type === "Polygon") {
    const polygon = polygonOf(coordinates);
    return polygon === null ? null : { type, coordinates: polygon };
  }
  if (type !== "MultiPolygon" || !Array.isArray(coordinates) || coordinates.length === 0) return null;
  const polygons = coordinates.map(polygonOf);
  return polygons.includes(null) ? null : { type, coordinates: polygons };
}

function polygonOf(rings: unknown): readonly (readonly Position[])[] | null {
  if (!Array.isArray(rings) || rings.length === 0) return null;
  const read = rings.flatMap((ring) => {
    const points = ringOf(ring);
    return points === null ? [] : [points];
  });
  return read.length === rings.length ? read : null;
}

function ringOf(ring: unknown): readonly Position[] | null {
  if (!Array.isArray(ring) || ring.length < 4) return null;
  const points: Position[] = [];
  for (const point of ring as readonly unknown[]) {
    const read = Array.isArray(point) ? positionOf(point) : null;
    if (read === null) return null;
    points.push(read);
  }
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = first !== undefined && first[0] === last?.[0] && first[1] === last[1];
  return isClosed ? points : null;
}

function positionOf(point: readonly unknown[]): Position | null {
  const longitude = point[0];
  const latitude = point[1];
  if (typeof longitude !== "number" || typeof latitude !== "number") return null;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return null;
  return [rounded(longitude), rounded(latitude)];
}

function rounded(degrees: number): number {
  return Math.round(degrees * PRECISION) / PRECISION;
}

function readingOf(properties: readonly string[]): Reading {
  const mapped = MAPPED.filter(([column]) => properties.includes(column));
  const rest = properties.filter((name) => !MAPPED.some(([column]) => column === name));
  return {
    ...{ format: "geojson", encoding: null, delimiter: null, sheet: null },
    mapped: [
      ...mapped.map(([column, meaning]) => ({ column, meaning })),
      { column: "geometry", meaning: "Polígono" },
    ],
    ignored: rest.filter((name) => IGNORED.includes(name)),
    unknown: rest.filter((name) => !IGNORED.includes(name)),
  };
}

function refusal(line: number, [column, value]: readonly [string, string | null], reason: string): Rejection {
  return { line, column, value, reason };
}

function propertiesOf(feature: unknown): Readonly<Record<string, unknown>> {
  const properties = isRecord(feature) ? feature["properties"] : null;
  return isRecord(properties) ? properties : {};
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
