import type { ParallelChunk, ParallelPlan } from "@/lib/numerics/factor-number/parallel-chunk";
import type { NumericsErrorCode } from "@/lib/numerics/numerics-error";

/** The draws that one message asks a thread for. */
export interface DrawShare {
  readonly seed: number;
  readonly first: number;
  readonly draws: number;
  readonly withFactors: boolean;
}

/** Everything that a parallel analysis draws. */
export interface DrawOrder {
  readonly plan: ParallelPlan;
  readonly seed: number;
  readonly draws: number;
  readonly withFactors: boolean;
}

/** What a calculation could not go on with, as it crosses from a thread. */
export interface ThreadRefusal {
  readonly code: NumericsErrorCode;
  readonly message: string;
  readonly items: readonly number[];
}

export type DrawAnswer = { readonly chunk: ParallelChunk } | { readonly refusal: ThreadRefusal };
