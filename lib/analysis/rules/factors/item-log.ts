import { formatNumber } from "@/lib/format/numbers";
import type { FactorOptions } from "../../schema/factor-options";
import type { ItemLogEntry, NextDrop } from "../../schema/factor-solution";
import type { Associated } from "./matrix";
import { flagsOf, itemFigures, solve, type ItemFigures, type Solved } from "./solve";

export interface Pruned {
  readonly solved: Solved;
  readonly log: readonly ItemLogEntry[];
  readonly next: NextDrop | null;
}

interface Drop extends NextDrop {
  readonly by: ItemLogEntry["by"];
}

/**
 * Drops items one at a time, solving again after each: first those the researcher names, in order, then, when the options
 * say so, those that the rule does. It stops before the items no longer determine the factors.
 */
export function prune(associated: Associated, factors: number, options: FactorOptions): Pruned {
  const { solution } = options;
  const log: ItemLogEntry[] = [];
  let solved = solve({ ...associated, variables: associated.result.variables }, factors, solution);
  for (;;) {
    const drop = nextDrop(solved, log.length, { factors, solution });
    if (drop === null || (drop.by === "rule" && solution.dropping === "propose")) {
      return { solved, log, next: drop && { variable: drop.variable, reason: drop.reason } };
    }
    const before = itemFigures(solved).find(({ variable }) => variable === drop.variable);
    solved = without(solved, drop.variable, { factors, n: associated.n, solution });
    log.push({
      ...{ step: log.length + 1, variable: drop.variable, reason: drop.reason, by: drop.by },
      ...{ loading: before?.main ?? 0, gap: before?.gap ?? 0, communality: before?.communality ?? 0 },
      rmsrAfter: solved.analysis.fit.rmsr,
    });
  }
}

interface Rule {
  readonly factors: number;
  readonly solution: FactorOptions["solution"];
}

function nextDrop(solved: Solved, step: number, { factors, solution }: Rule): Drop | null {
  const named = solution.dropped[step];
  if (named !== undefined && solved.variables.includes(named.variable)) return { ...named, by: "researcher" };
  if (solved.variables.length <= Math.max(3, factors * solution.itemsPerFactor)) return null;
  const found = worst(itemFigures(solved), { factors, solution });
  return found && { ...found, by: "rule" };
}

/** The item that fails most: low loadings first, then crossed ones, then low communalities. */
function worst(items: readonly ItemFigures[], { factors, solution }: Rule): NextDrop | null {
  const failing = (flag: "low-loading" | "cross-loading" | "low-communality") =>
    items.filter((item) => flagsOf(item, factors, solution).includes(flag));
  const least = (chosen: readonly ItemFigures[], size: (item: ItemFigures) => number) =>
    chosen.toSorted((a, b) => size(a) - size(b))[0];
  const written = (value: number) => formatNumber(value, { min: 2, max: 2 });
  const low = least(failing("low-loading"), ({ main }) => Math.abs(main));
  if (low) {
    return {
      variable: low.variable,
      reason: `Su carga principal es ${written(low.main)} y se pide al menos ${written(solution.mainLoading)}.`,
    };
  }
  const crossed = least(failing("cross-loading"), ({ gap }) => gap);
  if (crossed) {
    return {
      variable: crossed.variable,
      reason: `Sus dos mayores cargas se separan en ${written(crossed.gap)} y se pide al menos ${written(solution.crossGap)}.`,
    };
  }
  const loose = least(failing("low-communality"), ({ communality }) => communality);
  return loose
    ? {
        variable: loose.variable,
        reason: `Su comunalidad es ${written(loose.communality)} y se pide al menos ${written(solution.communality)}.`,
      }
    : null;
}

function without(
  { variables, r }: Solved,
  variable: string,
  { factors, n, solution }: Rule & { readonly n: number },
): Solved {
  const kept = variables.flatMap((name, at) => (name === variable ? [] : [at]));
  const names = kept.map((at) => variables[at] ?? "");
  return solve({ r: r.selection(kept, kept), n, variables: names }, factors, solution);
}
