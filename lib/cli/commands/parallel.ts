import type { Command } from "@/lib/cli/command";
import { nameList, oneOf, onlyFile, readWords, wholeNumber } from "@/lib/cli/command-options";
import { inWords, requireMoreRows } from "@/lib/cli/numerics-refusal";
import { drawInThreads } from "@/lib/cli/numerics-worker";
import { readColumns } from "@/lib/cli/read-columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { minimumAveragePartial } from "@/lib/numerics/factor-number/minimum-average-partial";
import { parallelAnalysis } from "@/lib/numerics/factor-number/parallel-analysis";
import type { ParallelPlan } from "@/lib/numerics/factor-number/parallel-chunk";
import { polychoricMatrix } from "@/lib/numerics/polychoric/polychoric-matrix";

/** How many factors some columns hold: parallel analysis of components and factors, and MAP. */
export const parallel: Command = {
  name: "parallel",
  usage:
    "ARCHIVO.csv --items a,b,c [--iterations 500] [--seed 1] [--data normal|permuted] [--correlation pearson|polychoric]",
  summary: "cuántos factores: análisis paralelo y MAP, con semilla",
  needsDatabase: false,
  async run(args) {
    const words = readWords(args, { values: ["items", "iterations", "seed", "data", "correlation"] });
    const draws = wholeNumber(words, "iterations", { least: 1, otherwise: 500 });
    const seed = wholeNumber(words, "seed", { least: 0, otherwise: 1 });
    const association = oneOf(words, "correlation", {
      allowed: ["pearson", "polychoric"],
      otherwise: "pearson",
    });
    // Normal data have no categories to estimate a polychoric correlation from.
    const data = oneOf(words, "data", {
      allowed: ["normal", "permuted"],
      otherwise: association === "polychoric" ? "permuted" : "normal",
    });
    const { items, columns, rows } = await readColumns(onlyFile(words), { items: nameList(words, "items") });
    requireMoreRows(rows, items);
    const plan: ParallelPlan =
      data === "normal"
        ? { kind: "normal", rows, items: items.length }
        : { kind: "permuted", columns, association };
    return inWords(items, async () => {
      const { r } = association === "pearson" ? correlationMatrix(columns) : polychoricMatrix(columns);
      const chunks = await drawInThreads({ plan, seed, draws, withFactors: true });
      const { components, factors } = parallelAnalysis(r, chunks);
      return {
        ...{ n: rows, items, iterations: draws, seed, data },
        eigenvalues: components.observed,
        quantile95: components.quantile,
        mean: components.mean,
        suggestedComponents: components.suggested,
        suggestedFactors: factors?.suggested ?? null,
        map: minimumAveragePartial(r),
        reduced: factors && {
          eigenvalues: factors.observed,
          quantile95: factors.quantile,
          mean: factors.mean,
        },
      };
    });
  },
};
