/*
 * The thread in which one factor run is computed, from its answers to its steps; it starts the threads that draw for its
 * parallel analysis. Started by factor-worker.ts.
 */
import { parentPort, workerData } from "node:worker_threads";
import { computeFactors } from "@/lib/analysis/rules/factors/compute";
import type { FactorOrder, FactorOutcome } from "@/lib/analysis/rules/factors/order";
import { drawInThreads } from "@/lib/cli/numerics-worker";

export type FactorMessage =
  | { readonly stage: string; readonly done?: number; readonly total?: number }
  | { readonly outcome: FactorOutcome };

const tell = (message: FactorMessage): void => parentPort?.postMessage(message);

// workerData is untyped by nature; factor-worker.ts alone starts this thread.
const order = workerData as FactorOrder;
const outcome = await computeFactors(order, {
  draw: (draws) =>
    drawInThreads(draws, {
      onDrawn: (done) => tell({ stage: "Análisis paralelo", done, total: draws.draws }),
    }),
  report: async (stage) => tell({ stage }),
});
tell({ outcome });
