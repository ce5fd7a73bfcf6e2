import { z } from "zod";

const position = z.tuple([z.number(), z.number()]);
const ring = z.array(position);

/** A commune's outline as GeoJSON, simplified for drawing; longitude before latitude. */
export const boundarySchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: z.array(ring) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring)) }),
]);
export type Boundary = z.infer<typeof boundarySchema>;

export interface TerritoryRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly transferYear: number | null;
  readonly communes: readonly { readonly cut: string; readonly name: string }[];
  readonly schoolCount: number;
  /** Of them, the schools that the Servicio Local runs. */
  readonly slepSchoolCount: number;
}

export interface TerritoryMap {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly timeZone: string;
  readonly transferYear: number | null;
  readonly communes: readonly {
    readonly cut: string;
    readonly name: string;
    readonly boundary: Boundary | null;
  }[];
}
