import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { DrawAnswer, DrawOrder, DrawShare, ThreadRefusal } from "@/lib/cli/numerics-orders";
import type { Column } from "@/lib/numerics/columns";
import type { ParallelChunk, ParallelPlan } from "@/lib/numerics/factor-number/parallel-chunk";
import { NumericsError } from "@/lib/numerics/numerics-error";

const thread = new URL("./numerics-thread-start.mjs", import.meta.url);
const execArgv = ["--conditions=react-server", "--disable-warning=DeprecationWarning"];

/** Shares for each thread: enough for the progress to move and for a slow thread to be helped out. */
const SHARES_PER_THREAD = 8;

interface Surroundings {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Told how many draws are done. */
  readonly onDrawn?: (done: number) => void;
}

/**
 * The draws of a parallel analysis, shared out over as many threads as the machine has processors. Each draw has its own
 * stream of the seed, so the chunks, in their order, are the same with any number of threads. Throws what a share
 * throws, and stops every thread at once when the signal aborts.
 */
export async function drawInThreads(
  order: DrawOrder,
  { threads = availableParallelism(), signal, onDrawn }: Surroundings = {},
): Promise<readonly ParallelChunk[]> {
  const shares = sharesOf(order, threads * SHARES_PER_THREAD);
  const chunks: ParallelChunk[] = [];
  let next = 0;
  let done = 0;
  const plan = sharedPlan(order.plan);
  const workers = Array.from({ length: Math.min(threads, shares.length) }, () => {
    return new Worker(thread, { workerData: plan, execArgv });
  });
  const work = workers.map(async (worker) => {
    for (let at = next++; at < shares.length; at = next++) {
      const share = shares[at];
      if (share === undefined) break;
      chunks[at] = await askFor(worker, share, signal);
      done += share.draws;
      onDrawn?.(done);
    }
  });
  try {
    await Promise.all(work);
    return chunks;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    await Promise.allSettled(work);
  }
}

function sharesOf({ seed, draws, withFactors }: DrawOrder, count: number): readonly DrawShare[] {
  const size = Math.max(1, Math.ceil(draws / count));
  return Array.from({ length: Math.ceil(draws / size) }, (_, at) => {
    const first = at * size;
    return { seed, first, draws: Math.min(size, draws - first), withFactors };
  });
}

/** The plan with its columns in memory that the threads share, so that none of them copies it. */
function sharedPlan(plan: ParallelPlan): ParallelPlan {
  return plan.kind === "normal" ? plan : { ...plan, columns: plan.columns.map(sharedColumn) };
}

function sharedColumn({ values, missing }: Column): Column {
  const memory = new SharedArrayBuffer(values.byteLength);
  const shared = values instanceof Int16Array ? new Int16Array(memory) : new Float64Array(memory);
  shared.set(values);
  return { values: shared, missing };
}

/** One share's answer. Only listeners of this share are taken away after it: the thread keeps its own. */
function askFor(worker: Worker, share: DrawShare, signal?: AbortSignal): Promise<ParallelChunk> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      signal?.removeEventListener("abort", onAbort);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
    };
    const fail = (error: unknown): void => {
      end();
      reject(error instanceof Error ? error : new Error("The drawing was stopped"));
    };
    const onAbort = (): void => fail(signal?.reason);
    const onError = (error: unknown): void => fail(error);
    const onExit = (code: number): void => fail(new Error(`A drawing thread ended with ${code}`));
    const onMessage = (answer: DrawAnswer): void => {
      if ("refusal" in answer) return fail(revived(answer.refusal));
      end();
      resolve(answer.chunk);
    };
    if (signal?.aborted === true) return onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(share);
  });
}

function revived({ code, message, items }: ThreadRefusal): NumericsError {
  return new NumericsError(code, message, items);
}
