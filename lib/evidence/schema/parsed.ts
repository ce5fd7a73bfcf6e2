import type { Dependence, SchoolState } from "@/lib/directory/schema/schools";
import type { SourceFormat } from "./source";

/** The kinds of official file. IDPS comes in three files for one application: indicators, dimensions, levels. */
export const families = [
  "simce",
  "idps",
  "idps_dimension",
  "idps_level",
  "category",
  "directory",
  "slep",
  "communes",
] as const;
export type Family = (typeof families)[number];

export const familyLabels: Readonly<Record<Family, string>> = {
  simce: "Simce por establecimiento",
  idps: "IDPS: indicadores",
  idps_dimension: "IDPS: dimensiones",
  idps_level: "IDPS: niveles de las subdimensiones",
  category: "Categoría de Desempeño",
  directory: "Directorio de establecimientos",
  slep: "Listado de SLEP",
  communes: "Polígonos comunales",
};

/** A row that could not be taken, and the cell that stopped it. */
export interface Rejection {
  readonly line: number;
  /** As the file calls it; null when the whole row is at fault. */
  readonly column: string | null;
  readonly value: string | null;
  /** Spanish: what is wrong and what was expected. */
  readonly reason: string;
}

/** How the file was understood, shown before anything is stored. */
export interface Reading {
  readonly format: SourceFormat;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** Columns taken, with what each was taken for, in Spanish. */
  readonly mapped: readonly { readonly column: string; readonly meaning: string }[];
  /** Columns that are known and not needed. */
  readonly ignored: readonly string[];
  /** Columns that nothing here knows, by name. */
  readonly unknown: readonly string[];
}

/**
 * Every school of a file in one indicator, grade and year. All arrays have one element a school, in the order of
 * `rbds`, which ascends and holds none twice. Missing: NaN in values and differences, -1 in counts and marks, 0 in GSE
 * groups, -128 in significance. An array is null when it is missing for every school.
 */
export interface FigureColumn {
  /** Path of the indicator: `simce/lect`, `simce/lect/ins`, `idps/am`, `idps/am/me`, `idps/am/me/pm#alto`, `category/basica`. */
  readonly indicator: string;
  readonly grade: string;
  readonly year: number;
  readonly rbds: Int32Array;
  /** `line` of the row that each figure was read from. */
  readonly sourceRows: Int32Array;
  readonly values: Float64Array;
  /** Index in `figureStatuses`. */
  readonly statuses: Int8Array;
  readonly counts: Int32Array | null;
  readonly gseGroups: Int8Array | null;
  readonly previousDifferences: Float64Array | null;
  readonly previousSignificance: Int8Array | null;
  readonly gseDifferences: Float64Array | null;
  readonly gseSignificance: Int8Array | null;
  readonly marks: Int8Array | null;
  readonly markTexts: readonly string[];
}

/** A school as the national directory of a year has it. */
export interface DirectoryRow {
  readonly sourceRow: number;
  readonly rbd: number;
  /** In Spanish case. */
  readonly name: string;
  readonly cut: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly isRural: boolean;
  readonly enrolment: number | null;
  readonly dependence: Dependence;
  readonly state: SchoolState;
  readonly hasPie: boolean | null;
  /** parvularia, basica, media_hc, media_tp, adultos, especial */
  readonly levels: readonly string[];
}

export interface SlepCommuneRow {
  readonly sourceRow: number;
  readonly cut: string;
  readonly slepName: string;
  readonly communeName: string;
  readonly regionCode: number;
  readonly regionName: string;
  readonly transferYear: number | null;
}

export interface CommuneBoundaryRow {
  readonly sourceRow: number;
  readonly cut: string;
  readonly name: string;
  readonly provinceName: string;
  readonly regionCode: number;
  readonly regionName: string;
  /** GeoJSON Polygon or MultiPolygon, longitude first, at most four decimals. */
  readonly geometry: { readonly type: "Polygon" | "MultiPolygon"; readonly coordinates: unknown };
}

export type ParsedContent =
  | { readonly kind: "figures"; readonly columns: readonly FigureColumn[] }
  | { readonly kind: "directory"; readonly rows: readonly DirectoryRow[] }
  | { readonly kind: "slep"; readonly rows: readonly SlepCommuneRow[] }
  | { readonly kind: "communes"; readonly rows: readonly CommuneBoundaryRow[] };

/** An official file as it was understood. Its rows are either in the content or in the rejections, never in neither. */
export interface ParsedFile {
  readonly fileName: string;
  readonly entryPath: string | null;
  readonly sha256: string;
  readonly family: Family;
  /** Null when the family has none. */
  readonly grade: string | null;
  readonly year: number | null;
  /** What the file says of itself (`codigo_bbdd`): kept beside the file name, with which it may disagree. */
  readonly version: string | null;
  /** Day of the file's data (`fecha_bbdd`), YYYY-MM-DD. */
  readonly fileDate: string | null;
  readonly publisher: string;
  readonly title: string;
  readonly reading: Reading;
  readonly rowCount: number;
  /** At most one a row, in the order of the file. */
  readonly rejections: readonly Rejection[];
  /** Spanish sentences, each said once, with how many rows it concerns. */
  readonly warnings: readonly string[];
  readonly content: ParsedContent;
}

/** What is known of the schools before a file is read, to check it against. */
export interface KnownSchools {
  /** Null while no national directory is loaded: then no RBD can be called unknown. */
  readonly rbds: ReadonlySet<number> | null;
}
