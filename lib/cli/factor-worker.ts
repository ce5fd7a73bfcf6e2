import { Worker } from "node:worker_threads";
import type { ComputeFactors } from "@/lib/analysis/commands/factor-computation";
import type { FactorMessage } from "./factor-thread";

const thread = new URL("./factor-thread-start.mjs", import.meta.url);
const execArgv = ["--conditions=react-server", "--disable-warning=DeprecationWarning"];

/** Computes a factor run in a thread of its own, which shares its draws out over more. Every thread stops at once when the signal aborts. */
export const computeFactorsInThread: ComputeFactors = (order, { signal, report }) => {
  const worker = new Worker(thread, { workerData: order, execArgv });
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      void worker.terminate();
      reject(error instanceof Error ? error : new Error("The calculation was stopped"));
    };
    const stop = (): void => fail(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: FactorMessage) => {
      if ("outcome" in message) resolve(message.outcome);
      else report(message).catch(fail);
    });
    worker.once("error", fail);
    worker.once("exit", (code) => {
      signal.removeEventListener("abort", stop);
      reject(new Error(`The calculation ended with ${code} and no answer`));
    });
    if (signal.aborted) stop();
  });
};
