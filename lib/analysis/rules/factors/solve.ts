import type { Matrix } from "ml-matrix";
import { factorAnalysis, type FactorAnalysis } from "@/lib/numerics/extraction/factor-analysis";
import type { FactorOptions } from "../../schema/factor-options";
import {
  itemFlags,
  type FactorSolution,
  type ItemFlag,
  type SolutionItem,
} from "../../schema/factor-solution";

type SolutionOptions = FactorOptions["solution"];

/** A solution with the items it is about, in the order of the matrix. */
export interface Solved {
  readonly variables: readonly string[];
  readonly r: Matrix;
  readonly analysis: FactorAnalysis;
}

/** Extracts and rotates `factors` factors of a matrix by the options. */
export function solve(
  { r, n, variables }: { readonly r: Matrix; readonly n: number; readonly variables: readonly string[] },
  factors: number,
  { extraction, rotation, kaiser, starts }: SolutionOptions,
): Solved {
  const turn = kaiser ? { kaiser } : {};
  const analysis = factorAnalysis(r, n, { factors, extraction, rotation, ...turn, starts, seed: 1 });
  return { variables, r, analysis };
}

/** What the item rule looks at. */
export interface ItemFigures {
  readonly variable: string;
  readonly factor: number;
  readonly main: number;
  /** Main loading less the second, in size; one factor: the main loading. */
  readonly gap: number;
  readonly communality: number;
}

/** Main factor, loading, gap and communality of every item, in the order of the matrix. */
export function itemFigures({ variables, analysis }: Solved): readonly ItemFigures[] {
  return variables.map((variable, at) => {
    const row = analysis.loadings.getRow(at);
    const sizes = row.map(Math.abs);
    const factor = sizes.indexOf(Math.max(...sizes));
    const second = Math.max(0, ...sizes.filter((_, other) => other !== factor));
    const size = sizes[factor] ?? 0;
    return {
      ...{ variable, factor, main: row[factor] ?? 0, gap: size - second },
      communality: analysis.communalities[at] ?? 0,
    };
  });
}

/** How each item fares against the rule. */
export function flagsOf(item: ItemFigures, factors: number, options: SolutionOptions): readonly ItemFlag[] {
  const marks: Readonly<Record<ItemFlag, boolean>> = {
    "low-loading": Math.abs(item.main) < options.mainLoading,
    "cross-loading": factors > 1 && item.gap < options.crossGap,
    "low-communality": item.communality < options.communality,
    negative: item.main < 0,
  };
  return itemFlags.filter((flag) => marks[flag]);
}

/** The solution as it is shown: items sorted by factor and by the size of their main loading. */
export function toSolution(solved: Solved, options: SolutionOptions): FactorSolution {
  const { analysis } = solved;
  const { fit, rotation, extraction } = analysis;
  const factors = analysis.loadings.columns;
  const items = itemFigures(solved).map((item, at): SolutionItem & { readonly size: number } => ({
    ...{ variable: item.variable, factor: item.factor, size: Math.abs(item.main) },
    loadings: analysis.loadings.getRow(at),
    structure: analysis.structure.getRow(at),
    communality: analysis.communalities[at] ?? 0,
    uniqueness: analysis.uniquenesses[at] ?? 0,
    complexity: analysis.complexity[at] ?? 0,
    isHeywood: extraction.heywood.includes(at),
    flags: flagsOf(item, factors, options),
  }));
  return {
    factors,
    n: analysis.nUsed,
    items: items
      .toSorted((a, b) => a.factor - b.factor || b.size - a.size)
      .map(({ size: _size, ...item }) => item),
    phi: analysis.phi.to2DArray(),
    sumsOfSquares: analysis.sumsOfSquares,
    varianceShare: analysis.varianceShare,
    cumulativeShare: analysis.cumulativeShare,
    fit: {
      ...{ chiSquare: fit.chiSquare, df: fit.df, p: fit.p, rmsea: fit.rmsea, tli: fit.tli },
      rmseaCi90: fit.rmseaCi90 && [fit.rmseaCi90.low, fit.rmseaCi90.high],
      ...{ bic: fit.bic, rmsr: fit.rmsr },
    },
    largestResiduals: residualsOf(solved).slice(0, 10),
    converged: analysis.converged,
    localOptima: rotation.localOptima,
    weakFactors: weakFactors(solved, options),
  };
}

/** Pairs and what the solution leaves of their correlation, largest first. */
export function residualsOf({ analysis, variables }: Solved) {
  const pairs = variables.flatMap((a, i) =>
    variables.slice(0, i).map((b, j) => ({ a, b, residual: analysis.residuals.get(i, j) })),
  );
  return pairs.toSorted((x, y) => Math.abs(y.residual) - Math.abs(x.residual));
}

/** Factors on which fewer items than asked for load mainly and enough. */
export function weakFactors(
  solved: Solved,
  { itemsPerFactor, mainLoading }: SolutionOptions,
): readonly number[] {
  const figures = itemFigures(solved);
  return Array.from({ length: solved.analysis.loadings.columns }, (_, factor) => factor).filter(
    (factor) =>
      figures.filter((item) => item.factor === factor && Math.abs(item.main) >= mainLoading).length <
      itemsPerFactor,
  );
}
