import { Matrix } from "ml-matrix";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { completeRows, takeRows, type Column } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { smoothCorrelation } from "@/lib/numerics/correlation/smooth-correlation";
import { polychoricMatrix } from "@/lib/numerics/polychoric/polychoric-matrix";
import type { FactorOptions } from "../../schema/factor-options";
import type { MatrixResult } from "../../schema/factor-results";
import type { Prepared } from "./prepare";

/** The matrix that is analysed, and what is said of it. */
export interface Associated {
  readonly r: Matrix;
  readonly n: number;
  readonly columns: readonly Column[];
  readonly result: MatrixResult;
}

/** The correlations of these columns by the kind and the missing rule of the options, positive definite. */
export function associationOf(columns: readonly Column[], { matrix }: Pick<FactorOptions, "matrix">) {
  const used = matrix.missing === "pairwise" ? columns : completeOnly(columns);
  const n = used[0]?.values.length ?? 0;
  if (matrix.correlation === "polychoric") {
    const found = polychoricMatrix(used);
    return { ...found, used, n, emptyCellPairs: found.withEmptyCells.length };
  }
  const { r, pairN } = correlationMatrix(used);
  return { ...smoothCorrelation(r), pairN, used, n, thresholds: null, emptyCellPairs: 0 };
}

/** The association matrix of the prepared answers. */
export function matrixOf({ columns, variables }: Prepared, options: FactorOptions): Associated {
  const found = associationOf(columns, options);
  const { correlation } = options.matrix;
  const pearson = correlation === "pearson" ? null : correlationMatrix(found.used).r;
  const largestDifference = pearson && Matrix.sub(found.r, pearson).abs().max();
  return {
    ...{ r: found.r, n: found.n, columns: found.used },
    result: {
      ...{ correlation, variables, n: found.n, largestDifference },
      r: found.r.to2DArray(),
      leastPairN: found.pairN.min(),
      wasSmoothed: found.wasSmoothed,
      smallestEigenvalue: found.smallestEigenvalue,
      thresholds: found.thresholds,
      emptyCellPairs: found.emptyCellPairs,
      warnings: [
        ...(found.wasSmoothed
          ? [
              `La matriz no era definida positiva (autovalor menor ${formatNumber(found.smallestEigenvalue, { max: 3 })}) y se suavizó.`,
            ]
          : []),
        ...(found.emptyCellPairs > 0
          ? [
              `${countOf(found.emptyCellPairs, "par", "pares")} de preguntas con combinaciones que nadie eligió: su correlación se apoya en pocas respuestas.`,
            ]
          : []),
        ...(largestDifference !== null && largestDifference > 0.1
          ? [
              `Policórica y Pearson difieren hasta en ${formatNumber(largestDifference, { max: 2 })}: informar ambas.`,
            ]
          : []),
      ],
    },
  };
}

function completeOnly(columns: readonly Column[]): readonly Column[] {
  const rows = completeRows(columns);
  return columns.map((column) => takeRows(column, rows));
}
