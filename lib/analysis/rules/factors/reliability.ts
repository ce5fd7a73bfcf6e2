import { joinWords } from "@/lib/format/text";
import { groupRows } from "@/lib/numerics/agreement/group-rows";
import { takeRows, type Column } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { covarianceMatrix } from "@/lib/numerics/correlation/covariance-matrix";
import { bootstrapInterval } from "@/lib/numerics/inference/bootstrap-interval";
import { resampleGroups, resampleRows } from "@/lib/numerics/inference/resample";
import { cronbachAlpha } from "@/lib/numerics/reliability/cronbach-alpha";
import { itemAnalysis } from "@/lib/numerics/reliability/item-analysis";
import { omegaTotal } from "@/lib/numerics/reliability/omega-total";
import type { FactorOptions } from "../../schema/factor-options";
import type { FactorReliability, ReliabilityResult } from "../../schema/factor-results";
import type { Prepared } from "./prepare";
import { itemFigures, type Solved } from "./solve";

/** The items whose main loading is on a factor, by their place in the matrix that was solved and in the columns. */
export interface Scale {
  readonly factor: number;
  readonly variables: readonly string[];
  readonly inMatrix: readonly number[];
  readonly columns: readonly Column[];
  readonly range: { readonly lowest: number; readonly highest: number };
}

/** One scale for each factor with two items or more. */
export function scalesOf(solved: Solved, { variables, columns, scales }: Prepared): readonly Scale[] {
  const figures = itemFigures(solved);
  return Array.from({ length: solved.analysis.loadings.columns }, (_, factor) => {
    const inMatrix = figures.flatMap((item, at) => (item.factor === factor ? [at] : []));
    const names = inMatrix.map((at) => solved.variables[at] ?? "");
    const places = names.map((name) => variables.indexOf(name));
    const average = (end: "lowest" | "highest") =>
      places.reduce((sum, place) => sum + (scales[place]?.[end] ?? 0), 0) / Math.max(1, places.length);
    return {
      ...{ factor, variables: names, inMatrix },
      columns: places.flatMap((place) => columns[place] ?? []),
      range: { lowest: average("lowest"), highest: average("highest") },
    };
  }).filter(({ columns: own }) => own.length > 1);
}

/** Alpha, omega and item statistics of every scale; ordinal ones too when the matrix is polychoric. */
export function reliabilityOf(
  { solved, prepared }: { readonly solved: Solved; readonly prepared: Prepared },
  options: FactorOptions,
): ReliabilityResult {
  const factors = scalesOf(solved, prepared).map((scale) =>
    scaleReliability(scale, { solved, prepared }, options),
  );
  const low = factors.filter(({ alpha }) => alpha < 0.7).map(({ factor }) => `F${factor + 1}`);
  const worse = factors.flatMap(({ alpha, items }) =>
    items
      .filter(({ alphaIfDropped }) => (alphaIfDropped ?? 0) > alpha + 0.01)
      .map(({ variable }) => variable),
  );
  return {
    factors,
    warnings: [
      ...(low.length > 0
        ? [`Alfa bajo 0,70 en ${joinWords(low)}: el puntaje serviría solo para explorar.`]
        : []),
      ...(worse.length > 0 ? [`Sin ${joinWords(worse, "o")} el alfa de su factor subiría.`] : []),
    ],
  };
}

function scaleReliability(
  { factor, variables, inMatrix, columns }: Scale,
  { solved, prepared }: { readonly solved: Solved; readonly prepared: Prepared },
  { matrix, reliability }: FactorOptions,
): FactorReliability {
  const analysis = itemAnalysis(columns);
  const ordinal =
    matrix.correlation === "polychoric" ? solved.r.selection([...inMatrix], [...inMatrix]) : null;
  const hasOmega = columns.length > 2;
  return {
    ...{ factor, variables, n: analysis.nUsed, alpha: analysis.alpha },
    alphaFeldt95: [analysis.interval.low, analysis.interval.high],
    alphaBootstrap95:
      reliability.bootstrapDraws === 0 ? null : bootstrapAlpha(columns, prepared, reliability),
    standardisedAlpha: analysis.standardisedAlpha,
    omega: hasOmega ? omegaTotal(correlationMatrix(columns).r).omega : null,
    ordinalAlpha: ordinal && cronbachAlpha(ordinal),
    ordinalOmega: ordinal && hasOmega ? omegaTotal(ordinal).omega : null,
    items: analysis.items.map(({ mean, sd, itemRest, alphaIfDropped }, at) => ({
      variable: variables[at] ?? "",
      ...{ mean, sd, itemRest, alphaIfDropped },
    })),
  };
}

/** By whole schools where there are some, whose students are alike. */
function bootstrapAlpha(
  columns: readonly Column[],
  { schools }: Prepared,
  { bootstrapDraws, seed }: FactorOptions["reliability"],
): readonly [number, number] {
  const resample =
    schools !== null && schools.names.length > 1
      ? resampleGroups(schools)
      : resampleRows(columns[0]?.values.length ?? 0);
  const estimate = (rows: Uint32Array) =>
    cronbachAlpha(covarianceMatrix(columns.map((column) => takeRows(column, rows))).covariance);
  const { low, high } = bootstrapInterval(resample, estimate, { draws: bootstrapDraws, seed });
  return [low, high];
}

/** Cases as groups of one, where there are no schools to keep whole. */
export function caseByCase(rows: number) {
  return groupRows(Array.from({ length: rows }, (_, row) => String(row)));
}
