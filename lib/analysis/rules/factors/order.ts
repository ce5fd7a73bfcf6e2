import type { ParallelChunk, ParallelPlan } from "@/lib/numerics/factor-number/parallel-chunk";
import type { FactorOptions } from "../../schema/factor-options";
import type { FactorResults, NumberResult } from "../../schema/factor-results";
import type { SchoolMeans } from "../../schema/factor-runs";

/** An item's answers as they are stored, and the ends of its scale. */
export interface OrderedItem {
  readonly variable: string;
  readonly values: Int16Array;
  readonly lowest: number;
  readonly highest: number;
}

/** All that a factor run is computed from; plain data, so that it can be sent to a thread. */
export interface FactorOrder {
  readonly options: FactorOptions;
  /** The minimum of the data set; the options may only raise it. */
  readonly minimumCell: number;
  readonly items: readonly OrderedItem[];
  /** 0 is no school. */
  readonly schools: Int32Array | null;
  /** Places in the labels, -1 for none. */
  readonly grades: { readonly labels: readonly string[]; readonly values: Int16Array } | null;
  /** What parallel analysis drew before of the same matrix with the same options, which is not drawn again. */
  readonly kept: KeptDraws | null;
}

/** What of a number of factors comes from the draws, by far the longest part of it. */
export type KeptDraws = Pick<
  NumberResult,
  "components" | "factors" | "suggestedComponents" | "suggestedFactors"
>;

/** What the calculation asks of whoever runs it. */
export interface FactorTools {
  draw(order: {
    readonly plan: ParallelPlan;
    readonly seed: number;
    readonly draws: number;
    readonly withFactors: boolean;
  }): Promise<readonly ParallelChunk[]>;
  report(stage: string): Promise<void>;
}

export interface FactorOutcome {
  readonly results: FactorResults;
  readonly schoolMeans: SchoolMeans | null;
}
