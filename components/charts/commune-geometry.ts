/** An outline as GeoJSON, longitude before latitude. */
export type CommuneGeometry =
  { type: "Polygon"; coordinates: number[][][] } | { type: "MultiPolygon"; coordinates: number[][][][] };
