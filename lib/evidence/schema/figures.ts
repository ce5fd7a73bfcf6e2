export const figureStatuses = ["valued", "few_students", "reserved", "no_data"] as const;
export type FigureStatus = (typeof figureStatuses)[number];

export type FigureUnit = "score" | "index" | "percent" | "category";

/** What the Agencia says of a difference: -1 lower, 0 similar, 1 higher; null when it published none. */
export type Significance = -1 | 0 | 1 | null;

/** National mean and spread across schools, of one socioeconomic group or of all. */
export interface Comparison {
  readonly mean: number;
  readonly standardDeviation: number | null;
  readonly schoolCount: number;
}

/** Which official file a figure was read from, and where in it. */
export interface FigureOrigin {
  readonly publisher: string;
  readonly fileName: string;
  readonly internalVersion: string | null;
  readonly row: number;
}

/** One official figure of a school. Value and differences are null unless the status is `valued`: with fewer than ten students nothing but the state leaves the server. */
export interface Figure {
  readonly id: string;
  readonly year: number;
  readonly status: FigureStatus;
  readonly value: number | null;
  /** Students behind the figure; null where no file says how many. IDPS files give no count: an index carries that of the students who sat Simce in the same grade and year. */
  readonly n: number | null;
  /** Why it is missing or qualified, in words. */
  readonly mark: string | null;
  readonly previousDifference: number | null;
  readonly previousSignificance: Significance;
  readonly gseDifference: number | null;
  readonly gseSignificance: Significance;
  /** 1 low to 5 high: of this school, grade and year only. */
  readonly gseGroup: number | null;
  readonly sameGse: Comparison | null;
  readonly national: Comparison | null;
  readonly origin: FigureOrigin;
}

/** What a figure is of. */
export interface IndicatorDto {
  readonly path: string;
  readonly name: string;
  readonly shortName: string;
  readonly unit: FigureUnit;
  readonly parentPath: string | null;
}

/** The figures of one indicator in one grade, oldest first. */
export interface Series {
  readonly grade: string;
  readonly indicator: IndicatorDto;
  readonly figures: readonly Figure[];
}

export interface SchoolResults {
  readonly schoolId: string;
  /** By grade in school order, then by indicator in the publisher's order. */
  readonly series: readonly Series[];
}

/** A figure with everything needed to find it again in the publisher's file. */
export interface FigureSource {
  readonly id: string;
  readonly school: { readonly rbd: number; readonly name: string };
  readonly grade: string;
  readonly indicator: IndicatorDto;
  readonly figure: Figure;
  readonly batch: {
    readonly id: string;
    readonly publisher: string;
    readonly title: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly internalVersion: string | null;
    readonly rowCount: number;
    readonly importedAt: Date;
    /** Null for what the platform came with. */
    readonly importedByName: string | null;
    readonly note: string | null;
    /** True if the file as it was given is kept and the person may download it. */
    readonly hasFile: boolean;
  };
  readonly timeZone: string;
}
