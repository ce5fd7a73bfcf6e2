import type { Matrix } from "ml-matrix";
import { WrongUsage, type Command } from "@/lib/cli/command";
import {
  nameList,
  oneOf,
  onlyFile,
  readWords,
  wholeNumber,
  type CommandWords,
} from "@/lib/cli/command-options";
import { inWords, requireMoreRows } from "@/lib/cli/numerics-refusal";
import { readColumns, readMatrix } from "@/lib/cli/read-columns";
import { samplingAdequacy } from "@/lib/numerics/adequacy/sampling-adequacy";
import { sphericityTest } from "@/lib/numerics/adequacy/sphericity-test";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { smoothCorrelation } from "@/lib/numerics/correlation/smooth-correlation";
import { factorAnalysis, type FactorAnalysis } from "@/lib/numerics/extraction/factor-analysis";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";
import { polychoricMatrix } from "@/lib/numerics/polychoric/polychoric-matrix";

interface Input {
  readonly items: readonly string[];
  readonly matrix: Matrix;
  readonly n: number;
}

/** An exploratory factor analysis of the columns of a file, or of a correlation matrix, as one document. */
export const efa: Command = {
  name: "efa",
  usage:
    "ARCHIVO.csv --items a,b,c --factors K [--extraction minres|ml|pa] [--rotation none|varimax|promax|oblimin|geomin] [--kaiser] [--correlation pearson|polychoric], o --matrix R.csv --n N en vez del archivo",
  summary: "análisis factorial exploratorio de un CSV o de una matriz de correlaciones",
  needsDatabase: false,
  async run(args) {
    const words = readWords(args, {
      values: ["items", "factors", "extraction", "rotation", "correlation", "matrix", "n"],
      flags: ["kaiser"],
    });
    const options = {
      factors: wholeNumber(words, "factors", { least: 1 }),
      extraction: oneOf(words, "extraction", { allowed: ["minres", "ml", "pa"], otherwise: "minres" }),
      rotation: oneOf(words, "rotation", {
        allowed: ["none", "varimax", "promax", "oblimin", "geomin"],
        otherwise: "oblimin",
      }),
      ...(words.flags.has("kaiser") ? { kaiser: true } : {}),
      ...{ starts: 0, seed: 1 },
    };
    const input = await readInput(words);
    return inWords(input.items, () => {
      const { r: matrix, wasSmoothed } = smoothCorrelation(input.matrix);
      return { ...toDocument(input, matrix, factorAnalysis(matrix, input.n, options)), wasSmoothed };
    });
  },
};

async function readInput(words: CommandWords): Promise<Input> {
  const matrixFile = words.values.get("matrix");
  if (matrixFile === undefined) return fromColumns(words);
  const extra = ["items", "correlation"].find((name) => words.values.has(name));
  if (extra !== undefined || words.plain.length > 0) {
    throw new WrongUsage(`Con --matrix no va ${extra === undefined ? "otro archivo" : `--${extra}`}.`);
  }
  const n = wholeNumber(words, "n", { least: 3 });
  const { items, matrix } = await readMatrix(matrixFile);
  requireMoreRows(n, items);
  return { items, matrix, n };
}

async function fromColumns(words: CommandWords): Promise<Input> {
  if (words.values.has("n")) throw new WrongUsage("--n va solo con --matrix.");
  const kind = oneOf(words, "correlation", { allowed: ["pearson", "polychoric"], otherwise: "pearson" });
  const { items, columns, rows } = await readColumns(onlyFile(words), { items: nameList(words, "items") });
  requireMoreRows(rows, items);
  const { r } = await inWords(items, () =>
    kind === "pearson" ? correlationMatrix(columns) : polychoricMatrix(columns),
  );
  return { items, matrix: r, n: rows };
}

function toDocument({ items, n }: Input, matrix: Matrix, result: FactorAnalysis) {
  const kmo = samplingAdequacy(matrix);
  const { chiSquare, df, p } = sphericityTest(matrix, n);
  const { fit, extraction } = result;
  return {
    ...{ n, items },
    correlation: matrix.to2DArray(),
    kmo: { overall: kmo.overall, items: kmo.items },
    bartlett: { chiSquare, df, p },
    eigenvalues: [...symmetricEigen(matrix).values],
    loadings: result.loadings.to2DArray(),
    phi: result.phi.to2DArray(),
    communalities: result.communalities,
    uniquenesses: result.uniquenesses,
    ssLoadings: result.sumsOfSquares,
    fit: {
      ...{ chiSquare: fit.chiSquare, df: fit.df, p: fit.p, rmsea: fit.rmsea },
      rmseaCi90: fit.rmseaCi90 === null ? null : [fit.rmseaCi90.low, fit.rmseaCi90.high],
      ...{ tli: fit.tli, bic: fit.bic, rmsr: fit.rmsr },
    },
    converged: result.converged,
    heywood: extraction.heywood.map((at) => items[at] ?? null),
  };
}
