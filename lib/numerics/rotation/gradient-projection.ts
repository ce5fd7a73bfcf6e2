import { inverse, Matrix } from "ml-matrix";

/** What a rotation makes small, and its slope on each loading. */
export type Criterion = (loadings: Matrix) => Readonly<{ value: number; slope: Matrix }>;

export type ObliqueEnd = Readonly<{
  loadings: Matrix;
  phi: Matrix;
  /** Columns of length one; start the next run here. */
  turn: Matrix;
  criterion: number;
  converged: boolean;
  iterations: number;
}>;

/** Columns scaled to length one. */
function normalised(turn: Matrix): Matrix {
  const lengths = Array.from({ length: turn.columns }, (_, j) => Math.hypot(...turn.getColumn(j)));
  return turn.clone().divRowVector(lengths);
}

type Place = Readonly<{ turn: Matrix; loadings: Matrix; value: number; slope: Matrix }>;

/** Loadings, criterion and its slope on the turning matrix. */
function placeAt(turn: Matrix, unrotated: Matrix, criterion: Criterion): Place {
  const back = inverse(turn);
  const loadings = unrotated.mmul(back.transpose());
  const { value, slope } = criterion(loadings);
  return { turn, loadings, value, slope: loadings.transpose().mmul(slope).mmul(back).transpose().mul(-1) };
}

/** The slope less what would only lengthen a column. */
function projected({ turn, slope }: Place): Matrix {
  const along = Array.from({ length: turn.columns }, (_, j) => {
    const column = slope.getColumn(j);
    return turn.getColumn(j).reduce((sum, value, i) => sum + value * (column[i] ?? 0), 0);
  });
  return Matrix.sub(slope, turn.clone().mulRowVector(along));
}

type Reached = Readonly<{ place: Place; descent: Matrix; length: number }>;

function reach(turn: Matrix, unrotated: Matrix, criterion: Criterion): Reached {
  const place = placeAt(turn, unrotated, criterion);
  const descent = projected(place);
  return { place, descent, length: descent.norm() };
}

/** Whether a step is worth taking: by the criterion, or by the slope where the criterion is flat to its last digits. */
function isBetter(there: Reached, here: Reached, step: number): boolean {
  const gain = here.place.value - there.place.value;
  if (gain > 0.5 * here.length * here.length * step) return true;
  return Math.abs(gain) <= 1e-13 * Math.max(1e-3, Math.abs(here.place.value)) && there.length < here.length;
}

/**
 * An oblique rotation that minimises `criterion`, by gradient projection (Jennrich, 2002; Bernaards & Jennrich, 2005, GPFoblq), from
 * the turning matrix `start`. Stops when the projected slope's length is at most `tolerance` or no step betters anything; `converged`
 * asks for a length of 1e-5 at most, GPArotation's default.
 */
export function gradientProjection(
  unrotated: Matrix,
  criterion: Criterion,
  options: Readonly<{ start: Matrix; tolerance: number; maxIterations: number }>,
): ObliqueEnd {
  let here = reach(options.start, unrotated, criterion);
  let step = 1;
  let iterations = 0;
  let isStuck = false;
  while (here.length > options.tolerance && iterations < options.maxIterations && !isStuck) {
    iterations += 1;
    step *= 2;
    isStuck = true;
    for (let halving = 0; halving <= 30 && isStuck; halving += 1) {
      const moved = normalised(Matrix.sub(here.place.turn, Matrix.mul(here.descent, step)));
      const there = reach(moved, unrotated, criterion);
      if (isBetter(there, here, step)) {
        here = there;
        isStuck = false;
      } else step /= 2;
    }
  }
  const { loadings, turn, value } = here.place;
  const phi = turn.transpose().mmul(turn);
  for (let j = 0; j < phi.rows; j += 1) phi.set(j, j, 1);
  return { loadings, phi, turn, criterion: value, converged: here.length <= 1e-5, iterations };
}
