import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { drawInThreads } from "@/lib/cli/numerics-worker";
import { projectRoot } from "@/lib/cli/project-root";
import { readColumns } from "@/lib/cli/read-columns";
import { say } from "@/lib/cli/say";
import { bareEnvironment } from "@/lib/env";
import type { Column } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { factorAnalysis } from "@/lib/numerics/extraction/factor-analysis";
import { parallelAnalysis } from "@/lib/numerics/factor-number/parallel-analysis";
import type { ParallelPlan } from "@/lib/numerics/factor-number/parallel-chunk";
import { polychoricMatrix } from "@/lib/numerics/polychoric/polychoric-matrix";
import { factorScores } from "@/lib/numerics/scores/factor-scores";
import { scoreWeights } from "@/lib/numerics/scores/score-weights";
import { inSeconds, type Figure, type Part } from "./table";

const answersFile = path.resolve(projectRoot, "../shared/efa/bench/bench_200k_x30.csv.gz");
const rProgram = fileURLToPath(new URL("./numerics.R", import.meta.url));

const rTimes = z.object({
  factors: z.number(),
  polychoric: z.number(),
  parallel: z.number(),
  psych: z.string(),
});
type RTimes = z.infer<typeof rTimes>;

/** The least of some rounds, in milliseconds: the machine's other work only ever adds. */
async function leastOf(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

function factorsWithScores(columns: readonly Column[]): void {
  const { r, rows } = correlationMatrix(columns);
  const options = { factors: 3, extraction: "minres", rotation: "oblimin", starts: 0, seed: 1 } as const;
  factorScores(columns, scoreWeights(r, factorAnalysis(r, rows, options), "regression").weights);
}

async function parallelOf(columns: readonly Column[], kind: ParallelPlan["kind"]): Promise<void> {
  const rows = columns[0]?.values.length ?? 0;
  const plan: ParallelPlan =
    kind === "normal" ? { kind, rows, items: columns.length } : { kind, columns, association: "pearson" };
  const chunks = await drawInThreads({ plan, seed: 1, draws: 100, withFactors: true });
  parallelAnalysis(correlationMatrix(columns).r, chunks);
}

/** R's seconds on the same answers, or undefined where there is no R with psych. */
async function timesOfR(): Promise<RTimes | undefined> {
  try {
    const { stdout } = await promisify(execFile)("Rscript", [rProgram, answersFile], {
      env: bareEnvironment(),
    });
    return rTimes.parse(JSON.parse(stdout));
  } catch (error) {
    say(`bench: without R's row (${error instanceof Error ? error.message.slice(0, 200) : "no Rscript"})`);
    return undefined;
  }
}

function figure(
  what: string,
  ours: number,
  { theirs, most }: { theirs: number | undefined; most: number },
): Figure {
  if (theirs === undefined)
    return { what, figure: inSeconds(ours), of: `at most ${most} × R, which is not here` };
  const ratio = ours / 1_000 / theirs;
  const verdict = ratio <= most ? "kept" : "BROKEN";
  return {
    what,
    figure: `${(ours / 1_000).toFixed(2)} s`,
    of: `R ${theirs.toFixed(2)} s: ${ratio.toFixed(3)} × (at most ${most}: ${verdict})`,
  };
}

/** Factor analysis, polychoric and parallel analysis on 200.000 × 30 answers, beside R; undefined without the answers. */
export async function measureNumerics(): Promise<Part | undefined> {
  if (!existsSync(answersFile)) return undefined;
  say("bench: reading the answers");
  const { columns } = await readColumns(answersFile, { items: null });
  const few = columns.map(({ values, missing }) => ({ values: values.slice(0, 50_000), missing }));
  say("bench: our numbers");
  const factors = await leastOf(3, () => factorsWithScores(columns));
  const polychoric = await leastOf(2, () => polychoricMatrix(columns));
  const normal = await leastOf(1, () => parallelOf(few, "normal"));
  const permuted = await leastOf(1, () => parallelOf(few, "permuted"));
  say("bench: R's");
  const r = await timesOfR();
  return {
    title: `Numerics${r === undefined ? "" : `, beside R psych ${r.psych}`}`,
    figures: [
      figure("EFA with scores, 200.000 × 30, minres, oblimin", factors, { theirs: r?.factors, most: 0.5 }),
      figure("Polychoric, 200.000 × 30", polychoric, { theirs: r?.polychoric, most: 0.5 }),
      figure("Parallel, 50.000 × 30, 100 normal draws", normal, { theirs: r?.parallel, most: 0.1 }),
      figure("Parallel, 50.000 × 30, 100 permuted draws", permuted, { theirs: r?.parallel, most: 0.1 }),
    ],
  };
}
