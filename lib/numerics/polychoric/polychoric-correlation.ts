import { bivariateNormalCdf } from "@/lib/numerics/distributions/bivariate-normal-cdf";
import { normalCdf } from "@/lib/numerics/distributions/normal-cdf";
import { type ContingencyTable } from "@/lib/numerics/polychoric/contingency-table";

export type PolychoricCorrelation = Readonly<{
  rho: number;
  converged: boolean;
  iterations: number;
  /** The likelihood still rises at ±0.9999, where rho was left: the table has (nearly) no cell off one diagonal. */
  isAtBound: boolean;
  emptyCells: number;
  nUsed: number;
}>;

const BOUND = 0.9999;
const SMALLEST = 1e-300;

/** Cell probabilities and their slopes on rho, from the corners between the thresholds. */
class Cells {
  private readonly corners: Float64Array;
  private readonly densities: Float64Array;
  private readonly width: number;

  constructor(
    private readonly a: readonly number[],
    private readonly b: readonly number[],
  ) {
    this.width = b.length + 2;
    this.corners = new Float64Array((a.length + 2) * this.width);
    this.densities = new Float64Array(this.corners.length);
    const last = (a.length + 1) * this.width;
    b.forEach((k, j) => (this.corners[last + j + 1] = normalCdf(k)));
    a.forEach((h, i) => (this.corners[(i + 2) * this.width - 1] = normalCdf(h)));
    this.corners[last + this.width - 1] = 1;
  }

  /** Sets the corners that depend on rho. */
  moveTo(rho: number): void {
    const free = 1 - rho * rho;
    this.a.forEach((h, i) => {
      this.b.forEach((k, j) => {
        const at = (i + 1) * this.width + j + 1;
        this.corners[at] = bivariateNormalCdf(h, k, rho);
        // ∂Φ₂/∂ρ is the bivariate density (Plackett, 1954).
        this.densities[at] =
          Math.exp((2 * rho * h * k - h * h - k * k) / (2 * free)) / (2 * Math.PI * Math.sqrt(free));
      });
    });
  }

  private difference(from: Float64Array, i: number, j: number): number {
    const low = i * this.width + j;
    const high = low + this.width;
    return (from[high + 1] ?? 0) - (from[high] ?? 0) - (from[low + 1] ?? 0) + (from[low] ?? 0);
  }

  probability = (i: number, j: number): number => Math.max(SMALLEST, this.difference(this.corners, i, j));
  slope = (i: number, j: number): number => this.difference(this.densities, i, j);
}

/** The slope of the log-likelihood on rho and its expected information. */
function scoreAt(
  rho: number,
  cells: Cells,
  table: ContingencyTable,
): Readonly<{ score: number; information: number }> {
  cells.moveTo(rho);
  let score = 0;
  let information = 0;
  for (let i = 0; i < table.rows; i += 1) {
    for (let j = 0; j < table.columns; j += 1) {
      const count = table.counts[i * table.columns + j] ?? 0;
      const slope = cells.slope(i, j);
      const ratio = slope / cells.probability(i, j);
      score += count * ratio;
      information += table.n * slope * ratio;
    }
  }
  return { score, information };
}

/**
 * The polychoric correlation of one table (tetrachoric when it is 2 × 2), second step of Olsson (1979, Psychometrika 44, 443–460,
 * sec. 3): the rho that maximises Σ n_ij ln π_ij(rho) with the thresholds held. `a` are the thresholds of the table's rows, `b` those
 * of its columns, one fewer than categories. Fisher scoring kept inside a shrinking bracket; the root of the slope is found to
 * 1e-12. Positive when high goes with high. An empty cell is left empty and counted.
 */
export function polychoricCorrelation(
  table: ContingencyTable,
  a: readonly number[],
  b: readonly number[],
): PolychoricCorrelation {
  const cells = new Cells(a, b);
  const emptyCells = table.counts.reduce((sum, count) => sum + (count === 0 ? 1 : 0), 0);
  let [low, high] = [-BOUND, BOUND];
  let rho = 0;
  let converged = false;
  let iterations = 0;
  while (!converged && iterations < 200) {
    iterations += 1;
    const { score, information } = scoreAt(rho, cells, table);
    if (score > 0) low = rho;
    else high = rho;
    const step = score / information;
    const wanted = rho + step;
    const next = wanted > low && wanted < high ? wanted : (low + high) / 2;
    converged = Math.abs(next - rho) < 1e-12 || score === 0;
    if (score !== 0) rho = next;
  }
  const isAtBound = Math.abs(rho) > BOUND - 1e-9;
  return { rho, converged, iterations, isAtBound, emptyCells, nUsed: table.n };
}
