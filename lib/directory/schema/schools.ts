import { z } from "zod";
import type { GradeCode } from "@/lib/format/grade";
import { pageRequest } from "@/lib/db/page";

export const dependences = [
  "slep",
  "municipal",
  "particular_subvencionado",
  "particular_pagado",
  "administracion_delegada",
] as const;
export type Dependence = (typeof dependences)[number];

/** What the screen calls each kind of dependence. */
export const dependenceLabels: Readonly<Record<Dependence, string>> = {
  slep: "Servicio Local (SLEP)",
  municipal: "Municipal",
  particular_subvencionado: "Particular subvencionado",
  particular_pagado: "Particular pagado",
  administracion_delegada: "Administración delegada",
};

export type SchoolState = "functioning" | "in_recess" | "closed";

export const schoolStateLabels: Readonly<Record<SchoolState, string>> = {
  functioning: "En funcionamiento",
  in_recess: "En receso",
  closed: "Cerrado",
};

export const schoolSorts = ["nombre", "rbd", "comuna", "matricula"] as const;
export type SchoolSort = (typeof schoolSorts)[number];

/** How the list of schools is asked for: `commune` is a CUT code, `territory` a territory's code. */
export const schoolListRequest = pageRequest.extend({
  q: z.string().trim().max(120).optional(),
  territory: z.string().max(60).optional(),
  commune: z.string().length(5).optional().catch(undefined),
  dependence: z.enum(dependences).optional().catch(undefined),
  sort: z
    .object({ key: z.enum(schoolSorts), direction: z.enum(["asc", "desc"]) })
    .default({ key: "nombre", direction: "asc" }),
});
export type SchoolListRequest = z.input<typeof schoolListRequest>;

export interface SchoolRow {
  readonly id: string;
  readonly rbd: number;
  readonly name: string;
  readonly communeName: string;
  readonly dependence: Dependence;
  readonly state: SchoolState;
  readonly isRural: boolean;
  readonly enrolment: number | null;
}

/** validTo is the first day of the next sponsor, or null for today's. */
export interface Sponsorship {
  readonly sponsorName: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
}

export interface SchoolSheet extends SchoolRow {
  readonly territory: { readonly id: string; readonly code: string; readonly name: string };
  readonly communeCut: string;
  readonly regionName: string;
  /** Null where the official directory gives no coordinates. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly grades: readonly GradeCode[];
  readonly hasPie: boolean | null;
  readonly directoryYear: number;
  /** Newest first. */
  readonly sponsorships: readonly Sponsorship[];
}

/** A school that can be drawn on a map. */
export interface SchoolPoint {
  readonly id: string;
  readonly rbd: number;
  readonly name: string;
  readonly communeCut: string;
  readonly dependence: Dependence;
  readonly latitude: number;
  readonly longitude: number;
}
