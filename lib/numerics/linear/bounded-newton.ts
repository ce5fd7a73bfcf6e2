import { Matrix } from "ml-matrix";
import { choleskySolve, findCholesky } from "@/lib/numerics/linear/cholesky";

export type Objective = (
  x: Float64Array,
) => Readonly<{ value: number; gradient: Float64Array; hessian: Matrix }>;

export type Minimum = Readonly<{
  x: Float64Array;
  value: number;
  /** Of the variables not held at a bound. */
  largestGradient: number;
  converged: boolean;
  iterations: number;
}>;

type Bounds = Readonly<{ lower: number; upper: number }>;

/** Variables that a descent may move: not those at a bound that the slope pushes against. */
function freeVariables(x: Float64Array, gradient: Float64Array, { lower, upper }: Bounds): number[] {
  return [...x].flatMap((value, i) => {
    const slope = gradient[i] ?? 0;
    return (value <= lower && slope > 0) || (value >= upper && slope < 0) ? [] : [i];
  });
}

/** The Newton direction of the free variables; a Hessian that is not positive definite is lifted until it is. */
function direction(free: readonly number[], gradient: Float64Array, hessian: Matrix): number[] {
  const h = hessian.selection([...free], [...free]);
  const g = Matrix.columnVector(free.map((i) => -(gradient[i] ?? 0)));
  const size = Math.max(1e-8, ...h.diagonal().map(Math.abs));
  for (let lift = 0; ; lift = lift === 0 ? 1e-6 * size : lift * 10) {
    const lower = findCholesky(Matrix.add(h, Matrix.eye(free.length).mul(lift)));
    if (lower) return choleskySolve(lower, g).to1DArray();
    if (lift > 1e12 * size) return g.to1DArray();
  }
}

function largest(gradient: Float64Array, free: readonly number[]): number {
  return free.reduce((most, i) => Math.max(most, Math.abs(gradient[i] ?? 0)), 0);
}

/**
 * The minimum of a smooth function inside a box, by Newton's method on the variables not held at a bound, with step halving
 * (projected Newton, Bertsekas, 1982). No variable moves by more than `longestStep` at once, so that the minimum found is the one
 * near the start. Stops when no free slope exceeds `tolerance`, when no step betters
 * anything (converged if the slope is at most 1e-7), or when the iterations are used up.
 */
export function boundedNewton(
  objective: Objective,
  start: Float64Array,
  options: Bounds & Readonly<{ longestStep: number; tolerance?: number; maxIterations?: number }>,
): Minimum {
  const { lower, upper, longestStep, tolerance = 1e-12, maxIterations = 500 } = options;
  const clamp = (value: number) => Math.min(upper, Math.max(lower, value));
  let x = start.map(clamp);
  let here = objective(x);
  let free = freeVariables(x, here.gradient, options);
  let slope = largest(here.gradient, free);
  for (let iterations = 0; ; iterations += 1) {
    const done = slope <= tolerance;
    if (done || iterations === maxIterations) {
      return { x, value: here.value, largestGradient: slope, converged: done, iterations };
    }
    const move = direction(free, here.gradient, here.hessian);
    const longest = Math.max(...move.map(Math.abs));
    let found = false;
    for (let scale = Math.min(1, longestStep / longest); scale > 1e-12 && !found; scale /= 2) {
      const next = x.slice();
      free.forEach((i, at) => (next[i] = clamp((x[i] ?? 0) + scale * (move[at] ?? 0))));
      const there = objective(next);
      const nextFree = freeVariables(next, there.gradient, options);
      const nextSlope = largest(there.gradient, nextFree);
      const expected = free.reduce(
        (sum, i) => sum + (here.gradient[i] ?? 0) * ((next[i] ?? 0) - (x[i] ?? 0)),
        0,
      );
      // Near the minimum the function is flat to the last digit; the slope still tells.
      const isFlat = Math.abs(there.value - here.value) <= 1e-13 * Math.max(1e-3, Math.abs(here.value));
      found = there.value <= here.value + 1e-4 * expected || (isFlat && nextSlope < slope);
      if (found) [x, here, free, slope] = [next, there, nextFree, nextSlope];
    }
    if (!found) return { x, value: here.value, largestGradient: slope, converged: slope <= 1e-7, iterations };
  }
}
