/*
 * A thread that draws random data for a parallel analysis: it is given the plan once, and then one share at a time.
 * Started by numerics-worker.ts.
 */
import { parentPort, workerData } from "node:worker_threads";
import type { DrawAnswer, DrawShare } from "@/lib/cli/numerics-orders";
import { parallelChunks, type ParallelPlan } from "@/lib/numerics/factor-number/parallel-chunk";
import { NumericsError } from "@/lib/numerics/numerics-error";

// workerData is untyped by nature; numerics-worker.ts alone starts this thread.
const plan = workerData as ParallelPlan;
let draw: ReturnType<typeof parallelChunks> | undefined;

parentPort?.on("message", (share: DrawShare) => parentPort?.postMessage(answerTo(share)));

function answerTo(share: DrawShare): DrawAnswer {
  try {
    draw ??= parallelChunks(plan);
    return { chunk: draw(share) };
  } catch (error) {
    if (!(error instanceof NumericsError)) throw error;
    const { code, message, items } = error;
    return { refusal: { code, message, items } };
  }
}
