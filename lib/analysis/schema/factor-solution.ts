/** An item in the solution, sorted by factor and then by the size of its main loading. */
export interface SolutionItem {
  readonly variable: string;
  /** By factor. */
  readonly loadings: readonly number[];
  readonly structure: readonly number[];
  readonly communality: number;
  readonly uniqueness: number;
  readonly complexity: number;
  /** The factor of the largest loading, from 0. */
  readonly factor: number;
  readonly isHeywood: boolean;
  readonly flags: readonly ItemFlag[];
}

export const itemFlags = ["low-loading", "cross-loading", "low-communality", "negative"] as const;
export type ItemFlag = (typeof itemFlags)[number];

export const itemFlagLabels: Readonly<Record<ItemFlag, string>> = {
  "low-loading": "Carga principal baja",
  "cross-loading": "Carga cruzada",
  "low-communality": "Comunalidad baja",
  negative: "Carga negativa: revisar si está invertida",
};

/** A solution ready to be shown: matrices are arrays of rows, factors from 0. */
export interface FactorSolution {
  readonly factors: number;
  readonly n: number;
  readonly items: readonly SolutionItem[];
  readonly phi: readonly (readonly number[])[];
  readonly sumsOfSquares: readonly number[];
  readonly varianceShare: readonly number[];
  readonly cumulativeShare: readonly number[];
  readonly fit: {
    readonly chiSquare: number;
    readonly df: number;
    readonly p: number | null;
    readonly rmsea: number | null;
    readonly rmseaCi90: readonly [number, number] | null;
    readonly tli: number | null;
    readonly bic: number | null;
    readonly rmsr: number;
  };
  readonly largestResiduals: readonly { readonly a: string; readonly b: string; readonly residual: number }[];
  readonly converged: boolean;
  /** How many of the starts of the rotation ended elsewhere. */
  readonly localOptima: number;
  /** Factors with fewer items than the rule asks for. */
  readonly weakFactors: readonly number[];
}

/** A dropped item and why, in order. */
export interface ItemLogEntry {
  readonly step: number;
  readonly variable: string;
  readonly reason: string;
  readonly by: "rule" | "researcher";
  readonly loading: number;
  readonly gap: number;
  readonly communality: number;
  readonly rmsrAfter: number;
}

export interface NextDrop {
  readonly variable: string;
  readonly reason: string;
}
