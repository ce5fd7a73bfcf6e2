import type { CorrelationKind, ExtractionKind, RotationKind, ScoringMethod } from "./factor-options";
import type { FactorSolution, ItemLogEntry, NextDrop } from "./factor-solution";

type Rows = readonly (readonly number[])[];
type Interval = readonly [number, number];

/** An item before any analysis. Null: fewer than the minimum cell, or hidden so that those cannot be found by subtraction. */
export interface AuditedItem {
  readonly variable: string;
  readonly isReversed: boolean;
  readonly answered: number | null;
  readonly missing: number | null;
  readonly missingShare: number | null;
  readonly mean: number;
  readonly sd: number;
  readonly skewness: number;
  /** In the order of the scale, after reversing. */
  readonly categories: readonly { readonly code: number; readonly count: number | null }[];
  readonly floorShare: number | null;
  readonly ceilingShare: number | null;
  /** Codes that too few chose. */
  readonly thin: readonly number[];
  /** Correlation with the mean of the other items; negative: it may have to be turned round. */
  readonly itemRest: number;
  readonly looksReversed: boolean;
}

export interface AuditResult {
  readonly respondents: number;
  /** With an answer to every item. */
  readonly complete: number;
  /** With no answer at all; they are left out. */
  readonly empty: number | null;
  readonly straightLining: { readonly count: number | null; readonly share: number | null };
  /** What was left out by the options, and what was joined. */
  readonly leftOut: number | null;
  readonly joined: readonly { readonly variable: string; readonly from: number; readonly to: number }[];
  readonly used: number;
  readonly schools: {
    readonly count: number;
    readonly withMinimum: number;
    /** Of the schools of at least the minimum. */
    readonly sizes: {
      readonly least: number;
      readonly median: number;
      readonly most: number;
      /** Every one of them, rising, without names. */
      readonly each: readonly number[];
    } | null;
  } | null;
  readonly grades: readonly { readonly label: string; readonly count: number | null }[];
  readonly items: readonly AuditedItem[];
  readonly warnings: readonly string[];
}

export interface MatrixResult {
  readonly correlation: CorrelationKind;
  readonly variables: readonly string[];
  readonly r: Rows;
  /** Cases of the matrix: n of every test. */
  readonly n: number;
  readonly leastPairN: number;
  readonly wasSmoothed: boolean;
  readonly smallestEigenvalue: number;
  /** The largest difference from Pearson's; null when it is Pearson's. */
  readonly largestDifference: number | null;
  readonly thresholds: Rows | null;
  readonly emptyCellPairs: number;
  readonly warnings: readonly string[];
}

export interface AdequacyResult {
  readonly kmo: number;
  readonly verdict: "good" | "middling" | "poor";
  readonly items: readonly { readonly variable: string; readonly msa: number; readonly isLow: boolean }[];
  readonly determinant: number;
  readonly bartlett: { readonly chiSquare: number; readonly df: number; readonly p: number };
  readonly warnings: readonly string[];
}

/** A solution beside the chosen one: k−1, k or k+1 factors. */
export interface NeighbourFit {
  readonly factors: number;
  readonly rmsr: number;
  readonly rmsea: number | null;
  readonly tli: number | null;
  readonly bic: number | null;
  readonly largestResidual: number;
  readonly residualsOver10: number;
  readonly weakFactors: number;
  readonly heywood: readonly string[];
  readonly converged: boolean;
}

export interface NumberResult {
  readonly draws: number;
  readonly quantile: number;
  readonly components: {
    readonly observed: readonly number[];
    readonly mean: readonly number[];
    readonly band: readonly number[];
  };
  readonly factors: {
    readonly observed: readonly number[];
    readonly mean: readonly number[];
    readonly band: readonly number[];
  };
  readonly suggestedComponents: number;
  readonly suggestedFactors: number;
  readonly map: {
    readonly squared: readonly number[];
    readonly suggested: number;
    readonly suggestedFourth: number;
  };
  /** Eigenvalues over one: information only. */
  readonly kaiser: number;
  readonly chosen: number;
  readonly chosenBy: "parallel" | "researcher";
  readonly neighbours: readonly NeighbourFit[];
  readonly warnings: readonly string[];
}

export interface SolutionResult {
  readonly extraction: ExtractionKind;
  readonly rotation: RotationKind;
  readonly kaiser: boolean;
  readonly solution: FactorSolution;
  readonly log: readonly ItemLogEntry[];
  /** What the rule would drop next; null when every item passes. */
  readonly next: NextDrop | null;
  readonly warnings: readonly string[];
}

export interface FactorReliability {
  readonly factor: number;
  readonly variables: readonly string[];
  readonly n: number;
  readonly alpha: number;
  readonly alphaFeldt95: Interval;
  /** Null when no draws were asked for. */
  readonly alphaBootstrap95: Interval | null;
  readonly standardisedAlpha: number;
  /** Null under three items. */
  readonly omega: number | null;
  /** From the polychoric matrix; null when the matrix is Pearson's. */
  readonly ordinalAlpha: number | null;
  readonly ordinalOmega: number | null;
  readonly items: readonly {
    readonly variable: string;
    readonly mean: number;
    readonly sd: number;
    readonly itemRest: number;
    readonly alphaIfDropped: number | null;
  }[];
}

export interface ReliabilityResult {
  /** By factor; those of fewer than two items are left out. */
  readonly factors: readonly FactorReliability[];
  readonly warnings: readonly string[];
}

export interface ReplicationResult {
  /** Null: there are no schools, and halves are of students. */
  readonly splitBy: "school" | "student";
  readonly sizes: readonly [number, number];
  /** Congruence of each factor with its counterpart in the other half. */
  readonly congruence: readonly number[];
  readonly passes: boolean;
  readonly warnings: readonly string[];
}

/** The spread of a score over students: twenty bars, none under the minimum cell. */
export interface ScoreSpread {
  readonly factor: number;
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly bars: readonly { readonly from: number; readonly to: number; readonly count: number | null }[];
  /** Correlation of the mean of items with the regression score. */
  readonly agreement: number;
}

export interface ScoresResult {
  readonly method: ScoringMethod;
  /** The scale of the items, for 0–100; null for factor scores. */
  readonly range: { readonly lowest: number; readonly highest: number } | null;
  readonly factors: readonly ScoreSpread[];
  readonly correlations: Rows;
  readonly warnings: readonly string[];
}

export interface FactorAggregation {
  readonly factor: number;
  readonly groups: number;
  readonly groupsShown: number;
  readonly hiddenGroups: number;
  readonly harmonicSize: number;
  readonly icc1: number;
  readonly icc2: number;
  readonly rwgMedian: number | null;
  readonly rwgMean: number | null;
  readonly shareRwgOver70: number | null;
  readonly grandMean: number;
  readonly betweenVariance: number;
  readonly withinVariance: number;
  readonly verdict: "good" | "tolerable" | "low";
  /** Groups of at least the minimum, from the lowest mean, without names. */
  readonly means: readonly {
    readonly n: number;
    readonly mean: number;
    readonly shrunken: number;
    readonly low: number;
    readonly high: number;
  }[];
}

export interface AggregationResult {
  readonly by: "school" | "school-grade";
  readonly minimumCell: number;
  readonly factors: readonly FactorAggregation[];
  readonly warnings: readonly string[];
}

/** The result of every step of a run; a step after one that could not go on is null, and `stoppedAt` says why. */
export interface FactorResults {
  readonly audit: AuditResult | null;
  readonly matrix: MatrixResult | null;
  readonly adequacy: AdequacyResult | null;
  readonly number: NumberResult | null;
  readonly solution: SolutionResult | null;
  readonly reliability: ReliabilityResult | null;
  readonly replication: ReplicationResult | null;
  readonly scores: ScoresResult | null;
  /** Null too when the data set has no schools. */
  readonly aggregation: AggregationResult | null;
  readonly stoppedAt: { readonly step: string; readonly message: string } | null;
}
