import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { degreesOfFreedom } from "@/lib/numerics/extraction/extraction";
import { minimumAveragePartial } from "@/lib/numerics/factor-number/minimum-average-partial";
import { parallelAnalysis, type ParallelComparison } from "@/lib/numerics/factor-number/parallel-analysis";
import type { ParallelPlan } from "@/lib/numerics/factor-number/parallel-chunk";
import { NumericsError } from "@/lib/numerics/numerics-error";
import type { FactorOptions } from "../../schema/factor-options";
import type { NeighbourFit, NumberResult } from "../../schema/factor-results";
import type { Associated } from "./matrix";
import type { FactorTools, KeptDraws } from "./order";
import { residualsOf, solve, weakFactors } from "./solve";

/** How many factors: parallel analysis with its band, MAP, and the fit of one fewer, as many and one more. `kept` spares the draws. */
export async function numberOf(
  associated: Associated,
  options: FactorOptions,
  { tools, kept }: { readonly tools: FactorTools; readonly kept: KeptDraws | null },
): Promise<NumberResult> {
  const { r } = associated;
  const { draws, quantile, basis } = options.number;
  const compared = kept ?? (await compareWithChance(associated, options, tools));
  const { components, suggestedComponents, suggestedFactors } = compared;
  const isOnComponents = basis === "components";
  const suggested = isOnComponents ? suggestedComponents : suggestedFactors;
  const asked = options.number.factors;
  const chosen = asked ?? Math.max(1, Math.min(suggested, mostFactors(r.rows)));
  const map = minimumAveragePartial(r);
  return {
    ...{ draws, quantile, components: inOrder(components), factors: inOrder(compared.factors) },
    ...{ suggestedComponents, suggestedFactors },
    map: { squared: map.squared, suggested: map.suggestedSquared, suggestedFourth: map.suggestedFourth },
    kaiser: components.observed.filter((value) => value > 1).length,
    ...{ chosen, chosenBy: asked === null ? "parallel" : "researcher" },
    neighbours: [chosen - 1, chosen, chosen + 1].flatMap((factors) =>
      neighbourOf(associated, factors, options),
    ),
    warnings: warningsOf({
      ...{ suggested, chosen, map: map.suggestedSquared },
      other: isOnComponents ? suggestedFactors : suggestedComponents,
    }),
  };
}

/** The eigenvalues beside those of random data of the same size. */
async function compareWithChance(
  { r, n, columns }: Associated,
  { number, matrix }: FactorOptions,
  tools: FactorTools,
): Promise<KeptDraws> {
  const { draws, seed, quantile, data } = number;
  const plan: ParallelPlan =
    data === "normal"
      ? { kind: "normal", rows: n, items: r.rows }
      : { kind: "permuted", columns, association: matrix.correlation };
  const chunks = await tools.draw({ plan, seed, draws, withFactors: true });
  const { components, factors } = parallelAnalysis(r, chunks, quantile);
  if (factors === null) throw new RangeError("The draws were asked for with factors.");
  return {
    ...{ components: bandOf(components), factors: bandOf(factors) },
    ...{ suggestedComponents: components.suggested, suggestedFactors: factors.suggested },
  };
}

/** Its parts in one order: the database keeps its own, and equal results are equal bytes. */
function inOrder({ observed, mean, band }: NumberResult["components"]): NumberResult["components"] {
  return { observed, mean, band };
}

function bandOf({ observed, mean, quantile }: ParallelComparison) {
  return { observed, mean, band: quantile };
}

/** The most factors that so many items determine. */
function mostFactors(items: number): number {
  let most = 1;
  while (most + 1 < items && degreesOfFreedom(items, most + 1) >= 0) most += 1;
  return most;
}

/** The fit of another number of factors; nothing when the items do not determine it. */
function neighbourOf(
  { r, n, result }: Associated,
  factors: number,
  { solution }: FactorOptions,
): readonly NeighbourFit[] {
  if (factors < 1 || factors > mostFactors(r.rows)) return [];
  try {
    const solved = solve({ r, n, variables: result.variables }, factors, solution);
    const { fit, extraction, converged } = solved.analysis;
    const residuals = residualsOf(solved).map(({ residual }) => Math.abs(residual));
    const { rmsr, rmsea, tli, bic } = fit;
    return [
      {
        ...{ factors, rmsr, rmsea, tli, bic, converged },
        largestResidual: residuals[0] ?? 0,
        residualsOver10: residuals.filter((residual) => residual > 0.1).length,
        weakFactors: weakFactors(solved, solution).length,
        heywood: extraction.heywood.map((at) => result.variables[at] ?? ""),
      },
    ];
  } catch (error) {
    if (error instanceof NumericsError) return [];
    throw error;
  }
}

interface Numbers {
  readonly suggested: number;
  readonly chosen: number;
  readonly map: number;
  /** What the other kind of eigenvalues suggests. */
  readonly other: number;
}

function warningsOf({ suggested, chosen, map, other }: Numbers): readonly string[] {
  return [
    ...(suggested === 0
      ? ["El análisis paralelo no encuentra ningún factor: se muestra uno solo para mirar."]
      : []),
    ...(chosen !== suggested && suggested > 0
      ? [
          `Se usan ${countOf(chosen, "factor", "factores")} y el análisis paralelo sugiere ${formatNumber(suggested)}: explicar por qué.`,
        ]
      : []),
    ...(map !== suggested
      ? [
          `MAP sugiere ${formatNumber(map)} y el análisis paralelo ${formatNumber(suggested)}: comparar ambas soluciones.`,
        ]
      : []),
    ...(other !== suggested
      ? [`Con los otros autovalores el análisis paralelo sugiere ${formatNumber(other)}; suele pasar.`]
      : []),
  ];
}
