import { z } from "zod";
import { pageRequest } from "@/lib/db/page";
import { dependences, type Dependence } from "@/lib/directory/schema/schools";
import type { Comparison, Figure, IndicatorDto } from "./figures";

/** One indicator over several years, several indicators of one year, or one indicator in every territory. */
export const explorerViews = ["anios", "indicadores", "territorios"] as const;
export type ExplorerView = (typeof explorerViews)[number];

const settings = ["urban", "rural"] as const;

/** Most columns of figures in one table, and most figures of a school that one request reads. */
export const MAXIMUM_COLUMNS = 12;

/** How figures are asked for. What is left out has a default; what does not exist is taken as left out. */
export const explorerRequest = pageRequest.extend({
  view: z.enum(explorerViews).default("anios").catch("anios"),
  /** A territory's code; `todos` for every territory of the person. */
  territory: z.string().max(60).optional(),
  grade: z.string().max(3).optional().catch(undefined),
  /** Paths of indicators; a table of years takes the first. */
  indicators: z.array(z.string().max(80)).max(60).readonly().default([]),
  years: z.array(z.number().int().min(1990).max(2100)).max(60).readonly().default([]),
  gseGroup: z.number().int().min(1).max(5).optional().catch(undefined),
  commune: z.string().length(5).optional().catch(undefined),
  setting: z.enum(settings).optional().catch(undefined),
  dependence: z
    .enum([...dependences, "todas"])
    .default("slep")
    .catch("slep"),
  q: z.string().trim().max(120).optional(),
  /** By the figures of the column of this key; only for who runs the territory. */
  order: z
    .object({ column: z.string().max(80), direction: z.enum(["asc", "desc"]) })
    .optional()
    .catch(undefined),
});
export type ExplorerRequest = z.input<typeof explorerRequest>;
export type ExplorerQuestion = z.output<typeof explorerRequest>;

/** An indicator in a grade and year in which the schools within reach have figures, and in how many of them there is a number. */
export interface Availability {
  readonly path: string;
  readonly grade: string;
  readonly year: number;
  readonly schoolCount: number;
}

/** What is shown: one grade, and one column for each indicator and year. */
export interface Selection {
  readonly grade: string | null;
  readonly paths: readonly string[];
  /** Newest first. */
  readonly years: readonly number[];
}

export interface ExplorerColumn {
  /** The year in a table of years, the indicator's path in one of indicators. */
  readonly key: string;
  readonly indicator: IndicatorDto;
  readonly grade: string;
  readonly year: number;
}

export interface ExplorerSchool {
  readonly id: string;
  readonly rbd: number;
  readonly name: string;
  readonly communeName: string;
  readonly communeCut: string;
  readonly territoryName: string;
  readonly isRural: boolean;
  readonly dependence: Dependence;
  /** True if the person works in it. */
  readonly isOwn: boolean;
}

export interface ExplorerRow {
  readonly school: ExplorerSchool;
  /** One for each column; null where no file has this school. */
  readonly figures: readonly (Figure | null)[];
}

/** What may be chosen, and what was. */
export interface ExplorerFrame {
  /** The territory shown; null for all of the person's. */
  readonly territory: { readonly code: string; readonly name: string } | null;
  readonly territories: readonly { readonly code: string; readonly name: string }[];
  /** Of the territory shown. */
  readonly communes: readonly { readonly cut: string; readonly name: string }[];
  /** In the publisher's order, those with figures in the grade chosen. */
  readonly indicators: readonly IndicatorDto[];
  readonly grades: readonly string[];
  /** In which there are figures of the indicators chosen. */
  readonly gradesOfIndicators: readonly string[];
  /** With figures of the indicators and the grade chosen, newest first. */
  readonly years: readonly number[];
  readonly selection: Selection;
}

/** A page of schools with the figures chosen. */
export interface ExplorerTable {
  readonly frame: ExplorerFrame;
  readonly columns: readonly ExplorerColumn[];
  readonly rows: readonly ExplorerRow[];
  readonly nextCursor: string | null;
  /** True for who runs the territory. For anybody else schools stand by commune and name, whatever was asked. */
  readonly mayOrderByValue: boolean;
  /** Null: by commune and name. */
  readonly orderedBy: { readonly column: string; readonly direction: "asc" | "desc" } | null;
}

/** Schools of one territory in one year: their figures without the schools' names, and how many have none and why. */
export interface Distribution {
  readonly year: number;
  /** Ascending. */
  readonly values: readonly number[];
  readonly ownValue: number | null;
  readonly fewStudentsCount: number;
  readonly reservedCount: number;
  readonly noDataCount: number;
  readonly national: Comparison | null;
  /** Mean over these schools of the national mean of each one's socioeconomic group; null if no file says it. */
  readonly sameGseMean: number | null;
}

export interface TerritoryPanel {
  readonly code: string;
  readonly name: string;
  /** Newest first, one for each year chosen. */
  readonly distributions: readonly Distribution[];
}

/** One indicator in every territory in which the person holds a role. */
export interface TerritoryComparison {
  readonly frame: ExplorerFrame;
  readonly indicator: IndicatorDto | null;
  readonly panels: readonly TerritoryPanel[];
}

/** An indicator with where there is data of it within the person's reach. */
export interface DictionaryEntry {
  readonly indicator: IndicatorDto;
  readonly publishers: readonly string[];
  /** By grade in school order. */
  readonly grades: readonly { readonly grade: string; readonly years: readonly number[] }[];
}
